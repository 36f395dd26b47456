"""What a choice draws again: little where a footprint is chosen, all where the view changes."""

from __future__ import annotations

import re
import zlib

from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.in_browser import chosen, open_map, open_section, pill, side, until_drawn

DEVON = "E54000037"
SIDE_PANEL = 1
"""Where Streamlit's messages place the side panel; 0 is the main part of the page."""


def message(frame: str | bytes) -> ForwardMsg:
    """A message of the server."""
    read = ForwardMsg()
    read.ParseFromString(message_bytes(frame))
    return read


def on_the_wire(frames: list[str | bytes], before: list[str | bytes]) -> int:
    """Bytes of messages as a connection compresses them that has carried others before."""
    deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    for frame in before:
        deflate.compress(message_bytes(frame))
    deflate.flush(zlib.Z_SYNC_FLUSH)
    return sum(
        len(deflate.compress(message_bytes(frame)) + deflate.flush(zlib.Z_SYNC_FLUSH))
        for frame in frames
    )


def message_bytes(frame: str | bytes) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()


def ends_a_run(frame: str | bytes) -> bool:
    return message(frame).WhichOneof("type") == "script_finished"


def test_a_click_on_the_map_sends_little_and_draws_only_what_depends_on_it(page: Page):
    sockets: list[WebSocket] = []
    received: list[str | bytes] = []

    def listen(socket: WebSocket) -> None:
        sockets.append(socket)
        socket.on("framereceived", lambda data: received.append(data))  # noqa: PLW0108

    page.on("websocket", listen)
    frame = open_map(page)
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(44)
    until_drawn(page)
    before, received[:] = received[:], []
    with sockets[0].expect_event("framereceived", ends_a_run):
        frame.locator(f'path[data-code="{DEVON}"]').click(force=True)
    expect(page.locator(".stp-details h2")).to_have_text("Devon")
    assert 0 < on_the_wire(received, before) < 3_000
    placed = [list(message(each).metadata.delta_path) for each in received]
    assert any(placed), "something is drawn again"
    assert not [path for path in placed if path and path[0] == SIDE_PANEL]


def test_a_step_of_the_timeline_changes_headline_and_side_panel_too(page: Page):
    open_map(page)
    panel = open_section(page, "Timeline")
    panel.get_by_role("button", name="Previous step").click()
    expect(page.locator(".stp-headline")).to_contain_text("8 of the 44")
    expect(side(page).get_by_role("slider", name="As at")).to_have_attribute(
        "aria-valuetext", "15 March 2016"
    )
    expect(side(page).locator(".stp-moment")).to_contain_text("15 March 2016: ")
    expect(chosen(page, "Mark on the map")).to_have_text("Changes of leader")


def test_a_claim_is_shown_on_map_headline_and_side_panel(page: Page):
    open_map(page, "/?region=london&as_at=latest-known")
    panel = open_section(page, "Claims checked")
    link = panel.get_by_role("link").first
    query = link.get_attribute("data-view") or ""
    assert "region=" not in query
    link.click()
    expect(page).to_have_url(re.compile(re.escape(query) + "$"))
    expect(page.locator(".stp-headline")).not_to_contain_text("are shown")
    expect(page.locator(".stp-figures dd").first).to_have_text("44 of 44")
    expect(pill(page, "London (5)")).to_have_attribute("aria-pressed", "false")
    expect(side(page).get_by_role("slider", name="As at")).to_have_attribute(
        "aria-valuetext", "30 March 2016"
    )


def test_going_back_twice_quickly_goes_back_two_steps(page: Page):
    open_map(page)
    pill(page, "London (5)").click()
    expect(page.locator(".stp-figures dd").first).to_have_text("5 of 44")
    side(page).get_by_text("Labels").click()
    expect(page).to_have_url(re.compile("labels=on"))
    until_drawn(page)
    page.evaluate("history.back()")
    page.evaluate("history.back()")
    expect(page.locator(".stp-figures dd").first).to_have_text("44 of 44")
    expect(side(page).get_by_label("Labels")).not_to_be_checked()
    until_drawn(page)
    assert "?" not in page.url

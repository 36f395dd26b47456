"""A pick is shown at once, and what the server says of it is what stays."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Page, expect

from tests.in_browser import open_map

DEVON, SOMERSET = "E54000037", "E54000038"

HOLD_BACK = """() => {
  const send = WebSocket.prototype.send, held = [];
  WebSocket.prototype.send = function (message) { held.push([this, message]); };
  window.letGo = (most = Infinity) => {
    if (most === Infinity) WebSocket.prototype.send = send;
    held.splice(0, most).forEach(([socket, message]) => send.call(socket, message));
  };
}"""
"""From here on the server hears nothing, until all or the first few messages are let go."""

NOTE_HEADINGS = """() => {
  window.headings = [];
  const details = document.querySelector(".stp-details");
  new MutationObserver(() => headings.push(details.querySelector("h2").textContent))
    .observe(details, { childList: true });
}"""


def footprint(frame: FrameLocator, code: str):
    """A footprint on the map."""
    return frame.locator(f'path[data-code="{code}"]')


def heading(page: Page):
    """The heading of the details."""
    return page.locator(".stp-details h2")


def row(page: Page, code: str):
    """A row of the table."""
    return page.locator(f'[data-stp-table] tr[data-code="{code}"]')


def test_a_pick_on_the_map_is_shown_before_the_server_answers(page: Page):
    frame = open_map(page)
    expect(row(page, DEVON)).to_be_attached()
    page.evaluate(HOLD_BACK)
    footprint(frame, DEVON).click(force=True)
    expect(heading(page)).to_have_text("Devon")
    expect(page.locator(".stp-details")).to_contain_text("Angela Pedder OBE")
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "true")
    expect(row(page, DEVON)).to_have_class("stp-selected")
    assert "stp=" not in page.url
    page.evaluate("letGo()")
    expect(page).to_have_url(re.compile(f"stp={DEVON}"))
    expect(heading(page)).to_have_text("Devon")


def test_a_row_a_link_and_clear_selection_are_shown_at_once_too(page: Page):
    frame = open_map(page)
    row(page, DEVON).get_by_role("button").click()
    expect(page).to_have_url(re.compile(f"stp={DEVON}"))
    page.evaluate(HOLD_BACK)
    page.locator(".stp-details").get_by_role("link", name="Somerset").click()
    expect(heading(page)).to_have_text("Somerset")
    expect(heading(page)).to_be_focused()
    expect(footprint(frame, SOMERSET)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Clear selection").click()
    expect(heading(page)).to_have_text("Details")
    expect(footprint(frame, SOMERSET)).to_have_attribute("aria-pressed", "false")
    row(page, DEVON).get_by_role("button").click()
    expect(heading(page)).to_have_text("Devon")


def test_two_quick_picks_end_at_the_second_and_never_go_back(page: Page):
    frame = open_map(page)
    page.evaluate(HOLD_BACK)
    page.evaluate(NOTE_HEADINGS)
    footprint(frame, DEVON).click(force=True)
    expect(heading(page)).to_have_text("Devon")
    footprint(frame, SOMERSET).click(force=True)
    expect(heading(page)).to_have_text("Somerset")
    page.evaluate("letGo()")
    expect(page).to_have_url(re.compile(f"stp={SOMERSET}"))
    expect(footprint(frame, SOMERSET)).to_have_attribute("aria-pressed", "true")
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("headings") == ["Devon", "Somerset"]


def test_what_the_server_never_answers_is_taken_back(page: Page):
    frame = open_map(page)
    page.evaluate(HOLD_BACK)
    footprint(frame, DEVON).click(force=True)
    expect(heading(page)).to_have_text("Devon")
    expect(heading(page)).to_have_text("Details")
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "false")


def test_the_way_back_ends_a_pick(page: Page):
    frame = open_map(page, f"/?stp={SOMERSET}")
    footprint(frame, DEVON).click(force=True)
    expect(page).to_have_url(re.compile(f"stp={DEVON}"))
    page.evaluate(HOLD_BACK)
    footprint(frame, DEVON).click(force=True)
    expect(heading(page)).to_have_text("Details")
    page.evaluate("history.back()")
    expect(page).to_have_url(re.compile(f"stp={SOMERSET}"))
    expect(heading(page)).to_have_text("Devon")  # what the server said last


def test_details_that_can_t_be_had_say_so_and_are_tried_again(page: Page, page_requests):
    page_requests.expected.append("net::ERR_FAILED")
    page.route("**/facts-details-*", lambda route: route.abort())
    frame = open_map(page)
    footprint(frame, DEVON).click(force=True)
    expect(page.locator(".stp-details")).to_contain_text("could not be loaded. Reload the page")
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "true")
    page.unroute("**/facts-details-*")
    footprint(frame, SOMERSET).click(force=True)
    expect(heading(page)).to_have_text("Somerset")


def test_on_a_day_of_its_own_what_is_said_of_that_day_waits_for_the_server(page: Page):
    """Facts know the days on which something happened; the page shows any day."""
    frame = open_map(page, "/?as_at=2016-03-16")
    page.evaluate(HOLD_BACK)
    footprint(frame, SOMERSET).click(force=True)
    expect(footprint(frame, SOMERSET)).to_have_attribute("aria-pressed", "true")
    expect(heading(page)).to_have_text("Details")
    page.evaluate("letGo()")
    expect(page.locator(".stp-details")).to_contain_text(
        "No leader was public before 30 March 2016."
    )


def test_an_answer_that_repeats_what_was_drawn_three_runs_ago_is_understood(page: Page):
    """Streamlit names it instead of sending it, if the browser had it when the gesture was made.

    By then the browser may have had another answer, and have forgotten it.
    """
    frame = open_map(page)
    clear = page.get_by_role("button", name="Clear selection")
    footprint(frame, SOMERSET).click(force=True)
    expect(page).to_have_url(re.compile(f"stp={SOMERSET}"))
    clear.click()
    expect(page).not_to_have_url(re.compile("stp="))
    footprint(frame, DEVON).click(force=True)
    expect(page).to_have_url(re.compile(f"stp={DEVON}"))
    page.evaluate(HOLD_BACK)
    footprint(frame, SOMERSET).click(force=True)
    expect(heading(page)).to_have_text("Somerset")
    clear.click()
    expect(heading(page)).to_have_text("Details")
    page.evaluate("letGo(1)")
    expect(page).to_have_url(re.compile(f"stp={SOMERSET}"))
    page.evaluate("letGo()")
    expect(page).not_to_have_url(re.compile("stp="))
    expect(page.get_by_role("heading", name="Details")).to_be_visible()
    expect(footprint(frame, SOMERSET)).to_have_attribute("aria-pressed", "false")

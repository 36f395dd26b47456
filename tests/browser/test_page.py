"""What a person does with the page, in a real browser, with every other host blocked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.in_browser import choose, map_frame, pill, side, until_drawn

DEVON = "E54000037"
SOMERSET = "E54000038"


def open_map(page: Page, address: str = "/") -> FrameLocator:
    """Open an address and wait until the map is painted."""
    page.goto(address)
    frame = page.frame_locator(".st-key-map iframe")
    expect(frame.locator("html[data-painted]")).to_be_attached()
    return frame


def footprint(frame: FrameLocator, code: str) -> Locator:
    """A footprint's polygon."""
    return frame.locator(f'path[data-code="{code}"]')


def click_on(frame: FrameLocator, code: str) -> None:
    """Click in the middle of a footprint; outlines above it let the click through."""
    footprint(frame, code).click(force=True)


def fills(frame: FrameLocator) -> list[str | None]:
    """The fill of every footprint, in number order."""
    return frame.locator("path[data-code]").evaluate_all(
        "paths => paths.map(path => path.getAttribute('fill'))"
    )


def ends_a_run(frame: str | bytes) -> bool:
    """Whether a message of the server says that a run of the page has ended."""
    message = ForwardMsg()
    message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
    return message.WhichOneof("type") == "script_finished"


def details(page: Page) -> Locator:
    return page.locator(".stp-details").first


def test_the_page_opens_on_44_painted_footprints_with_title_headline_and_figures(reading):
    page = reading()
    frame = map_frame(page)
    expect(page).to_have_title("STP footprints of England")
    expect(page.get_by_role("heading", name="STP footprints of England")).to_be_visible()
    expect(page.locator(".stp-headline")).to_have_text(
        "41 of the 44 footprints have a leader confirmed by NHS England; "
        "5 of the names could not be verified; "
        "together the 44 serve 57.5 million registered patients"
    )
    painted = fills(frame)
    assert len(painted) == 44
    assert len(set(painted)) == 5
    assert page.locator(".stp-figures dd").all_inner_texts() == [
        "44 of 44",
        "57.5 million",
        "1.31 million",
        "41 of 44",
    ]


def test_panel_map_and_details_stand_side_by_side_on_a_desktop(reading):
    """Streamlit has styles of its own for the same places, which must not win."""
    page = reading()
    panel, title, drawn, told = (
        box_of(page, place)
        for place in (".stp-panel", ".stp-title", ".st-key-map iframe", ".stp-details")
    )
    assert (panel["x"], panel["y"], panel["height"]) == (0, 0, page.viewport_size["height"])
    assert panel["x"] + panel["width"] < title["x"] == drawn["x"]
    assert title["y"] + title["height"] < drawn["y"]
    assert drawn["x"] + drawn["width"] < told["x"]
    assert told["y"] < drawn["y"] + drawn["height"]


def box_of(page: Page, place: str) -> dict[str, float]:
    """Where something stands, in CSS pixels."""
    box = page.locator(place).bounding_box()
    assert box, f"{place} is not there."
    return dict(box)


def test_the_frame_of_the_map_has_a_title_that_says_what_it_is(reading):
    page = reading()
    frame = page.locator(".st-key-map iframe")
    expect(frame).to_have_attribute("title", re.compile("Map of the 44 STP footprints"))


def test_every_footprint_is_a_button_whose_name_begins_with_its_own(reading):
    frame = map_frame(reading())
    buttons = frame.locator("path[data-code]")
    expect(buttons).to_have_count(44)
    assert set(buttons.evaluate_all("all => all.map(one => one.getAttribute('role'))")) == {
        "button"
    }
    expect(footprint(frame, DEVON)).to_have_attribute(
        "aria-label", "Devon, 1,195,793 registered patients, class 800,000 to 1,200,000"
    )


def test_a_click_selects_a_footprint_and_a_second_click_clears_it(page: Page):
    frame = open_map(page)
    click_on(frame, DEVON)
    expect(details(page).get_by_role("heading", name="Devon")).to_be_visible()
    expect(details(page)).to_contain_text("Angela Pedder OBE")
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile(f"stp={DEVON}"))
    click_on(frame, DEVON)
    expect(details(page).get_by_role("heading", name="Details")).to_be_visible()
    expect(page).not_to_have_url(re.compile("stp="))


def test_clear_selection_clears(page: Page):
    frame = open_map(page, f"/?stp={DEVON}")
    page.get_by_role("button", name="Clear selection").click()
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "false")
    expect(page).not_to_have_url(re.compile("stp="))


def test_enter_selects_arrows_move_and_escape_clears_by_keyboard(page: Page):
    frame = open_map(page)
    footprint(frame, DEVON).focus()
    page.keyboard.press("Enter")
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "true")
    expect(footprint(frame, DEVON)).to_be_focused()
    page.keyboard.press("ArrowRight")
    focused = frame.locator("path:focus")
    expect(focused).not_to_have_attribute("data-code", DEVON)
    code = focused.get_attribute("data-code")
    assert code is not None
    page.keyboard.press("Space")
    expect(footprint(frame, code)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(frame.locator('path[aria-pressed="true"]')).to_have_count(0)
    expect(footprint(frame, code)).to_be_focused()


def test_hovering_names_the_footprint_and_its_value(reading):
    frame = map_frame(reading())
    footprint(frame, DEVON).hover(force=True)
    expect(frame.locator(".stp-tooltip")).to_have_text("Devon1,195,793 registered patients")


def test_a_region_leaves_the_others_pale_and_out_of_reach(page: Page):
    frame = open_map(page)
    pill(page, "London (5)").click()
    expect(page.locator(".stp-figures dd").first).to_have_text("5 of 44")
    expect(page).to_have_url(re.compile("region=london"))
    expect(frame.locator('path[aria-disabled="true"]')).to_have_count(39)
    expect(frame.locator("path[data-code]")).to_have_count(44)
    click_on(frame, DEVON)
    pill(page, "South (13)").click()
    expect(page.locator(".stp-figures dd").first).to_have_text("18 of 44")
    expect(page).not_to_have_url(re.compile("stp="))


def test_a_leader_type_filters_and_each_choice_counts_under_the_other_filters(page: Page):
    open_map(page)
    pill(page, "Local authority (3)").click()
    expect(page.locator(".stp-figures dd").first).to_have_text("3 of 44")
    expect(side(page).get_by_text("North (1)")).to_be_visible()
    expect(side(page).get_by_text("Midlands and East (2)")).to_be_visible()
    expect(side(page).get_by_text("NHS provider (18)")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "found"),
    [("pedder", "Devon"), ("ROYAL FREE", "North Central London"), ("ipswich hosp", "Suffolk")],
)
def test_search_finds_leaders_organisations_and_parts_of_words(page: Page, query: str, found: str):
    open_map(page)
    side(page).get_by_label("Search").fill(query)
    page.keyboard.press("Enter")
    expect(page.locator(".stp-figures dd").first).to_have_text("1 of 44")
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(1)
    expect(page.locator("[data-stp-table] tbody")).to_contain_text(found)


def test_a_search_that_finds_nothing_says_so_and_reset_brings_all_back(page: Page):
    frame = open_map(page, "/?q=zzzz&colour_by=region&labels=on")
    expect(page.locator(".stp-headline")).to_have_text("No footprint matches these filters")
    expect(page.get_by_text("Nothing matches.")).to_be_visible()
    side(page).get_by_role("button", name="Reset").click()
    expect(page.locator(".stp-figures dd").first).to_have_text("44 of 44")
    expect(frame.locator('path[aria-disabled="true"]')).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/$"))


def test_the_edition_changes_leaders_everywhere(page: Page):
    open_map(page, "/?colour_by=leader-type")
    side(page).get_by_role("slider", name="As at").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".stp-headline")).to_contain_text("8 of the 44 footprints")
    expect(page.locator(".stp-legend")).to_contain_text("To be confirmed (36)")
    expect(page.locator("[data-stp-table] caption")).to_contain_text("15 March 2016")


def test_each_colour_choice_repaints_and_renames_the_legend(page: Page):
    frame = open_map(page)
    for choice, classes in (
        ("Population density", 5),
        ("Leader type", 5),
        ("Region", 4),
        ("Number of CCGs", 5),
        ("Number of neighbours", 5),
    ):
        title = page.locator(".stp-legend h2").inner_text()
        before = fills(frame)
        choose(page, "Colour by", choice)
        expect(page.locator(".stp-legend h2")).not_to_have_text(title)
        expect(page.locator(".stp-legend li")).to_have_count(classes)
        expect(page.locator(".stp-legend h2")).not_to_contain_text("January to March 2016")
        expect(footprint(frame, DEVON)).not_to_have_attribute("aria-label", re.compile("1,195,793"))
        until_drawn(page)
        assert fills(frame) != before


def test_to_be_confirmed_has_a_pattern_of_its_own(page: Page):
    frame = open_map(page, "/?colour_by=leader-type")
    waiting = frame.locator('path[fill="url(#stp-hatch)"]')
    expect(waiting).to_have_count(3)
    expect(waiting.first).to_have_attribute("aria-label", "Coast, Humber and Vale, To be confirmed")


def test_a_map_of_leader_types_of_a_later_day_shows_what_is_known_of_each(page: Page):
    frame = open_map(page, "/?as_at=2017-12-31&colour_by=leader-type&stp=E54000010")
    legend = page.locator(".stp-legend")
    expect(legend).to_contain_text("Last known, not checked since (40)")
    expect(legend.locator(".stp-uprights")).to_have_count(1)
    expect(frame.locator(".stp-mark-ring")).to_have_count(40)
    expect(frame.locator(".stp-mark-disc")).to_have_count(3)
    ended = frame.locator('path[fill="url(#stp-uprights)"]')
    expect(ended).to_have_attribute(
        "aria-label", re.compile("^Staffordshire, Ended, successor not known, Ended some day from")
    )
    expect(page.locator(".stp-headline")).to_contain_text("3 are known, 40 are last known")
    expect(details(page)).to_contain_text("successor not known")
    page.get_by_label("Colour by").select_option("region")
    expect(frame.locator(".stp-mark-ring")).to_have_count(0)


def test_each_way_of_classing_changes_the_bounds(page: Page):
    open_map(page)
    bounds = page.locator(".stp-legend ul")
    seen = [bounds.text_content()]
    for method in ("Quantiles", "Equal intervals", "Round numbers"):
        choose(page, "Classes", method)
        expect(page).to_have_url(re.compile(method.lower().replace(" ", "-")))
        expect(bounds).not_to_have_text(seen[-1])
        seen.append(bounds.text_content())
    assert len(set(seen)) == 4


def test_the_other_population_changes_figures_and_sources(page: Page):
    open_map(page)
    side(page).get_by_text("Residents, mid-2015").click()
    expect(page.locator(".stp-figures dd").nth(1)).to_have_text("54.8 million")
    expect(page.locator(".stp-sources").first).not_to_contain_text("GP-registered")


def test_labels_number_every_footprint_that_is_shown(page: Page):
    frame = open_map(page, "/?labels=on")
    expect(frame.locator(".stp-label")).to_have_count(44)
    pill(page, "London (5)").click()
    expect(frame.locator(".stp-label")).to_have_count(5)


def test_zoom_and_frame_survive_filters_clicks_and_colours(page: Page):
    frame = open_map(page)
    frame.get_by_role("button", name="Zoom to London").click()
    london = footprint(frame, "E54000027")
    expect(london).not_to_have_attribute("d", "M0 0")
    width_before = london.evaluate("path => path.getBBox().width")
    frame.locator("html").evaluate("html => { html.dataset.kept = 'yes'; }")
    choose(page, "Colour by", "Region")
    expect(page.locator(".stp-legend li")).to_have_count(4)
    pill(page, "London (5)").click()
    expect(frame.locator('path[aria-disabled="true"]')).to_have_count(39)
    click_on(frame, "E54000027")
    expect(london).to_have_attribute("aria-pressed", "true")
    expect(frame.locator("html")).to_have_attribute("data-kept", "yes")
    assert london.evaluate("path => path.getBBox().width") == pytest.approx(width_before, rel=0.01)


def test_a_table_row_selects_on_the_map_and_the_map_marks_the_row(page: Page):
    frame = open_map(page)
    table = page.get_by_role("region", name="Table of footprints")
    table.get_by_role("button", name="Somerset", exact=True).click()
    expect(footprint(frame, SOMERSET)).to_have_attribute("aria-pressed", "true")
    click_on(frame, DEVON)
    expect(table.get_by_role("button", name="Devon", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(table.get_by_role("button", name="Somerset", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )


def test_the_table_sorts_by_number_as_numbers(page: Page):
    open_map(page)
    table = page.get_by_role("region", name="Table of footprints")
    expect(table.locator("tbody tr")).to_have_count(44)
    heading = table.get_by_role("button", name="Population")
    heading.click()
    expect(table.locator("tbody tr").first).to_contain_text("West, North and East Cumbria")
    expect(heading).to_be_focused()
    heading.click()
    expect(table.locator("tbody tr").first).to_contain_text("Greater Manchester")
    expect(table.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")


def test_unverified_leaders_are_marked_in_table_and_details(page: Page):
    open_map(page, "/?stp=E54000010")
    table = page.get_by_role("region", name="Table of footprints")
    expect(table.locator('tr[data-code="E54000010"]')).to_contain_text("unverified")
    expect(details(page)).to_contain_text("Unverified: no published source found")


def test_details_give_codes_populations_ranks_ccgs_and_neighbours(page: Page):
    frame = open_map(page, "/?stp=E54000002")
    panel = details(page)
    for words in ("Footprint 2 · North", "322,775 (rank 44 of 44)", "319,000 (rank 44 of 44)"):
        expect(panel).to_contain_text(words)
    for words in ("E54000047", "NHS Cumbria CCG (part)", "Stephen Eames", "30 March 2016"):
        expect(panel).to_contain_text(words)
    page.get_by_role("button", name="Lancashire and South Cumbria").last.click()
    expect(footprint(frame, "E54000004")).to_have_attribute("aria-pressed", "true")


def test_a_link_opens_the_whole_view(page: Page):
    frame = open_map(
        page,
        "/?as_at=2016-03-15&region=london&region=south&leader_type=nhs-provider&q=royal"
        "&colour_by=leader_type&population=resident&labels=on&stp=E54000037",
    )
    expect(page.locator(".stp-figures dd").first).to_have_text("2 of 44")
    expect(side(page).get_by_label("Search")).to_have_value("royal")
    day = side(page).get_by_role("slider", name="As at")
    expect(day).to_have_attribute("aria-valuetext", "15 March 2016")
    expect(side(page).get_by_label("Residents, mid-2015")).to_be_checked()
    expect(side(page).get_by_label("Labels")).to_be_checked()
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "true")


def test_back_and_forward_walk_through_the_views(page: Page):
    frame = open_map(page)
    pill(page, "London (5)").click()
    expect(page).to_have_url(re.compile("region=london"))
    click_on(frame, "E54000028")
    expect(page).to_have_url(re.compile("stp=E54000028"))
    page.go_back()
    expect(details(page).get_by_role("heading", name="Details")).to_be_visible()
    page.go_back()
    expect(page.locator(".stp-figures dd").first).to_have_text("44 of 44")
    page.go_forward()
    expect(page.locator(".stp-figures dd").first).to_have_text("5 of 44")


def test_what_is_unknown_in_an_address_is_ignored_and_named(page: Page):
    open_map(page, "/?region=narnia&stp=E99&nonsense=<b>1</b>")
    notice = page.locator(".stp-faults")
    expect(notice).to_contain_text("region: narnia")
    expect(notice).to_contain_text("stp: E99")
    expect(notice).to_contain_text("nonsense: <b>1</b>")
    expect(page.locator(".stp-figures dd").first).to_have_text("44 of 44")


def test_sources_hold_attribution_and_how_complete_the_evidence_is(reading):
    page = reading()
    page.get_by_role("radio", name="Sources").click()
    about = page.locator(".stp-about")
    expect(about).to_contain_text("Contains OS data © Crown copyright and database right 2017")
    expect(about).to_contain_text("Unverified: no published source found: 5 rows")
    expect(about).to_contain_text("Open Government Licence")


def test_an_interaction_sends_at_most_ten_kilobytes_and_rebuilds_no_frame(page: Page):
    sockets: list[WebSocket] = []
    received: list[str | bytes] = []
    page.on("websocket", lambda socket: sockets.append(socket))  # noqa: PLW0108
    frame = open_map(page)
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(44)
    sockets[0].on("framereceived", lambda data: received.append(data))  # noqa: PLW0108
    frame.locator("html").evaluate("html => { html.dataset.kept = 'yes'; }")
    steps: list[Callable[[], None]] = [
        lambda: click_on(frame, "E54000005"),
        lambda: pill(page, "North (9)").click(),
        lambda: choose(page, "Colour by", "Leader type"),
        lambda: side(page).get_by_role("slider", name="As at").press("End"),
    ]
    for step in steps:
        received.clear()
        with sockets[0].expect_event("framereceived", ends_a_run):
            step()
        assert 0 < sum(map(len, received)) <= 10_000
    expect(frame.locator("html")).to_have_attribute("data-kept", "yes")


def test_geometry_travels_once_as_a_file(page: Page, page_requests):
    frame = open_map(page)
    click_on(frame, DEVON)
    expect(footprint(frame, DEVON)).to_have_attribute("aria-pressed", "true")
    geometry = [url for url in page_requests.sent if "/boundaries." in url]
    assert len(geometry) == 1


def test_on_a_phone_the_map_is_there_and_the_filters_are_folded_away(phone_page: Page):
    frame = open_map(phone_page)
    expect(frame.locator("path[data-code]")).to_have_count(44)
    expect(side(phone_page).get_by_text("Choose what is shown").last).to_be_visible()
    expect(side(phone_page).get_by_label("Search")).to_be_hidden()
    wide = phone_page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390

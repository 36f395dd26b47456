"""The side panel's controls and the choice of section: by pointer, by keyboard, and in a hurry."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from stp_map.analysis.measures import MEASURES
from tests.in_browser import (
    broken_rules,
    choose,
    chosen,
    is_focused,
    open_map,
    open_section,
    pill,
    press_until,
    section,
    side,
    unfold,
    until_drawn,
)

DESKTOP = {"width": 1440, "height": 900}


def slider(page: Page) -> Locator:
    """The timeline of the side panel."""
    return side(page).get_by_role("slider", name="As at")


def shown(page: Page) -> Locator:
    """How many footprints are shown."""
    return page.locator(".stp-figures dd").first


def test_every_control_has_its_label_and_stands_in_its_order(page: Page):
    open_map(page)
    panel = side(page)
    expect(panel.get_by_role("heading", name="Choose what is shown")).to_be_visible()
    expect(slider(page)).to_be_visible()
    expect(panel.get_by_role("group", name="Region").get_by_role("button")).to_have_text(
        ["North (9)", "Midlands and East (17)", "London (5)", "South (13)"]
    )
    expect(panel.get_by_role("group", name="Leader type").get_by_role("button")).to_have_text(
        [
            *("CCG (18)", "NHS provider (18)", "Local authority (3)"),
            *("Independent (2)", "To be confirmed (3)", "Ended, successor not known (0)"),
        ]
    )
    search = panel.get_by_role("combobox", name="Search")
    expect(search).to_have_attribute("placeholder", "Footprint, town or postcode")
    people = panel.get_by_role("radiogroup", name="Population")
    first = people.get_by_role("radio", name="GP-registered patients, Jan to Mar 2016")
    expect(first).to_be_checked()
    expect(people.get_by_role("radio", name="Residents, mid-2015")).not_to_be_checked()
    lists = panel.get_by_role("combobox")
    expect(lists).to_have_count(5)
    for name, value in (
        ("Colour by", "Population"),
        ("Classes", "Natural breaks"),
        ("Map style", "Boundaries"),
        ("Mark on the map", "Nothing"),
    ):
        expect(panel.get_by_role("combobox", name=name, exact=True)).to_be_enabled()
        expect(chosen(page, name)).to_have_text(value)
    expect(panel.get_by_role("checkbox", name="Labels")).not_to_be_checked()
    expect(panel.get_by_role("button", name="Reset")).to_be_visible()
    titles = panel.locator(".stp-choice > label, .stp-choice-name").all_inner_texts()
    assert titles == [
        *("As at", "Region", "Leader type", "Search", "Colour by"),
        *("Population", "Classes", "Map style", "Mark on the map", "Labels"),
    ]


def test_sections_are_radio_buttons_under_one_name(page: Page):
    open_map(page)
    group = page.get_by_role("main").get_by_role("radiogroup", name="What stands below the map")
    radios = group.get_by_role("radio")
    expect(radios).to_have_count(9)
    expect(group.get_by_role("radio", name="Table")).to_be_checked()
    open_section(page, "Text summary")
    expect(group.get_by_role("radio", name="Text summary")).to_be_checked()
    expect(group.get_by_role("radio", checked=True)).to_have_count(1)


def test_what_says_that_the_panel_is_loading_is_gone_once_it_is_there(page: Page):
    open_map(page)
    expect(side(page).get_by_role("button", name="Reset")).to_be_visible()
    expect(page.locator(".stp-wait")).to_have_count(0)


def test_a_panel_that_does_not_come_says_so_and_the_map_is_there(page: Page, page_requests):
    page_requests.expected.extend(["Failed to load resource", "dynamically imported module"])
    page.route(re.compile(r"/static/page\..*\.js"), lambda route: route.abort())
    frame = open_map(page, "/?region=london")
    waiting = side(page).locator(".stp-wait")
    expect(waiting).to_have_css("opacity", "1")
    expect(waiting).to_contain_text("If they do not come, reload the page.")
    expect(frame.locator('path[aria-disabled="true"]')).to_have_count(39)
    expect(page.locator("[data-stp-table]")).to_contain_text("The table is still loading.")


def test_a_pressed_button_is_told_by_more_than_its_colour_and_keeps_its_name(page: Page):
    open_map(page, "/?region=london")
    expect(pill(page, "London (5)")).to_have_attribute("aria-pressed", "true")
    tick = "it => getComputedStyle(it, '::before').content"
    assert "✓" in pill(page, "London (5)").evaluate(tick)
    assert pill(page, "South (13)").evaluate(tick) == "none"
    snapshot = side(page).get_by_role("group", name="Region").aria_snapshot()
    assert '- button "London (5)" [pressed]' in snapshot
    pill(page, "London (5)").click()
    expect(shown(page)).to_have_text("44 of 44")
    expect(pill(page, "London (5)")).to_have_attribute("aria-pressed", "false")


def test_keys_pressed_in_a_hurry_on_the_timeline_end_where_the_last_one_leads(page: Page):
    open_map(page)
    slider(page).focus()
    for key in ("End", "Home", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(slider(page)).to_have_attribute("aria-valuetext", "30 April 2016")
    expect(page).to_have_url(re.compile(r"\?as_at=2016-04-30&mark=changes$"))
    expect(page.locator(".stp-legend")).to_contain_text("Changes of leader since 15 April 2016")
    until_drawn(page)
    expect(slider(page)).to_have_attribute("aria-valuetext", "30 April 2016")
    expect(side(page).locator("output")).to_have_text("30 April 2016")
    expect(side(page).locator(".stp-moment")).to_contain_text("30 April 2016: ")
    expect(chosen(page, "Mark on the map")).to_have_text("Changes of leader")
    expect(slider(page)).to_be_focused()


ALL_AT_ONCE = """panel => {
  const press = words => [...panel.querySelectorAll('button')]
    .find(one => one.textContent.startsWith(words)).click();
  const list = (label, words) => {
    const found = [...panel.querySelectorAll('label')].find(one => one.textContent === label);
    const select = panel.querySelector('#' + found.htmlFor);
    select.value = [...select.options].find(one => one.text === words).value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  };
  press('London'); press('South'); press('NHS provider'); press('South');
  list('Colour by', 'Leader type');
  list('Map style', 'Equal tiles');
  panel.querySelector('[type=checkbox]').click();
  panel.querySelector('[value=resident]').click();
}"""


def test_nothing_is_lost_that_is_chosen_before_the_page_has_answered(page: Page):
    frame = open_map(page)
    side(page).evaluate(ALL_AT_ONCE)
    expect(page).to_have_url(
        re.compile(
            r"\?region=london&leader_type=nhs-provider&colour_by=leader-type"
            r"&population=resident&style=tiles&labels=on$"
        )
    )
    expect(shown(page)).to_have_text("2 of 44")
    expect(frame.locator(".stp-label")).to_have_count(2)
    until_drawn(page)
    expect(pill(page, "London (2)")).to_have_attribute("aria-pressed", "true")
    expect(side(page).get_by_role("button", pressed=True)).to_have_count(2)
    expect(chosen(page, "Colour by")).to_have_text("Leader type")
    expect(chosen(page, "Map style")).to_have_text("Equal tiles")
    expect(side(page).get_by_label("Labels")).to_be_checked()
    expect(side(page).get_by_label("Residents, mid-2015")).to_be_checked()


def test_a_choice_right_after_reset_is_kept_and_one_right_before_is_not(page: Page):
    open_map(page, "/?colour_by=region&q=royal")
    side(page).evaluate(
        """panel => {
          const press = words => [...panel.querySelectorAll('button')]
            .find(one => one.textContent.startsWith(words)).click();
          press('South'); press('Reset'); press('London');
        }"""
    )
    expect(page).to_have_url(re.compile(r"/\?region=london$"))
    until_drawn(page)
    expect(pill(page, "London (5)")).to_have_attribute("aria-pressed", "true")
    expect(pill(page, "South (13)")).to_have_attribute("aria-pressed", "false")
    expect(side(page).get_by_label("Search")).to_have_value("")
    expect(chosen(page, "Colour by")).to_have_text("Population")


def test_an_answer_leaves_what_is_being_typed_alone(page: Page):
    frame = open_map(page)
    search = side(page).get_by_label("Search")
    search.focus()
    page.keyboard.type("pedd")
    side(page).get_by_label("Labels").evaluate("it => it.click()")
    expect(frame.locator(".stp-label")).to_have_count(44)
    until_drawn(page)
    expect(search).to_be_focused()
    page.keyboard.type("er")
    expect(search).to_have_value("pedder")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text("1 of 44")
    expect(page).to_have_url(re.compile("q=pedder"))
    until_drawn(page)
    expect(search).to_have_value("pedder")


def test_a_search_is_made_by_going_on_and_emptied_with_escape(page: Page):
    open_map(page)
    search = side(page).get_by_label("Search")
    search.focus()
    page.keyboard.type("  pedder ")
    page.keyboard.press("Tab")
    expect(shown(page)).to_have_text("1 of 44")
    expect(search).to_have_value("pedder")
    search.focus()
    page.keyboard.press("Escape")
    expect(shown(page)).to_have_text("44 of 44")
    expect(search).to_have_value("")


def go_to(page: Page, place: Locator) -> None:
    """Go on by keyboard until a place has it."""
    expect(place).to_be_visible()
    press_until(page, "Tab", lambda: is_focused(place))


def test_the_filters_are_worked_by_keyboard_alone(page: Page):
    open_map(page)
    go_to(page, slider(page))
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".stp-headline")).to_contain_text("8 of the 44")
    expect(slider(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stp-headline")).to_contain_text("41 of the 44")

    go_to(page, pill(page, "South (13)"))
    page.keyboard.press("Space")
    expect(shown(page)).to_have_text("13 of 44")
    expect(pill(page, "South (13)")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text("44 of 44")
    expect(pill(page, "South (13)")).to_be_focused()

    search = side(page).get_by_label("Search")
    go_to(page, search)
    page.keyboard.type("london")
    page.keyboard.press("Enter")
    expect(shown(page)).to_have_text("5 of 44")
    until_drawn(page)
    expect(search).to_be_focused()


def test_looks_and_reset_are_worked_by_keyboard_alone(page: Page):
    frame = open_map(page)
    panel = side(page)
    colours = panel.get_by_label("Colour by")
    go_to(page, colours)
    page.keyboard.type("Reg")
    expect(page.locator(".stp-legend li")).to_have_count(4)
    expect(chosen(page, "Colour by")).to_have_text("Region")
    expect(panel.get_by_label("Classes")).to_be_disabled()
    expect(colours).to_be_focused()

    people = panel.get_by_role("radiogroup", name="Population")
    go_to(page, people.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    residents = people.get_by_role("radio", name="Residents, mid-2015")
    expect(residents).to_be_checked()
    expect(page).to_have_url(re.compile("population=resident"))
    until_drawn(page)
    expect(residents).to_be_focused()

    labels = panel.get_by_label("Labels")
    go_to(page, labels)
    page.keyboard.press("Space")
    expect(frame.locator(".stp-label")).to_have_count(44)
    until_drawn(page)
    expect(labels).to_be_focused()

    reset = panel.get_by_role("button", name="Reset")
    go_to(page, reset)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.locator(".stp-legend h2")).to_contain_text("GP-registered patients")
    until_drawn(page)
    expect(reset).to_be_focused()
    expect(labels).not_to_be_checked()
    expect(chosen(page, "Colour by")).to_have_text("Population")
    expect(panel.get_by_label("Classes")).to_be_enabled()


def test_the_keyboard_stays_on_a_list_after_each_answer(page: Page):
    open_map(page)
    for name, option, said in (
        ("Classes", "Quantiles", "classes=quantiles"),
        ("Map style", "Equal tiles", "style=tiles"),
        ("Mark on the map", "Weak evidence", "mark=evidence"),
        ("Colour by", "Population density", "colour_by=population-density"),
    ):
        place = side(page).get_by_label(name, exact=True)
        place.focus()
        choose(page, name, option)
        expect(page).to_have_url(re.compile(said))
        until_drawn(page)
        expect(place).to_be_focused()
        expect(chosen(page, name)).to_have_text(option)


def test_arrow_keys_walk_through_the_sections_and_open_them(page: Page):
    open_map(page)
    table, sources = (page.get_by_role("radio", name=name) for name in ("Table", "Sources"))
    table.focus()
    page.keyboard.press("ArrowLeft")
    expect(sources).to_be_checked()
    expect(section(page, "Sources")).to_contain_text("Open Government Licence")
    expect(sources).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(section(page, "Text summary")).to_contain_text("Greater Manchester")
    expect(page.locator("[class*='st-key-section-']")).to_have_count(1)
    until_drawn(page)
    expect(page.get_by_role("radio", name="Text summary")).to_be_focused()
    expect(page.get_by_role("radio", name="Text summary")).to_be_checked()


def test_a_section_stays_open_while_the_view_changes(page: Page):
    open_map(page)
    words = open_section(page, "Text summary")
    pill(page, "London (5)").click()
    expect(words).to_contain_text("5 of the 44")
    page.go_back()
    expect(words).to_contain_text("41 of the 44")
    expect(page.get_by_role("radio", name="Text summary")).to_be_checked()


def test_a_day_between_two_steps_has_its_place_until_it_is_left(page: Page):
    open_map(page, "/?as_at=2016-04-05")
    expect(slider(page)).to_have_attribute("aria-valuetext", "5 April 2016")
    expect(slider(page)).to_have_value("2")
    expect(slider(page)).to_have_attribute("max", "19")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile("as_at=2016-04-30"))
    until_drawn(page)
    expect(slider(page)).to_have_attribute("max", "18")
    expect(slider(page)).to_have_value("3")
    expect(slider(page)).to_have_attribute("aria-valuetext", "30 April 2016")


def test_the_thumb_is_not_taken_from_a_hand_that_holds_it(page: Page):
    frame = open_map(page)
    box = slider(page).bounding_box()
    assert box is not None
    middle, right = box["x"] + box["width"] / 2, box["x"] + box["width"] - 2
    page.mouse.move(middle, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(right, box["y"] + box["height"] / 2)
    expect(side(page).locator("output")).to_have_text("Latest known")
    side(page).get_by_label("Labels").evaluate("it => it.click()")
    expect(frame.locator(".stp-label")).to_have_count(44)
    until_drawn(page)
    page.mouse.up()
    expect(page).to_have_url(re.compile("as_at=latest-known.*labels=on"))
    expect(slider(page)).to_have_attribute("aria-valuetext", "Latest known")


def test_own_figures_missing_here_are_still_what_the_list_shows(page: Page):
    open_map(page, "/?colour_by=figure-gone")
    expect(chosen(page, "Colour by")).to_have_text("Your figures (not added here)")
    choose(page, "Colour by", "Region")
    expect(page.locator(".stp-legend li")).to_have_count(4)
    options = side(page).get_by_label("Colour by").locator("option")
    expect(options).to_have_text([measure.name for measure in MEASURES])


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        *((320, "light"), (1440, "dark")),
        *(pytest.param(*pair, marks=pytest.mark.long) for pair in ((320, "dark"), (1440, "light"))),
    ],
)
def test_axe_finds_nothing_in_the_panel_and_it_fits(
    open_page: Callable[..., Page], width: int, scheme: str
):
    page = open_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    open_map(page, "/?region=london&colour_by=region&as_at=2016-04-05")
    if width == 320:
        unfold(page)
    expect(side(page).get_by_role("button", name="Reset")).to_be_attached()
    expect(slider(page)).to_be_in_viewport()
    assert broken_rules(page) == {}
    panel = side(page)
    assert panel.evaluate("it => it.scrollWidth <= it.clientWidth")
    outside = panel.locator("*").evaluate_all(
        """all => all.filter(one => {
          const box = one.getBoundingClientRect();
          return box.width && (box.left < 0 || box.right > innerWidth + 1);
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    assert outside == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_keyboards_place_is_seen_on_every_control(open_page: Callable[..., Page], scheme: str):
    page = open_page(viewport=DESKTOP, color_scheme=scheme)
    open_map(page)
    reset = side(page).get_by_role("button", name="Reset")
    slider(page).focus()
    unseen: list[str] = []

    def look() -> bool:
        style, width = page.evaluate(
            "(({ outlineStyle, outlineWidth }) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        if style == "none" or width < 2:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
        return is_focused(reset)

    page.keyboard.press("Shift+Tab")
    go_to(page, slider(page))
    press_until(page, "Tab", look)
    page.get_by_role("radio", name="Table").focus()
    page.keyboard.press("ArrowRight")
    look()
    assert unseen == []

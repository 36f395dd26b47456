"""WCAG 2.2 AA and best practice, measured in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.in_browser import (
    broken_rules,
    is_focused,
    map_frame,
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
PHONE = {"width": 390, "height": 844}
EVERY_SECTION = (
    *("Table", "Timeline", "Compare", "Distribution", "Claims checked", "Your figures", "Export"),
    *("Text summary", "Sources"),
)
SECTIONS = ("Table", "Export", "Text summary", "Sources")
DEVON = "E54000037"
OF_STREAMLIT: set[str] = set()
"""Rules that Streamlit itself breaks, each with its upstream issue; empty since 1.67."""


@pytest.mark.parametrize(
    ("viewport", "scheme"),
    [(DESKTOP, "light"), (PHONE, "dark")],
    ids=["desktop-light", "phone-dark"],
)
def test_axe_finds_nothing_in_any_section_or_state(
    open_page: Callable[..., Page], viewport: dict[str, int], scheme: str
):
    page = open_page(viewport=viewport, color_scheme=scheme)
    open_map(page, f"/?stp={DEVON}&colour_by=leader-type&nonsense=1")
    broken = {}
    for name in SECTIONS:
        open_section(page, name)
        broken |= {f"{name}: {rule}": where for rule, where in broken_rules(page).items()}
    open_map(page, "/?q=nothing-has-this-name")
    broken |= {f"empty: {rule}": where for rule, where in broken_rules(page).items()}
    if viewport is PHONE:
        unfold(page)
        expect(page.get_by_label("Search")).to_be_visible()
        broken |= {f"filters: {rule}": where for rule, where in broken_rules(page).items()}
    assert {rule.split(": ")[1] for rule in broken} == OF_STREAMLIT, broken


def test_the_map_tells_a_screen_reader_what_the_table_tells_44_for_44(reading):
    page = reading()
    frame = map_frame(page)
    rows = page.locator("[data-stp-table] tbody tr")
    expect(rows).to_have_count(44)
    names = rows.locator("th").all_text_contents()
    people = rows.locator("td:nth-child(6)").all_text_contents()
    told = frame.get_by_role("button", name=re.compile("registered patients, class"))
    labels = told.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert [label.rsplit(", class", 1)[0] for label in labels] == [
        f"{name}, {count} registered patients" for name, count in zip(names, people, strict=True)
    ]


def test_the_whole_job_is_done_by_keyboard_alone(page: Page):
    frame = open_map(page)
    search = page.get_by_label("Search")
    expect(search).to_be_visible()
    press_until(page, "Tab", lambda: is_focused(search))
    page.keyboard.type("london")
    page.keyboard.press("Enter")
    expect(page.locator(".stp-headline")).to_contain_text("5 of the 44")
    expect(search).to_be_focused()
    expect(frame.locator('path[aria-disabled="true"]')).to_have_count(39)

    on_map = frame.locator("path:focus")
    press_until(page, "Tab", lambda: on_map.count() == 1)
    first = on_map.get_attribute("data-code")
    page.keyboard.press("ArrowDown")
    expect(frame.locator("path:focus")).not_to_have_attribute("data-code", str(first))
    name = (on_map.get_attribute("aria-label") or "").split(",")[0]
    page.keyboard.press("Enter")
    expect(page.locator(".stp-details h2")).to_have_text(name)
    expect(on_map).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_url(re.compile("stp="))
    until_drawn(page)
    assert on_map.count() == 1

    page.keyboard.press("Tab")
    assert on_map.count() == 0, "Tab enters the map once and leaves it"
    table = page.get_by_role("radio", name="Table")
    press_until(page, "Tab", lambda: is_focused(table))
    export = page.get_by_role("radio", name="Export")
    press_until(page, "ArrowRight", lambda: is_focused(export))
    download = section(page, "Export").get_by_role("button", name="Download", exact=True)
    expect(download).to_be_visible()
    expect(export).to_be_focused()
    press_until(page, "Tab", lambda: is_focused(download))
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename.startswith("stp-footprints_london_population_e54")
    assert downloading.value.suggested_filename.endswith(".png")


def test_escape_clears_first_and_then_leaves_the_map(page: Page):
    frame = open_map(page, f"/?stp={DEVON}")
    frame.locator(f'path[data-code="{DEVON}"]').focus()
    page.keyboard.press("Escape")
    expect(frame.locator('path[aria-pressed="true"]')).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".stp-sources")).to_be_focused()


def test_focus_goes_on_at_the_details_when_their_button_or_link_is_gone(page: Page):
    open_map(page, f"/?stp={DEVON}")
    heading = page.locator(".stp-details h2")
    somerset = page.locator(".stp-links").get_by_role("link", name="Somerset")
    somerset.focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Somerset")
    expect(heading).to_be_focused()
    clear = page.get_by_role("button", name="Clear selection")
    clear.focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_text("Details")
    expect(heading).to_be_focused()


def test_a_new_headline_is_announced_politely_and_an_old_one_is_not(page: Page):
    frame = open_map(page)
    status = page.locator("[data-stp-status]")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_be_empty()
    pill(page, "London (5)").click()
    expect(status).to_contain_text("5 of the 44 footprints are shown")
    status.evaluate(
        "it => { it.changes = 0; new MutationObserver(() => { it.changes += 1; })"
        ".observe(it, { childList: true }); }"
    )
    frame.locator('path[data-code="E54000028"]').click(force=True)
    expect(page.locator(".stp-details h2")).to_have_text("North Central London")
    expect(page).to_have_url(re.compile("stp=E54000028"))
    until_drawn(page)
    assert status.evaluate("it => it.changes") == 0


def test_headings_and_landmarks_make_sense_in_order(reading):
    page = reading(f"/?stp={DEVON}")
    main = page.get_by_role("main")
    levels = main.locator("h1, h2, h3").evaluate_all(
        "all => all.filter(one => one.offsetParent).map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("html").get_attribute("lang") == "en-GB"
    expect(page.get_by_role("link", name="Skip to main content")).to_be_attached()


def test_nothing_needs_two_way_scrolling_at_320_pixels(open_page: Callable[..., Page]):
    page = open_page(viewport={"width": 320, "height": 800})
    open_map(page, f"/?stp={DEVON}")
    wide = {}
    for name in EVERY_SECTION:
        open_section(page, name)
        until_drawn(page)
        main = page.locator('[data-testid="stMain"]').evaluate("it => it.scrollWidth")
        wide[name] = max(main, page.evaluate("document.documentElement.scrollWidth"))
    assert {name: width for name, width in wide.items() if width > 320} == {}


TARGETS = (
    "button, a[href]:not([href='#stMain']), summary, select, label, "
    "input:not([type=radio]):not([type=checkbox])"
)
SMALL_TARGETS = """all => all.filter(one => {
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const inline = style.display === 'inline';
  const unseen = box.bottom < 0 || box.right < 0 || !box.width || !box.height
    || style.clipPath !== 'none' || style.opacity === '0';
  return !inline && !unseen && (box.width < 23.5 || box.height < 23.5);
}).map(one => one.outerHTML.slice(0, 120))"""


def test_targets_are_at_least_24_pixels(reading):
    page = reading(f"/?stp={DEVON}")
    frame = map_frame(page)
    expect(page.locator("[data-stp-table] tbody tr")).to_have_count(44)
    assert page.locator(TARGETS).evaluate_all(SMALL_TARGETS) == []
    assert frame.locator("button").evaluate_all(SMALL_TARGETS) == []


def test_paper_has_the_map_and_details_and_no_widgets(reading):
    page = reading(f"/?stp={DEVON}")
    frame = map_frame(page)
    page.emulate_media(media="print")
    expect(side(page)).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    expect(page.get_by_role("button", name="Clear selection")).to_be_hidden()
    expect(page.get_by_role("radio", name="Table")).to_be_hidden()
    expect(page.locator(".stp-title")).to_be_visible()
    expect(page.locator(".stp-legend")).to_be_visible()
    expect(page.locator(".stp-details")).to_contain_text("Angela Pedder")
    expect(page.locator(".stp-sources")).to_be_visible()
    expect(frame.locator(".stp-moves")).to_be_hidden()
    expect(frame.locator("path[data-code]").first).to_be_visible()
    page.emulate_media(media="screen")


def test_forced_colours_keep_swatches_and_the_selected_row_apart(open_page: Callable[..., Page]):
    page = open_page(viewport=DESKTOP, forced_colors="active")
    open_map(page, f"/?stp={DEVON}&colour_by=leader-type")
    swatches = page.locator(".stp-swatch").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert len(set(swatches)) >= 4
    row = page.locator("tr.stp-selected")
    expect(row).to_have_css("outline-style", "solid")


UNDERLINE = "it => getComputedStyle(it.nextElementSibling).borderBottomColor"


def test_forced_colours_keep_what_is_chosen_apart(open_page: Callable[..., Page]):
    page = open_page(viewport=DESKTOP, forced_colors="active")
    open_map(page, "/?region=london")
    widths = [
        pill(page, text).evaluate("it => getComputedStyle(it).borderTopWidth")
        for text in ("London (5)", "South (13)")
    ]
    assert widths == ["3px", "1px"]
    radios = [page.get_by_role("radio", name=name, exact=True) for name in ("Table", "Export")]
    ground = page.locator("body").evaluate("it => getComputedStyle(it).backgroundColor")
    chosen, other = (radio.evaluate(UNDERLINE) for radio in radios)
    assert chosen != ground
    assert other == ground


def test_nothing_moves_for_people_who_ask_for_less_motion(open_page: Callable[..., Page]):
    page = open_page(viewport=DESKTOP, reduced_motion="reduce")
    open_map(page)
    about = page.get_by_role("radio", name="Sources")
    assert about.evaluate("it => getComputedStyle(it).transitionDuration") in {"0s", "0s, 0s"}


def test_text_at_twice_its_size_keeps_every_word_of_the_filters(page: Page):
    open_map(page)
    page.add_style_tag(content="html { font-size: 200% }")
    pill(page, "Midlands and East (17)").click()  # A tick makes it wider.
    expect(page.locator(".stp-figures dd").first).to_have_text("17 of 44")
    expect(side(page).locator("[aria-pressed]")).to_have_count(10)
    texts = side(page).locator("button, label, .stp-choice-name, output, .stp-days span, select")
    cut = texts.evaluate_all(
        """all => all.filter(it => it.scrollWidth > it.clientWidth + 1
            && getComputedStyle(it).display !== 'inline')
          .map(it => it.textContent)"""
    )
    assert cut == []
    outside = texts.evaluate_all(
        """all => all.filter(it => {
          const box = it.getBoundingClientRect();
          const frame = it.closest('.stp-panel').getBoundingClientRect();
          return box.left < frame.left || box.right > frame.right + 1;
        }).map(it => it.textContent)"""
    )
    assert outside == []

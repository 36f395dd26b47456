"""The standalone page from a file, with nothing but itself: it shows what the served page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from stp_map.analysis.address import every_param, to_query_string
from stp_map.analysis.measures import MEASURES, uploaded_measures
from stp_map.analysis.scene import scene_of
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.html import element
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.order import Output
from stp_map.core.text import PLACES_ATTRIBUTION
from stp_map.core.view import ClassMethod, Filters, MapStyle, Mark, Presentation, View
from stp_map.exports import make
from stp_map.web.above import above_state
from stp_map.web.after import after_state
from stp_map.web.map import map_state
from stp_map.web.panel import panel_state
from stp_map.web.place_notice import place_notice
from tests.factories import order
from tests.in_browser import AXE, open_map

DEVON, LONDON = "E54000037", "E54000030"
SOME_DAYS = (
    AsAt.FIRST_LEADERS,
    AsAt.LEADERS_NAMED,
    AsAt(date(2016, 10, 31)),
    AsAt(date(2017, 6, 30)),
    AsAt.LATEST_KNOWN,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this module's pages are written."""
    return tmp_path_factory.mktemp("standalone")


@pytest.fixture(scope="module")
def written(atlas: Atlas, folder: Path) -> Callable[..., Path]:
    """The file of a view, written once."""

    @cache
    def write(view: View, figures: Figures | None) -> Path:
        place = folder / f"map-{write.cache_info().misses}.html"
        place.write_bytes(make(scene_of(atlas, view, figures), order(Output.PAGE)))
        return place

    return write


@pytest.fixture
def open_file(browser: Browser, written: Callable[..., Path]) -> Iterator[Callable[..., Page]]:
    """Open a view as a file; whatever the page asks for or complains of fails the test."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []
    opened_files: set[str] = set()

    def opened(
        view: View, link: str = "", figures: Figures | None = None, **options: object
    ) -> Page:
        place = written(view, figures)
        opened_files.add(place.as_uri())
        desktop = {"viewport": {"width": 1440, "height": 900}}
        context = browser.new_context(**{**desktop, "offline": True, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(place.as_uri() + link)
        if options.get("java_script_enabled", True):
            expect(page.locator("html[data-painted]")).to_be_attached()
            expect(page.locator(".stp-choices, [data-stp-table] thead button")).not_to_have_count(0)
            expect(page.locator("[data-stp-table] thead button").first).to_be_attached()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.split("#")[0] for url in asked if not url.startswith("data:")} <= opened_files


def area(page: Page, code: str) -> Locator:
    return page.locator(f'path[data-code="{code}"]')


def headline(page: Page) -> Locator:
    return page.locator(".stp-headline")


def rows(page: Page) -> Locator:
    return page.locator("[data-stp-table] tbody tr")


def choice(page: Page, label: str) -> Locator:
    return page.locator("[data-stp-panel]").get_by_label(label, exact=True)


def pill(page: Page, words: str) -> Locator:
    return page.locator(".stp-pills button", has_text=words)


# What the script makes of a view, against what Python says of it.

TOLD = """async (links) => {
  const told = [];
  const show = window.stpMap.show;
  const texts = (query) => Array.from(document.querySelectorAll(query), (one) => one.textContent);
  const rest = () => new Promise((resolve) => requestIdleCallback(resolve));
  for (const link of links) {
    let map = null;
    window.stpMap.show = (state) => { map = { ...state }; delete map.version; show(state); };
    history.replaceState(null, "", "#" + link);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
    await rest();
    told.push({
      map: map,
      headline: texts(".stp-headline")[0],
      figures: texts(".stp-figures dt").map((label, at) => [label, texts(".stp-figures dd")[at]]),
      notices: document.querySelector(".stp-notices").innerHTML,
      legend: texts(".stp-legend h2").concat(texts(".stp-legend li")),
      description: texts("#words p"),
      note: texts(".stp-style-note")[0],
      sources: texts(".stp-sources")[0],
      caption: texts("[data-stp-table] caption")[0],
      names: texts("[data-stp-table] tbody th"),
      own: texts("[data-stp-table] tbody tr td:nth-child(11)"),
      details: document.querySelector(".stp-details").innerHTML,
      pills: texts(".stp-pills button"),
      moment: texts(".stp-moment")[0],
      choices: Array.from(document.querySelectorAll("[data-stp-panel] select"), (one) => one.value),
    });
  }
  window.stpMap.show = show;
  return told;
}"""


def what_python_says(atlas: Atlas, view: View, figures: Figures | None = None) -> dict:
    """What is told of a view, but for the candidates of a search, which no file has room for."""
    scene = scene_of(atlas, view, figures)
    candidates = element("div", place_notice(scene), class_="stp-place", role="status")
    above, after, panel = above_state(scene), after_state(scene), panel_state(scene)
    legend = above["legend"]
    keys = [legend, *([legend["marks"]] if "marks" in legend else [])]
    shown = [index == "1" for index in after["rows"]]
    own = after.get("own", {"values": []})["values"]
    return {
        "map": {name: value for name, value in map_state(scene).items() if name != "version"},
        "headline": above["headline"],
        "figures": above["figures"],
        "notices": above["notices"].removeprefix(candidates),
        "legend": [key["title"] for key in keys]
        + [f"{label} ({count})" for key in keys for _, label, count in key["lines"]],
        "description": list(scene.description),
        "note": after["note"],
        "sources": after["sources"],
        "caption": after["caption"],
        "names": [entry.footprint.name for entry in scene.entries],
        "own": [value for value, is_shown in zip(own, shown, strict=False) if is_shown],
        "pills": [
            f"{choice.value} ({count})"
            for choices, counts in ((Region, "regions"), (LeaderType, "leader_types"))
            for choice, count in zip(choices, panel[counts], strict=True)
        ],
        "moment": panel["moment"],
        "choices": [panel["is"][name] for name in ("colour_by", "classes", "style", "mark")],
    }


def some_views() -> list[View]:
    """Views that reach every sentence: each edition, base, measure, and filters of all sizes."""
    filters = [
        {},
        {"regions": (Region.LONDON,)},
        {"regions": (Region.NORTH, Region.SOUTH), "leader_types": (LeaderType.CCG,)},
        {"leader_types": (LeaderType.INDEPENDENT,)},
        {"leader_types": tuple(LeaderType)[2:]},
        {"query": "devon"},
        {"query": "st. John’s É"},
        {"query": "nhs c"},
        {"regions": (Region.SOUTH,), "leader_types": (LeaderType.TO_BE_CONFIRMED,)},
    ]
    looks = list(product(MEASURES, PopulationBase, ("", DEVON)))
    styles = list(product(MapStyle, Mark))
    methods = tuple(ClassMethod)
    return [
        View(
            Filters(as_at=as_at, **some),
            Presentation(
                colour_by=measure.slug,
                population=base,
                selected=selected,
                classes=methods[(number + place) % len(methods)],
                style=styles[(number + place) % len(styles)][0],
                mark=styles[(number + place) % len(styles)][1],
                labels=place % 2 == 0,
            ),
        )
        for number, (as_at, some) in enumerate(product(SOME_DAYS, filters))
        for place, (measure, base, selected) in enumerate(looks[number % 4 :: 4])
    ]


def link_to(view: View) -> str:
    """A view as it may stand behind the hash of a page that opened on any other."""
    params = {name: values or [""] for name, values in every_param(view).items()}
    params.pop("compare")
    return urlencode(params, doseq=True)


@pytest.fixture(scope="module")
def figures(atlas: Atlas) -> Figures:
    """Numbers that lack some footprints, words, and one number for all."""
    codes = list(atlas.by_code)
    numbers = {code: (place % 12 - 4) * 1.5 for place, code in enumerate(codes) if place % 5}
    words = {code: ("Draft", "</script>", "Late")[place % 3] for place, code in enumerate(codes)}
    columns = (
        FiguresColumn("<b>Change</b>", ColumnKind.NUMBER, "%", 1, numbers),
        FiguresColumn("State", ColumnKind.CATEGORY, "", 0, words, ("Draft", "</script>", "Late")),
        FiguresColumn("Same", ColumnKind.NUMBER, "£", 0, dict.fromkeys(codes, 3.0)),
    )
    return Figures(with_slugs(columns), "A survey, <i>2016</i>")


def assert_all_told(page: Page, atlas: Atlas, views: list[View], figures=None) -> None:
    links = [link_to(view) for view in views]
    for view, link, told in zip(views, links, page.evaluate(TOLD, links), strict=True):
        details = told.pop("details")
        selected = atlas.by_code.get(view.presentation.selected)
        assert (selected.name if selected else "Details") in details
        assert told == what_python_says(atlas, view, figures), link


def test_it_shows_of_any_view_what_python_says(open_file, atlas):
    assert_all_told(open_file(View()), atlas, some_views())


def test_it_shows_every_column_of_uploaded_figures(open_file, atlas, figures):
    page = open_file(View().presented(colour_by="figure-same"), figures=figures)
    for measure in uploaded_measures(figures):
        of_own = [view.presented(colour_by=measure.slug) for view in some_views()[::17]]
        assert_all_told(page, atlas, [*of_own, *some_views()[5::60]], figures)


# Against the served page, in the browser.

SEEN = """() => ({
  legend: document.querySelector(".stp-legend").innerText,
  details: document.querySelector(".stp-details").innerText,
  table: document.querySelector("[data-stp-table]").textContent,
  headline: document.querySelector(".stp-above").innerText,
  panel: Array.from(document.querySelectorAll("[data-stp-panel] :is(select, input)"), (one) =>
    [one.type, one.type === "radio" || one.type === "checkbox" ? one.checked : one.value]),
  pills: Array.from(document.querySelectorAll(".stp-pills button"), (one) =>
    [one.textContent, one.getAttribute("aria-pressed")]),
})"""
PAINTED = """(all) => all.map((path) => ["data-code", "fill", "aria-label", "aria-pressed",
  "aria-disabled", "class"].map((name) => path.getAttribute(name)))"""
KINDS = "(all) => all.map((one) => one.className + one.textContent)"
OVER = ".stp-label span, .stp-over span, .stp-place-mark b"


FOLLOW = """query => {
  const link = document.body.appendChild(document.createElement("a"));
  link.dataset.view = query;
  link.dataset.stay = "";
  link.click();
  link.remove();
}"""


def test_forty_views_look_as_they_do_on_the_served_page(open_file, page, atlas):
    views = [view for view in some_views() if not view.filters.query][::4][:40]
    assert len(views) == 40
    frame = open_map(page)
    standalone = open_file(View())
    for view in views:
        scene = scene_of(atlas, view)
        standalone.evaluate("hash => { location.hash = hash; }", link_to(view))
        expect(headline(standalone)).to_have_text(scene.headline)
        standalone.evaluate("() => new Promise((resolve) => requestIdleCallback(resolve))")
        wanted = standalone.evaluate(SEEN)
        paths = standalone.locator("path[data-code]").evaluate_all(PAINTED)
        over = standalone.locator(OVER).evaluate_all(KINDS)

        page.evaluate(FOLLOW, to_query_string(view))
        painted = map_state(scene)["version"]
        expect(frame.locator(f'html[data-painted="{painted}"]')).to_be_attached()
        expect(headline(page)).to_have_text(scene.headline)
        for part in ("[data-stp-table]", ".stp-details"):
            expect(page.locator(part)).to_have_text(standalone.locator(part).text_content())
        assert page.evaluate(SEEN) == wanted, link_to(view)
        assert frame.locator("path[data-code]").evaluate_all(PAINTED) == paths, link_to(view)
        assert frame.locator(OVER).evaluate_all(KINDS) == over, link_to(view)


# What a person does with it.


def test_uploaded_figures_sort_as_numbers_and_those_without_stay_last(open_file, figures):
    view = View().presented(colour_by="figure-b-change-b")
    page = open_file(view, figures=figures)
    column = "(rows) => rows.map((row) => row.lastChild.textContent)"
    button = page.locator("[data-stp-table] thead button", has_text="<b>Change</b>")
    button.click()
    rising = rows(page).evaluate_all(column)
    button.click()
    falling = rows(page).evaluate_all(column)
    assert rising[0] == falling[34] == "−6.0%"
    assert falling[0] == rising[34] == "10.5%"
    assert set(rising[35:]) == set(falling[35:]) == {"No data"}
    choice(page, "Colour by").select_option(label="Leader type")
    expect(page.locator("[data-stp-table] thead th")).to_have_count(10)


def test_each_style_and_what_stands_over_it(open_file):
    page = open_file(View(Filters(query="Skipton"), Presentation(labels=True)))
    expect(page.locator(".stp-place-mark")).to_have_text("Skipton")
    choice(page, "Map style").select_option("tiles")
    expect(page.locator(".stp-place-mark")).to_have_count(0)
    choice(page, "Search").fill("")
    choice(page, "Search").press("Enter")
    widths = "(all) => all.map((one) => one.getBBox().width)"
    expect(page.locator(".stp-label")).to_have_count(44)
    sizes = page.locator("path[data-code]").evaluate_all(widths)
    assert len(sizes) == 44
    assert max(sizes) - min(sizes) <= 2
    choice(page, "Map style").select_option("circles")
    expect(page.locator("path.stp-circle")).to_have_count(44)
    drawn = page.locator("path[data-code]").evaluate_all(widths)
    assert all(a + 1 >= b for a, b in pairwise(drawn))  # The largest first, to a pixel.
    assert "style=circles" in page.url


@pytest.mark.parametrize("has_script", [False, True], ids=["without a script", "with it"])
def test_a_pinned_place_carries_its_source(open_file, has_script):
    page = open_file(View(Filters(query="Skipton")), java_script_enabled=has_script)
    expect(page.locator("body")).to_contain_text(PLACES_ATTRIBUTION, timeout=2_000)


@pytest.mark.parametrize("style", MapStyle)
def test_keys_move_among_the_footprints_in_every_style(open_file, style):
    page = open_file(View(presentation=Presentation(style=style, mark=Mark.EVIDENCE)))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # The skip link leads into the map.
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.dataset.code")
    page.keyboard.press("Enter")
    expect(area(page, focused)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".stp-tooltip").last).to_be_visible()
    page.keyboard.press("Escape")
    expect(area(page, focused)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("document.activeElement.dataset.code") == focused
    expect(page.locator("path[data-code][tabindex='0']")).to_have_count(1)


def test_days_are_stepped_through_by_keyboard_and_mark_their_changes(open_file, atlas):
    page = open_file(View())
    expect(page.locator(".stp-moment")).to_have_text("30 March 2016: 41 leaders named.")
    slider = page.get_by_role("slider", name="As at")
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_be_focused()
    expect(choice(page, "Mark on the map")).to_have_value("changes")
    wanted = scene_of(atlas, View(Filters(AsAt.LATEST_KNOWN), Presentation(mark=Mark.CHANGES)))
    expect(headline(page)).to_have_text(wanted.headline)
    for code, words in wanted.marks.words.items():
        assert words in area(page, code).get_attribute("aria-label")


def test_a_day_between_two_steps_is_shown_as_the_step_before(open_file):
    page = open_file(View(), "#as_at=2016-05-20")
    expect(page.locator(".stp-day")).to_have_text("30 April 2016")
    page = open_file(View(Filters(as_at=AsAt(date(2016, 5, 20)))))
    expect(page.locator(".stp-moment")).to_contain_text("30 April 2016: ")
    expect(page.locator(".stp-day")).to_have_text("20 May 2016")


def test_its_links_hold_the_view_and_back_leads_back(open_file):
    view = View(
        Filters(regions=(Region.SOUTH,)),
        Presentation(colour_by="leader-type", labels=True, selected=DEVON),
    )
    page = open_file(view)
    expect(page.locator(".stp-details h2")).to_have_text("Devon")
    pill(page, "South").click()
    expect(headline(page)).to_contain_text("41 of the 44 footprints")
    pill(page, "London").click()
    link = page.url.split("#")[1]
    assert link == "region=london"
    other = open_file(view, f"#{link}")
    expect(headline(other)).to_contain_text("5 of the 44 footprints are shown")
    page.go_back()
    expect(headline(page)).to_contain_text("41 of the 44 footprints")
    page.go_back()
    expect(pill(page, "South")).to_have_attribute("aria-pressed", "true")


def test_without_scripts_it_shows_picture_details_and_table(open_file):
    view = View(Filters(regions=(Region.SOUTH,)), Presentation(selected=DEVON))
    static, live = open_file(view, java_script_enabled=False), open_file(view)
    assert static.locator("#map_div img").evaluate("(one) => one.naturalWidth") > 600
    assert "Highest: " in static.locator("#map_div img").get_attribute("alt")
    expect(rows(static)).to_have_count(13)
    for query in (".stp-headline", ".stp-sources", ".stp-style-note", "#words"):
        assert static.locator(query).text_content() == live.locator(query).text_content()
    expect(static.locator(".stp-details")).to_contain_text("Angela Pedder")
    expect(live.locator("#map_div img")).to_have_count(0)


def test_a_click_selects_and_a_second_clears(open_file):
    page = open_file(View())
    name = page.locator(".stp-details h2")
    area(page, DEVON).click()
    expect(name).to_have_text("Devon")
    expect(area(page, DEVON)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".stp-details")).to_contain_text("Angela Pedder")
    page.get_by_role("button", name="Clear selection").click()
    expect(name).to_have_text("Details")
    area(page, DEVON).click()
    expect(name).to_have_text("Devon")
    area(page, DEVON).click()
    expect(name).to_have_text("Details")
    rows(page).nth(3).click()
    expect(name).to_have_text("Lancashire and South Cumbria")


def test_neighbours_lead_on(open_file):
    page = open_file(View(presentation=Presentation(selected=DEVON)))
    page.locator(".stp-details").get_by_role("link", name="Somerset").click()
    expect(page.locator(".stp-details h2")).to_have_text("Somerset")


def test_filters_leave_out_and_counts_follow(open_file):
    page = open_file(View())
    pill(page, "Independent").click()
    expect(rows(page)).to_have_count(2)
    expect(pill(page, "London")).to_have_text("London (0)")
    expect(page.locator("path[aria-disabled=true]")).to_have_count(42)
    choice(page, "Search").fill("no such place")
    choice(page, "Search").press("Enter")
    expect(headline(page)).to_have_text("No footprint matches these filters")
    page.get_by_role("button", name="Reset").click()
    expect(rows(page)).to_have_count(44)


def test_columns_sort_both_ways_and_keep_the_focus(open_file):
    page = open_file(View())
    button = page.locator("[data-stp-table] thead button", has_text="Population")
    button.click()
    expect(rows(page).first).to_contain_text("West, North and East Cumbria")
    button.press("Enter")
    expect(rows(page).first).to_contain_text("Greater Manchester")
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Population ↓")
    expect(button).to_be_focused()


def test_buttons_move_the_map(open_file):
    page = open_file(View())
    width = "(one) => Math.round(one.getBoundingClientRect().width)"
    whole = area(page, LONDON).evaluate(width)
    page.get_by_role("button", name="Zoom to London").click()
    assert area(page, LONDON).evaluate(width) > 150
    page.get_by_role("button", name="Show all of England").click()
    assert area(page, LONDON).evaluate(width) == whole


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_narrow_screen_with_targets_large_enough(open_file, width):
    page = open_file(View().presented(selected=DEVON), viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_text("Choose what is shown").locator("visible=true").click()
    small = page.evaluate("""() => Array.from(
      document.querySelectorAll("button, select, input[type=search], label, summary"))
      .filter((one) => one.checkVisibility())
      .map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)""")
    assert small == []


def test_untrusted_addresses_are_text(open_file):
    page = open_file(
        View(), "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&stp=__proto__&region=x&as_at=y"
    )
    expect(headline(page)).to_have_text("No footprint matches these filters")
    assert page.locator("img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator("#words").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("style", MapStyle)
def test_axe_finds_nothing_in_any_style_light_or_dark(open_file, style, scheme):
    view = View().presented(style=style, mark=Mark.EVIDENCE, labels=True, selected=DEVON)
    page = open_file(view, color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document).then((result) => result.violations)")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []

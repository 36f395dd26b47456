"""The standalone page from a file, with nothing but itself: seen, filtered, selected, sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from stp_map.analysis.address import to_params
from stp_map.analysis.measures import MEASURES, uploaded_measures
from stp_map.analysis.scene import scene_of
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn, with_slugs
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.order import Output
from stp_map.core.text import PLACES_ATTRIBUTION, attribution
from stp_map.core.view import Filters, MapStyle, Mark, Presentation, View
from stp_map.exports import make
from stp_map.web.table import headings, table_state
from tests.factories import order

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
DEVON = "E54000037"
DESKTOP = {"width": 1440, "height": 900}
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
        context = browser.new_context(**{"viewport": DESKTOP, "offline": True, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(place.as_uri() + link)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url.split("#")[0] for url in asked} <= opened_files


def area(page: Page, code: str) -> object:
    return page.locator(f'path[data-code="{code}"]')


SAID = """() => {
  const texts = (query) => Array.from(document.querySelectorAll(query), (one) => one.textContent);
  return {
    headline: texts("#headline")[0],
    figures: texts("#figures dd").concat(texts("#figures dt")),
    description: texts("#description p"),
    legend: texts("#legend h3").concat(texts("#legend li span")),
    marks: texts("#marks h3").concat(texts("#marks li span")).concat(texts("#marks p")),
    note: texts("#style-note")[0],
    sources: texts("#attribution")[0],
    headings: texts("#table thead th").map((text) => text.replace(/ [↑↓]$/, "")),
    caption: texts("#table caption")[0],
    names: texts("#table tbody button"),
  };
}"""
"""Everything in words on the page that a view decides."""

SAID_AT_EACH = f"""(links) => links.map((link) => {{
  history.replaceState(null, "", "#" + link);
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  return ({SAID})();
}})"""


def what_python_says(atlas: Atlas, view: View, figures: Figures | None = None) -> dict[str, object]:
    scene = scene_of(atlas, view, figures)
    colours, marked, numbers = scene.legend, scene.marks, scene.key_figures
    source = figures.source if figures else ""  # Named while the file holds the figures.
    key = [words for line in marked.lines for words in (line.label, str(line.count))]
    none = ["None of the footprints shown."] if marked.title and not key else []
    return {
        "headline": f"{scene.headline}.",
        "figures": [each.value for each in numbers] + [each.label for each in numbers],
        "description": list(scene.description),
        "legend": [
            colours.title,
            *(words for each in colours.classes for words in (each.label, str(each.count))),
        ],
        "marks": [*([marked.title] if marked.title else []), *key, *none],
        "note": scene.style_note,
        "sources": ". ".join(attribution(scene.shown.population, source)) + ".",
        "headings": list(headings(colours)),
        "caption": table_state(scene)["caption"],
        "names": [entry.footprint.name for entry in scene.entries],
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
    return [
        View(
            Filters(as_at=as_at, **some),
            Presentation(
                colour_by=measure.slug,
                population=base,
                selected=selected,
                style=styles[(number + place) % len(styles)][0],
                mark=styles[(number + place) % len(styles)][1],
            ),
        )
        for number, (as_at, some) in enumerate(product(SOME_DAYS, filters))
        for place, (measure, base, selected) in enumerate(looks[number % 4 :: 4])
    ]


def link_to(view: View) -> str:
    """A view as it stands behind the hash of a page that opened on another."""
    shown = view.presentation
    params = {
        "as_at": [view.filters.as_at.slug],
        "style": [shown.style.slug],
        "mark": [shown.mark.slug],
    }
    if shown.colour_by == "population":
        params["colour_by"] = [shown.colour_by]
    return urlencode(to_params(view) | params, doseq=True)


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


def test_it_says_what_the_served_page_says(open_file, atlas):
    page, views = open_file(View()), some_views()
    links = [link_to(view) for view in views]
    said = page.evaluate(SAID_AT_EACH, links)
    for view, link, words in zip(views, links, said, strict=True):
        assert words == what_python_says(atlas, view), link


def test_it_says_the_same_of_own_figures(open_file, atlas, figures):
    for measure in uploaded_measures(figures):
        own = View().presented(colour_by=measure.slug)
        page = open_file(own, figures=figures)
        assert page.evaluate(SAID) == what_python_says(atlas, own, figures)
        of_own = [view.presented(colour_by=measure.slug) for view in some_views()[::17]]
        views = [*of_own, *some_views()[5::60]]
        links = [link_to(view) for view in views]
        for view, words in zip(views, page.evaluate(SAID_AT_EACH, links), strict=True):
            assert words == what_python_says(atlas, view, figures), link_to(view)


def test_own_figures_sort_as_numbers_and_those_without_stay_last(open_file, figures):
    view = View().presented(colour_by="figure-b-change-b")
    page = open_file(view, figures=figures)
    column = "(rows) => rows.map((row) => row.lastChild.textContent)"
    button = page.locator("#table thead button", has_text="<b>Change</b>")
    button.click()
    rising = page.locator("#table tbody tr").evaluate_all(column)
    button.click()
    falling = page.locator("#table tbody tr").evaluate_all(column)
    assert rising[0] == falling[34] == "−6.0%"
    assert falling[0] == rising[34] == "10.5%"
    assert set(rising[35:]) == set(falling[35:]) == {"No data"}
    page.locator("select[name=colour_by]").select_option(label="Region")
    expect(page.locator("#table thead th")).to_have_count(8)


def test_each_style_and_what_stands_over_it(open_file):
    page = open_file(View(Filters(query="Skipton"), Presentation(labels=True)))
    style = page.locator("select[name=style]")
    expect(page.locator("#over .pin-name")).to_have_text("Skipton")
    style.select_option("tiles")
    expect(page.locator("#over .pin")).to_have_count(0)
    page.get_by_label("Search").fill("")
    sizes = page.locator("#areas path").evaluate_all(
        "(all) => all.map((one) => one.getBBox()).map((box) => [box.width, box.height])"
    )
    assert len(sizes) == 44
    assert max(w for w, _ in sizes) - min(w for w, _ in sizes) <= 1
    expect(page.locator("#labels text")).to_have_count(44)
    style.select_option("circles")
    drawn = page.locator("#areas path").evaluate_all("(all) => all.map((o) => o.getBBox().width)")
    assert drawn == sorted(drawn, reverse=True)
    assert page.locator("#ground").get_attribute("d")
    assert "style=circles" in page.url
    style.select_option("boundaries")
    assert page.locator("#ground").get_attribute("d") == ""


@pytest.mark.parametrize("has_script", [False, True], ids=["without a script", "with it"])
def test_a_pinned_place_carries_its_source(open_file, has_script):
    page = open_file(View(Filters(query="Skipton")), java_script_enabled=has_script)
    expect(page.locator("#over .pin-name")).to_have_text("Skipton")
    expect(page.locator("#attribution")).to_contain_text(PLACES_ATTRIBUTION, timeout=2_000)


@pytest.mark.parametrize("style", MapStyle)
def test_keys_follow_the_style(open_file, style):
    page = open_file(View(presentation=Presentation(style=style, mark=Mark.EVIDENCE)))
    page.locator("#skip").focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.dataset.code")
    page.keyboard.press("Enter")
    expect(area(page, focused)).to_have_attribute("aria-pressed", "true")
    around = area(page, focused).get_attribute("d")
    expect(page.locator("path.outline.selected")).to_have_attribute("d", around)
    expect(page.locator("path.outline.focus")).to_have_attribute("d", around)


def test_days_are_stepped_through_by_keyboard_and_mark_their_changes(open_file, atlas):
    page = open_file(View())
    expect(page.locator("#moment")).to_have_text("30 March 2016: 41 leaders named.")
    later = page.get_by_role("button", name="Later")
    later.focus()
    for _ in range(20):
        page.keyboard.press("Enter")
    expect(later).to_be_focused()
    expect(later).to_have_attribute("aria-disabled", "true")
    expect(page.locator("select[name=as_at]")).to_have_value("latest-known")
    expect(page.locator("select[name=mark]")).to_have_value("changes")
    view = View(Filters(as_at=AsAt.LATEST_KNOWN), Presentation(mark=Mark.CHANGES))
    assert page.evaluate(SAID) == what_python_says(atlas, view)
    wanted = scene_of(atlas, view).marks
    expect(page.locator("#over g")).to_have_count(len(wanted.symbols))
    for code, words in wanted.words.items():
        assert words in area(page, code).get_attribute("aria-label")


def test_a_day_between_two_steps_is_shown_as_the_step_before(open_file):
    page = open_file(View(), "#as_at=2016-05-20")
    expect(page.locator("select[name=as_at]")).to_have_value("2016-04-30")
    page = open_file(View(Filters(as_at=AsAt(date(2016, 5, 20)))))
    expect(page.locator("#moment")).to_contain_text("30 April 2016: ")
    expect(page.locator("select[name=as_at]")).to_have_value("2016-05-20")


def test_it_opens_on_its_view_and_keeps_it_in_links(open_file, atlas):
    view = View(
        Filters(regions=(Region.SOUTH,)),
        Presentation(colour_by="leader-type", labels=True, selected=DEVON),
    )
    page = open_file(view)
    assert page.evaluate(SAID) == what_python_says(atlas, view)
    expect(page.locator("#details h2").nth(1)).to_have_text("Devon")
    expect(page.locator("#labels text")).not_to_have_count(0)
    page.get_by_role("checkbox", name="South").uncheck()
    page.get_by_role("checkbox", name="London").check()
    link = page.url.split("#")[1]
    assert "region=london" in link
    other = open_file(view, f"#{link}")
    expect(other.locator("#headline")).to_contain_text("5 of the 44 footprints are shown")
    page.go_back()
    expect(page.locator("#headline")).to_contain_text("44 footprints")


@pytest.mark.parametrize("style", MapStyle)
def test_it_looks_the_same_before_its_script_ran(open_file, style):
    view = View(
        Filters(regions=(Region.SOUTH,)),
        Presentation(colour_by="leader-type", selected=DEVON, style=style, mark=Mark.EVIDENCE),
    )
    static = open_file(view, java_script_enabled=False)
    live = open_file(view)
    words = "headline figures legend marks style-note description attribution evidence"
    for query in (f"#{name}" for name in words.split()):
        assert static.locator(query).text_content() == live.locator(query).text_content()
    assert static.locator("#over circle").count() == live.locator("#over circle").count() > 0
    lines = ("#lines-region", "#lines-footprint", "#lines-pale", "#ground")
    for query in ("#areas path", *lines):
        for name in ("d", "fill"):
            get = f"(all) => all.map((one) => one.getAttribute('{name}'))"
            assert static.locator(query).evaluate_all(get) == live.locator(query).evaluate_all(get)
    expect(static.locator("#table tbody tr")).to_have_count(13)
    expect(static.locator("#form")).to_be_hidden()


def test_a_click_selects_and_a_second_clears(open_file):
    page = open_file(View())
    area(page, DEVON).click()
    expect(page.locator("#chosen h2")).to_have_text("Devon")
    expect(area(page, DEVON)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#chosen")).to_contain_text("Angela Pedder")
    page.get_by_role("button", name="Clear selection").click()
    expect(page.locator("#chosen h2")).to_have_count(0)
    area(page, DEVON).click()
    area(page, DEVON).click()
    expect(page.locator("#chosen h2")).to_have_count(0)


def test_neighbours_lead_on(open_file):
    page = open_file(View(presentation=Presentation(selected=DEVON)))
    page.locator("#chosen").get_by_role("link", name="Somerset").click()
    expect(page.locator("#chosen h2")).to_have_text("Somerset")


def test_filters_leave_out_and_counts_follow(open_file):
    page = open_file(View())
    page.get_by_role("checkbox", name="Independent").check()
    expect(page.locator("#table tbody tr")).to_have_count(2)
    expect(page.locator("#form")).to_contain_text("London (0)")
    expect(page.locator("#areas path[aria-disabled=true]")).to_have_count(42)
    page.get_by_label("Search").fill("no such place")
    expect(page.locator("#headline")).to_have_text("No footprint matches these filters.")
    page.get_by_role("button", name="Back to the first view").click()
    expect(page.locator("#table tbody tr")).to_have_count(44)


def test_everything_by_keyboard(open_file):
    page = open_file(View())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # The skip link leads into the map.
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.dataset.code")
    assert focused in {"E54000002", "E54000003"}
    page.keyboard.press("Enter")
    expect(area(page, focused)).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(area(page, focused)).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("document.activeElement.dataset.code") == focused
    assert page.locator("#areas path[tabindex='0']").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#areas')") is None


def test_columns_sort_both_ways_and_keep_the_focus(open_file):
    page = open_file(View())
    button = page.locator("#table thead button", has_text="Population")
    button.click()
    expect(page.locator("#table tbody tr").first).to_contain_text("West, North and East Cumbria")
    button.press("Enter")
    expect(page.locator("#table tbody tr").first).to_contain_text("Greater Manchester")
    expect(page.locator("#table th[aria-sort=descending]")).to_have_text("Population ↓")
    expect(button).to_be_focused()


def test_buttons_move_the_map(open_file):
    page = open_file(View())
    frame = page.locator("#map").get_attribute("viewBox")
    page.get_by_role("button", name="Zoom to London").click()
    assert area(page, "E54000030").bounding_box()["width"] > 150
    for name in ("Zoom in", "Zoom out", "Move map north", "Move map east"):
        before = page.locator("#map").get_attribute("viewBox")
        page.get_by_role("button", name=name).click()
        assert page.locator("#map").get_attribute("viewBox") != before
    page.get_by_role("button", name="Show all of England").click()
    assert page.locator("#map").get_attribute("viewBox") == frame


def test_it_fits_a_narrow_screen_with_targets_large_enough(open_file):
    page = open_file(
        View(presentation=Presentation(selected=DEVON)), viewport={"width": 320, "height": 700}
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#controls summary").click()
    small = page.evaluate("""() => Array.from(
      document.querySelectorAll("button, select, input[type=search], label, summary"))
      .map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)""")
    assert small == []


def test_untrusted_addresses_are_text(open_file):
    page = open_file(
        View(), "#q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&stp=__proto__&region=x&as_at=y"
    )
    expect(page.locator("#headline")).to_have_text("No footprint matches these filters.")
    assert page.locator("img").count() == 0
    assert "<img src=x onerror=alert(1)>" in page.locator("#description").text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("style", MapStyle)
def test_axe_finds_nothing_in_any_style_light_or_dark(open_file, style, scheme):
    view = View().presented(style=style, mark=Mark.EVIDENCE, labels=True, selected=DEVON)
    page = open_file(view, color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document).then((result) => result.violations)")
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []

"""The page as Streamlit draws it: widgets, URL and clicks, without a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from stp_map.analysis.measures import measure_of
from stp_map.app.other_sections import OTHERS
from stp_map.core import text
from stp_map.core.model import Atlas
from stp_map.web.panel import panel_choices
from stp_map.web.script_data import compact_json
from tests.html_reader import HtmlReader
from tests.own_page import (
    AFTER_MAP,
    HEAD,
    OwnPage,
    address,
    after_map,
    chosen,
    click,
    component,
    follow,
    gesture,
    html,
    open_section,
    opened,
    panel,
    words,
)

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def page() -> OwnPage:
    """The page as it opens."""
    return opened()


def map_arguments(page: AppTest) -> dict:
    """What the map in the browser is sent."""
    (component,) = page.get("component_instance")
    return json.loads(component.proto.json_args)


def map_state(page: AppTest) -> dict:
    """What the polygons are told to look like."""
    script = map_arguments(page)["feature_group"]
    return json.loads(re.search(r"stpMap\.show\((.*?)\);", script)[1])


def shown(page: AppTest) -> list[int]:
    """Numbers of the footprints that the map does not grey."""
    return [n for n, index in enumerate(map_state(page)["classes"], start=1) if index != "-"]


def test_the_page_opens_with_its_title_its_finding_and_its_figures(page):
    assert not page.exception
    assert words(page).startswith(
        "STP footprints of England 41 of the 44 footprints have a leader confirmed by NHS England; "
        "5 of the names could not be verified; together the 44 serve 57.5 million registered "
        "patients"
    )
    assert (
        "Footprints shown 44 of 44 Registered patients 57.5 million "
        "Average per footprint 1.31 million "
        "Leaders confirmed by 30 March 2016; 5 not verified 41 of 44"
    ) in words(page)


@pytest.fixture(scope="module")
def choices(atlas: Atlas) -> dict[str, list[tuple[str, str]]]:
    """What stands in the panel's script to choose from: values and words, by parameter."""
    return pairs_by_parameter(json.loads(compact_json(panel_choices(atlas))))


def pairs_by_parameter(said: dict[str, list[list[str]]]) -> dict[str, list[tuple[str, str]]]:
    """The choices in what the panel's script begins with."""
    choices = {name: pairs for name, pairs in said.items() if name != "default"}
    return {name: [(value, words) for value, words in pairs] for name, pairs in choices.items()}


def counted(page: AppTest, choices: dict[str, list[tuple[str, str]]], name: str) -> list[str]:
    """What a group of buttons says: each choice with the number of footprints behind it."""
    counts = panel(page)[{"region": "regions", "leader_type": "leader_types"}[name]]
    pairs = zip(choices[name], counts, strict=True)
    return [f"{said} ({count})" for (_, said), count in pairs]


def days_on_the_slider(page: AppTest, choices: dict[str, list[tuple[str, str]]]) -> list[str]:
    """The steps of the timeline as the panel's script puts them together."""
    days = [said for _, said in choices["as_at"]]
    if extra := panel(page).get("day"):
        days.insert(extra[2], extra[1])
    return days


def test_the_script_of_the_page_is_sent_under_the_name_of_its_content(page, choices):
    (name,) = re.findall(r"app/static/(page\.\w+\.js)", component(page, HEAD).js_content)
    script = (ROOT / "static" / name).read_text("utf-8")
    said = json.loads(re.search(r"^const CHOICES = (.*);$", script, re.MULTILINE)[1])
    assert pairs_by_parameter(said) == choices
    assert said["default"] == chosen(page)


def test_while_the_panel_and_the_table_load_they_have_a_place(page):
    waiting = HtmlReader(component(page, HEAD).html_content)
    assert waiting.words == ("The choices are still loading. If they do not come, reload the page.")
    sections = HtmlReader(component(page, AFTER_MAP).html_content)
    assert sections.words == ("The table is still loading. If it does not come, reload the page.")
    labels = {each.get("role"): each.get("aria-label") for _, each in sections.elements}
    assert labels["radiogroup"] == text.SECTIONS


def test_the_choices_are_worded_and_counted(page, choices):
    assert days_on_the_slider(page, choices) == [
        *("15 March 2016", "30 March 2016", "15 April 2016", "30 April 2016", "30 June 2016"),
        *("31 August 2016", "21 October 2016", "31 October 2016", "14 December 2016"),
        *("31 December 2016", "30 June 2017", "31 August 2017", "30 September 2017"),
        *("31 December 2017", "15 January 2018", "30 June 2018", "31 December 2018"),
        *("31 January 2019", "Latest known"),
    ]
    assert [said for _, said in choices["style"]] == [
        "Boundaries",
        "Equal tiles",
        "Circles sized by population",
    ]
    assert [said for _, said in choices["mark"]] == [
        "Nothing",
        "Changes of leader",
        "Weak evidence",
        "What is known of the leads",
        "NHS trusts",
    ]
    assert [said for _, said in choices["population"]] == [
        "GP-registered patients, Jan to Mar 2016",
        "Residents, mid-2015",
    ]
    assert [said for _, said in choices["colour_by"]] == [
        "Population",
        "Population density",
        "Share of England’s patients",
        "Leader type",
        "Region",
        "Number of CCGs",
        "Number of NHS trusts",
        "Number of councils",
        "Number of neighbours",
    ]
    assert [said for _, said in choices["classes"]] == [
        "Natural breaks",
        "Quantiles",
        "Equal intervals",
        "Round numbers",
    ]
    assert counted(page, choices, "region") == [
        "North (9)",
        "Midlands and East (17)",
        "London (5)",
        "South (13)",
    ]
    assert counted(page, choices, "leader_type") == [
        "CCG (18)",
        "NHS provider (18)",
        "Local authority (3)",
        "Independent (2)",
        "To be confirmed (3)",
        "Ended, successor not known (0)",
    ]


def test_every_choice_can_be_made_and_is_then_shown(page, choices):
    for name, pairs in choices.items():
        for value, _ in pairs:
            gesture(page, **{name: value})
            assert chosen(page)[name] in (value, [value])
    assert not page.exception


def test_every_section_that_can_be_chosen_can_be_drawn():
    assert ("Table", *OTHERS) == text.SECTION_NAMES


def test_the_script_knows_the_sections(page):
    (name,) = re.findall(r"app/static/(page\.\w+\.js)", component(page, AFTER_MAP).js_content)
    script = (ROOT / "static" / name).read_text("utf-8")
    assert json.loads(re.search(r"^const SECTIONS = (.*);$", script, re.MULTILINE)[1]) == [
        *("Table", "Timeline", "Compare", "Distribution", "Claims checked"),
        *("Your figures", "Export", "Text summary", "Sources"),
    ]


def test_the_defaults_leave_the_address_bare(page):
    assert address(page) == {}
    assert chosen(page) == {
        "as_at": "2016-03-30",
        "region": [],
        "leader_type": [],
        "q": "",
        "colour_by": "population",
        "population": "registered",
        "classes": "natural-breaks",
        "style": "boundaries",
        "mark": "nothing",
        "labels": "off",
    }


def test_another_day_changes_leaders_address_and_counts_and_marks_what_changed(page, choices):
    gesture(page, as_at="2016-03-15")
    assert address(page) == {"as_at": ["2016-03-15"], "mark": ["changes"]}
    assert chosen(page)["mark"] == "changes"
    assert len(map_state(page)["marks"]) == 8
    assert panel(page)["moment"] == "15 March 2016: 44 footprints published, 8 leaders named."
    assert "8 of the 44 footprints have a leader named by NHS England" in words(page)
    assert counted(page, choices, "leader_type")[-2] == "To be confirmed (36)"


def test_a_day_between_two_steps_has_its_place_on_the_slider(choices):
    page = opened(as_at="2016-04-05")
    assert chosen(page)["as_at"] == "2016-04-05"
    assert days_on_the_slider(page, choices)[1:4] == [
        "30 March 2016",
        "5 April 2016",
        "15 April 2016",
    ]
    assert panel(page)["moment"] == "30 March 2016: 41 leaders named."
    assert "ignored" not in words(page)


def test_moving_along_the_timeline_from_such_a_day_leaves_it(choices):
    page = opened(as_at="2016-04-05")
    gesture(page, as_at="latest-known")
    assert address(page) == {"as_at": ["latest-known"], "mark": ["changes"]}
    assert chosen(page)["as_at"] == "latest-known"
    assert len(days_on_the_slider(page, choices)) == 19
    assert "Mid and South Essex: lead ends, Dr Anita Donley." in panel(page)["moment"]


@pytest.mark.parametrize("back_to", ["2016-03-30", "2016-04-05", "latest-known"])
def test_going_back_to_another_day_takes_the_slider_along(back_to):
    page = opened(as_at="2017-02-01", mark="changes")
    page.query_params["as_at"] = back_to
    page.run()
    assert chosen(page)["as_at"] == back_to
    gesture(page, labels="on")
    assert chosen(page)["as_at"] == back_to
    assert address(page).get("as_at", ["2016-03-30"]) == [back_to]


def test_marks_are_put_on_the_map_and_taken_off(page):
    gesture(page, mark="evidence")
    assert address(page) == {"mark": ["evidence"]}
    marked = {place + 1 for *_, places in map_state(page)["marks"] for place in places}
    assert marked == {10, 11, 12, 13, 18, 19, 20, 21, 24, 25, 26, 31, 35, 38, 39, 40, 41, 42}
    gesture(page, mark="nothing")
    assert address(page) == {}
    assert "marks" not in map_state(page)


def test_a_style_of_map_stands_in_the_address_and_is_told_to_the_browser(page):
    gesture(page, style="tiles")
    assert address(page) == {"style": ["tiles"]}
    assert map_state(page)["style"].startswith("tiles")


def test_a_search_for_a_town_selects_the_footprint_around_it_and_marks_it(page):
    gesture(page, q="Skipton")
    assert address(page) == {"q": ["Skipton"], "stp": ["E54000005"]}
    assert [name for _, _, name in map_state(page)["places"]] == ["Skipton"]
    assert "West Yorkshire Footprint 5 · North" in words(page)


def test_a_search_keeps_the_selection_where_no_one_footprint_holds_the_place():
    page = opened(stp="E54000037")
    gesture(page, q="zzzz")
    assert address(page) == {"q": ["zzzz"], "stp": ["E54000037"]}


def test_a_footprint_picked_after_a_search_stays_picked_whatever_else_is_chosen(page):
    gesture(page, q="Skipton")
    click(page, "E54000007")
    gesture(page, labels="on")
    assert address(page)["stp"] == ["E54000007"]


def test_figures_that_are_not_here_are_said_to_be_missing_and_stay_in_the_address():
    page = opened(colour_by="figure-spend-per-head")
    assert not page.exception
    assert address(page) == {"colour_by": ["figure-spend-per-head"]}
    assert chosen(page)["colour_by"] == "figure-spend-per-head"
    assert panel(page)["own"] == [["figure-spend-per-head", "Your figures (not added here)"]]
    assert "Your figures “spend-per-head”, not added on this page" in words(page)
    assert map_state(page)["labels"] == ["No data"]
    gesture(page, labels="on")
    assert address(page)["colour_by"] == ["figure-spend-per-head"]


def test_regions_filter_the_map_and_the_headline(page):
    gesture(page, region=["london", "north"])
    assert address(page) == {"region": ["north", "london"]}
    assert shown(page) == [*range(1, 10), *range(27, 32)]
    assert "14 of the 44 footprints are shown" in words(page)


def test_leader_types_filter_and_recount_the_regions(page, choices):
    gesture(page, leader_type=["local-authority"])
    assert address(page) == {"leader_type": ["local-authority"]}
    assert shown(page) == [7, 14, 17]
    assert counted(page, choices, "region") == [
        "North (1)",
        "Midlands and East (2)",
        "London (0)",
        "South (0)",
    ]
    assert counted(page, choices, "leader_type")[0] == "CCG (18)"


def test_a_search_filters_and_is_kept_tidy(page):
    gesture(page, q="  WIRRAL   nhs ")
    assert address(page) == {"q": ["WIRRAL nhs"], "stp": ["E54000008"]}
    assert shown(page) == [8]
    assert chosen(page)["q"] == "WIRRAL nhs"


def test_a_search_that_finds_nothing_says_what_to_do(page):
    gesture(page, q="<script>")
    assert shown(page) == []
    assert "No footprint matches these filters" in words(page)
    assert "Nothing matches. Widen the search, or choose Reset" in words(page)


def test_filters_add_up_and_each_stays_as_it_was(page):
    gesture(page, region=["midlands-and-east"])
    gesture(page, leader_type=["ccg"])
    gesture(page, q="lincolnshire")
    assert address(page) == {
        "region": ["midlands-and-east"],
        "leader_type": ["ccg"],
        "q": ["lincolnshire"],
    }
    assert shown(page) == [13]


@pytest.mark.parametrize(
    ("slug", "title", "classes"),
    [
        ("population-density", "Registered patients per square kilometre", 5),
        ("share-of-patients", "Share of England’s registered patients", 5),
        ("leader-type", "Organisation the leader comes from", 5),
        ("region", "NHS England region", 4),
        ("number-of-ccgs", "Clinical commissioning groups (CCGs)", 5),
        ("number-of-trusts", "NHS trusts, by headquarters", 5),
        ("number-of-councils", "Upper-tier councils, whole or in part", 5),
        ("number-of-neighbours", "Neighbouring footprints", 5),
    ],
)
def test_colour_by_changes_map_and_legend(page, slug, title, classes):
    gesture(page, colour_by=slug)
    assert address(page) == {"colour_by": [slug]}
    assert title in words(page)
    labels = map_state(page)["labels"]
    assert len(labels) == classes
    assert all(label in words(page) for label in labels)
    assert panel(page).get("unclassed", False) is not measure_of(slug).is_numeric


def test_the_population_base_changes_the_words_and_the_values(page):
    gesture(page, population="resident")
    assert address(page) == {"population": ["resident"]}
    assert map_state(page)["values"] == "population/resident"
    assert "together the 44 serve 54.8 million residents" in words(page)


def test_a_class_method_changes_the_classes(page):
    gesture(page, classes="round-numbers")
    assert address(page) == {"classes": ["round-numbers"]}
    assert map_state(page)["labels"] == [
        "Up to 1,000,000",
        "1,000,000 to 2,000,000",
        "Over 2,000,000",
    ]


def test_labels_are_switched_on_and_off(page):
    gesture(page, labels="on")
    assert (address(page), map_state(page)["showLabels"]) == ({"labels": ["on"]}, 1)
    gesture(page, labels="off")
    assert (address(page), map_state(page)["showLabels"]) == ({}, 0)


def test_reset_clears_the_address_and_every_choice(page):
    before = chosen(page)
    page = opened(region=["london"], q="east", colour_by="region", labels="on", stp="E54000029")
    assert chosen(page) != before
    gesture(page, reset=True)
    assert address(page) == {}
    assert shown(page) == list(range(1, 45))
    assert chosen(page) == before
    assert map_state(page)["selected"] == ""


def test_a_click_selects_a_footprint_and_describes_it(page):
    click(page, "E54000037")
    assert address(page) == {"stp": ["E54000037"]}
    assert map_state(page)["selected"] == "E54000037"
    assert "Devon Footprint 37 · South" in words(page)
    assert "Leader Angela Pedder OBE Chief Executive" in words(page)


def test_a_second_click_on_the_same_footprint_clears(page):
    click(page, "E54000037")
    click(page, "E54000037")
    assert address(page) == {}
    assert "Choose a footprint on the map or in the table" in words(page)


def test_a_click_elsewhere_moves_the_selection(page):
    click(page, "E54000037")
    click(page, "E54000007")
    assert address(page) == {"stp": ["E54000007"]}


@pytest.mark.parametrize("code", ["", "E99", "<script>"])
def test_escape_and_unknown_codes_clear_the_selection(code):
    page = opened(stp="E54000037")
    click(page, code)
    assert address(page) == {}


def test_clear_selection_clears_and_then_is_gone():
    page = opened(stp="E54000037")
    assert "Clear selection" in words(page)
    follow(page, "")
    assert address(page) == {}
    assert "Clear selection" not in words(page)


def test_a_link_to_what_is_selected_keeps_it():
    page = opened(stp="E54000037")
    follow(page, "E54000037")
    assert address(page) == {"stp": ["E54000037"]}


def test_a_click_keeps_the_filters(page):
    gesture(page, region=["south"])
    click(page, "E54000037")
    assert address(page) == {"region": ["south"], "stp": ["E54000037"]}


def test_a_selected_footprint_that_the_filters_leave_out_says_so():
    page = opened(stp="E54000037", region="london")
    assert "This footprint is not among those that the filters show." in words(page)


def test_an_address_restores_every_choice():
    params = {
        "as_at": ["latest-known"],
        "region": ["midlands-and-east", "south"],
        "leader_type": ["nhs-provider", "ccg"],
        "q": ["dorset"],
        "colour_by": ["population-density"],
        "population": ["resident"],
        "classes": ["quantiles"],
        "style": ["circles"],
        "labels": ["on"],
        "mark": ["evidence"],
        "stp": ["E54000041"],
    }
    page = opened(**params)
    assert chosen(page) == {
        "as_at": "latest-known",
        "region": ["midlands-and-east", "south"],
        "leader_type": ["ccg", "nhs-provider"],
        "q": "dorset",
        "colour_by": "population-density",
        "population": "resident",
        "classes": "quantiles",
        "style": "circles",
        "mark": "evidence",
        "labels": "on",
    }
    assert "Dorset Footprint 41 · South" in words(page)
    assert address(page) == params


def test_going_back_to_an_address_takes_the_panel_along(page):
    gesture(page, region=["london"])
    page.query_params.clear()
    page.run()
    assert chosen(page)["region"] == []
    assert shown(page) == list(range(1, 45))


def test_a_later_code_in_an_address_selects_by_the_first_issued_one():
    page = opened(stp="E54000046")
    assert map_state(page)["selected"] == "E54000001"
    assert "ignored" not in words(page)


def test_what_an_address_says_that_cannot_be_used_is_named_as_text():
    page = opened(region="wales", colour_by="<img src=x onerror=alert(1)>", utm="news")
    assert not page.exception
    assert (
        "Parts of this address could not be used and were ignored: region: wales "
        "colour_by: <img src=x onerror=alert(1)> utm: news"
    ) in words(page)
    elements = [name for piece in html(page) for name, _ in HtmlReader(piece).elements]
    assert "img" not in elements
    assert shown(page) == list(range(1, 45))


def test_the_base_map_is_the_same_whatever_is_shown(page):
    base = without_restyling(page)
    gesture(page, colour_by="region")
    click(page, "E54000037")
    gesture(page, region=["london"])
    assert without_restyling(page) == base


def without_restyling(page: AppTest) -> dict:
    """What the map is sent besides its restyling."""
    return {name: value for name, value in map_arguments(page).items() if name != "feature_group"}


def test_the_map_is_sent_no_address_of_another_host(page):
    assert "//" not in json.dumps(map_arguments(page))


def test_the_files_that_the_map_asks_for_are_there(page):
    sent = map_arguments(page)
    asked = [*sent["js_links"], *sent["css_links"]]
    names = {re.fullmatch(r"\.\./\.\./app/static/(.+)", address)[1] for address in asked}
    assert len(names) == 4
    (script,) = (ROOT / "static" / name for name in names if re.match(r"footprint_map.*js$", name))
    shapes = json.loads(re.search(r"const SHAPES = (\{.*?\});", script.read_text("utf-8"))[1])
    assert list(shapes) == ["boundaries", "tiles", "circles/registered", "circles/resident"]
    assert all((ROOT / "static" / name).is_file() for name in (*names, *shapes.values()))


def test_a_selection_is_a_small_message(page):
    click(page, "E54000037")
    assert len(map_arguments(page)["feature_group"]) < 1_000


def test_sources_stand_under_the_map(page):
    assert "Contains OS data © Crown copyright and database right 2017" in words(page)


def test_the_table_shows_what_the_map_shows(page):
    gesture(page, region=["london"])
    click(page, "E54000028")
    state = after_map(page)
    assert [n for n, is_shown in enumerate(state["rows"], start=1) if is_shown == "1"] == shown(
        page
    )
    assert (state["selected"], len(state["leads"])) == ("E54000028", 44)
    assert state["caption"].startswith("5 footprints shown. Leaders: as at 30 March 2016.")


@pytest.mark.parametrize(
    ("tab", "said"),
    [
        ("Sources", "Source: Office for National Statistics licensed under the Open Government"),
        ("Sources", "Unverified: no published source found: 5 rows"),
        ("Sources", "Data package version 2016.03.30."),
        ("Text summary", "Highest: Greater Manchester (2,959,911 registered patients)."),
    ],
)
def test_a_tab_says_what_is_behind_it_once_it_is_open(page, tab, said):
    opened_before = words(page).count(said)
    open_section(page, tab)
    assert not page.exception
    assert words(page).count(said) == opened_before + 1


def downloads(page: OwnPage, tab: str) -> list[str]:
    """What the buttons of a tab say that hand out a file."""
    open_section(page, tab)
    assert not page.exception
    labels = [button.proto.label for button in page.get("download_button")]
    return [label for label in labels if label.startswith("Download this")]


@pytest.mark.parametrize(
    ("tab", "said"),
    [("Timeline", ["timeline"]), ("Compare", ["comparison"]), ("Distribution", ["chart"] * 3)],
)
def test_a_tab_that_shows_a_picture_hands_it_out_in_three_formats(tab, said):
    page = opened(compare=["london", "E54000037"])
    assert downloads(page, tab) == [
        f"Download this {noun}: {ending}" for noun in said for ending in ("PNG", "SVG", "PDF")
    ]
    toggles = [each for each in page.toggle if each.label == "Black and white, with patterns"]
    assert len(toggles) == len(said)
    toggles[0].set_value(True).run()
    assert not page.exception


def test_where_nothing_is_compared_there_is_no_picture_of_it(page):
    assert downloads(page, "Compare") == []
    assert "Choose two to four footprints or regions by name" in words(page)


def test_a_section_stays_open_whatever_else_is_chosen(page):
    open_section(page, "Text summary")
    gesture(page, region=["london"])
    click(page, "E54000028")
    assert "Highest: North West London" in words(page)


def test_a_server_that_was_started_anew_learns_which_section_is_open(page):
    open_section(page, "Sources")
    anew = OwnPage()
    anew.kept = page.kept
    anew.run()
    assert "Data package version 2016.03.30." in words(anew)


@pytest.mark.parametrize(
    ("former", "said"),
    [
        ("What was said", "Of "),
        ("In words", "Highest: Greater Manchester"),
        ("About", "Data package version 2016.03.30."),
    ],
)
def test_a_browser_that_names_a_section_as_it_was_called_before_sees_it(page, former, said):
    open_section(page, former)
    assert said in words(page)
    assert text.FORMER_SECTIONS[former] in text.SECTION_NAMES


@pytest.mark.parametrize("said", ["Tabel", "", "<script>", None, 7, True, ["Export"], {"a": 1}])
def test_a_section_that_there_is_not_leaves_the_first_one_open(page, said):
    open_section(page, said)
    assert not page.exception
    assert "Something went wrong" not in words(page)
    assert after_map(page)["rows"] == "1" * 44


def damaged_page(folder: str) -> None:
    """A page whose data package is elsewhere; AppTest runs this text by itself."""
    from pathlib import Path  # noqa: PLC0415

    from stp_map.app.page import show_page  # noqa: PLC0415

    show_page(geodata=Path(folder))


def test_faults_of_the_data_are_listed_in_plain_words_without_a_traceback(tmp_path):
    folder = Path(shutil.copytree(ROOT / "geodata", tmp_path / "geodata"))
    table = folder / "tables" / "footprints.csv"
    table.write_bytes(table.read_bytes().replace(b"North,1492779", b"<b>Nowhere</b>,-5"))
    page = AppTest.from_function(damaged_page, args=(str(folder),), default_timeout=30).run()
    said = words(page)
    assert not page.exception
    assert "The map can't be shown, because its data has faults" in said
    assert "tables/footprints.csv, row 2, column region" in said
    assert "tables/footprints.csv, row 2, column population_registered" in said
    assert "<b>Nowhere</b>" in said
    assert "Traceback" not in said
    assert not page.get("component_instance")


def test_a_missing_package_is_said_file_by_file(tmp_path):
    page = AppTest.from_function(damaged_page, args=(str(tmp_path),), default_timeout=30).run()
    assert not page.exception
    assert "datapackage.json" in words(page)
    assert "boundaries/footprints.geojson" in words(page)


def test_the_first_page_imports_nothing_for_exports():
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file('app.py', default_timeout=30).run()\n"
        "assert not page.exception\n"
        "print(sorted({'typst', 'pptx', 'xlsxwriter', 'openpyxl'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "[]\n", done.stderr

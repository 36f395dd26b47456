"""What stands above the map: words, notices and the legend, as the page's script is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from stp_map.analysis.address import Ignored
from stp_map.analysis.scene import scene_of
from stp_map.core import text
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, LeaderType, Region
from stp_map.core.view import Filters, Mark, Presentation, View
from stp_map.web.above import above_state, fill_name, nothing_found, notices, page_words
from tests.factories import column, uploaded
from tests.html_reader import HtmlReader
from tests.untrusted import CORPUS


def state_of(
    atlas: Atlas, filters: Filters, shown: Presentation, figures: Figures | None = None
) -> dict[str, Any]:
    """What is told of some filters under a presentation."""
    return above_state(scene_of(atlas, View(filters, shown), figures))


def words(html: str) -> str:
    """What a reader sees of HTML."""
    return HtmlReader(html).words


def test_the_first_view_is_told_in_words_and_figures_without_a_notice(atlas: Atlas):
    state = state_of(atlas, Filters(), Presentation())
    assert state["headline"] == (
        "41 of the 44 footprints have a leader confirmed by NHS England; 5 of the names could not "
        "be verified; together the 44 serve 57.5 million registered patients"
    )
    assert state["figures"] == [
        ["Footprints shown", "44 of 44"],
        ["Registered patients", "57.5 million"],
        ["Average per footprint", "1.31 million"],
        ["Leaders confirmed by 30 March 2016; 5 not verified", "41 of 44"],
    ]
    assert state["notices"] == ""


def test_the_legend_counts_the_footprints_shown_in_each_class(atlas: Atlas):
    filters = Filters(regions=(Region.LONDON,))
    legend = state_of(atlas, filters, Presentation(colour_by="leader-type"))["legend"]
    assert legend == {
        "title": "Organisation the leader comes from",
        "lines": [
            ["#0F385C", "CCG", 3],
            ["#50A1A5", "NHS provider", 2],
            ["#CA357C", "Local authority", 0],
            ["#F7996A", "Independent", 0],
            ["hatch", "To be confirmed", 0],
        ],
    }


def test_fills_are_the_colours_that_the_map_is_told(atlas: Atlas):
    scene = scene_of(atlas, View())
    lines = above_state(scene)["legend"]["lines"]
    assert [fill for fill, _, _ in lines] == [fill_name(each.fill) for each in scene.legend.classes]
    assert sum(count for _, _, count in lines) == 44


def test_marks_have_a_key_of_their_own_with_counts(atlas: Atlas):
    marks = state_of(atlas, Filters(), Presentation(mark=Mark.EVIDENCE))["legend"]["marks"]
    assert [(symbol, count) for symbol, _, count in marks["lines"]] == [
        ("disc", 5),
        ("ring", 10),
        ("square", 3),
    ]
    assert marks["title"]
    assert all(label for _, label, _ in marks["lines"])


def test_trusts_are_counted_in_the_key_with_where_they_are_from(atlas: Atlas):
    shown = Presentation(mark=Mark.TRUSTS)
    marks = state_of(atlas, Filters(regions=(Region.LONDON,)), shown)["legend"]["marks"]
    assert marks["lines"] == [["trust", "Headquarters of a trust", 35]]
    assert marks["source"] == "NHS trusts: NHS Digital, 2016, by headquarters."


def test_where_nothing_bears_a_mark_the_key_has_a_title_and_no_line(atlas: Atlas):
    filters = Filters(as_at=AsAt(date(2019, 1, 31)), leader_types=(LeaderType.TO_BE_CONFIRMED,))
    marks = state_of(atlas, filters, Presentation(mark=Mark.EVIDENCE))["legend"]["marks"]
    assert marks["title"]
    assert marks["lines"] == []
    assert page_words()["noneMarked"] == text.NONE_MARKED


def test_a_search_that_finds_nothing_says_what_to_do(atlas: Atlas):
    state = state_of(atlas, Filters(query="zzzz"), Presentation())
    assert state["headline"] == "No footprint matches these filters"
    assert state["notices"].endswith(nothing_found())
    assert "Widen the search, or choose Reset" in words(state["notices"])
    assert "Searched are names" in words(state["notices"])


def test_a_place_that_was_found_is_told_with_a_link_to_its_footprint(atlas: Atlas):
    found = HtmlReader(state_of(atlas, Filters(query="Skipton"), Presentation())["notices"])
    assert "West Yorkshire" in found.words
    assert text.PLACES_ATTRIBUTION in found.words
    assert "E54000005" in {each.get("data-stp") for _, each in found.elements}
    assert ("div", {"class": "stp-place", "role": "status"}) in found.elements


def test_figures_that_are_not_here_are_said_to_be_missing_until_they_are(atlas: Atlas):
    shown = Presentation("figure-spend")
    said = HtmlReader(state_of(atlas, Filters(), shown)["notices"])
    assert "figures named “spend”, which are not on this page" in said.words
    assert "Figures stay with the person who added them" in said.words
    assert text.OWN_FIGURES in {each.get("data-section") for _, each in said.elements}
    other = uploaded(column({1: 1.0}, "Beds"))
    assert state_of(atlas, Filters(), shown, other)["notices"]
    mine = uploaded(column({1: 1.0}, "Spend"))
    assert state_of(atlas, Filters(), shown, mine)["notices"] == ""


def test_what_of_an_address_was_ignored_is_named(atlas: Atlas):
    ignored = (Ignored("region", "wales"), Ignored("utm", "news"))
    said = HtmlReader(above_state(scene_of(atlas, View()), ignored)["notices"])
    assert said.words == (
        "Parts of this address could not be used and were ignored: region: wales utm: news"
    )
    assert ("div", {"class": "stp-faults", "role": "status"}) in said.elements


def test_of_a_long_address_no_more_is_named_than_a_person_reads(atlas: Atlas):
    ignored = tuple(Ignored(f"name{n}", "W" * 10_000) for n in range(1_000))
    said = notices(scene_of(atlas, View()), ignored)
    assert [tag for tag, _ in HtmlReader(said).elements].count("li") == 10
    assert len(said) < 2_000


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_untrusted_text_in_a_notice_is_text(atlas: Atlas, text: str):
    scene = scene_of(atlas, View())
    untrusted, plain = (
        HtmlReader(notices(scene, (Ignored(each, each),))) for each in (text, "Plain")
    )
    assert untrusted.elements == plain.elements
    assert text[:100] in untrusted.text


def test_the_page_says_of_itself_what_it_is_and_how_to_search():
    said = page_words()
    assert said["title"] == "STP footprints of England"
    assert said["subtitle"] == ""
    assert said["meaning"] == text.MEANING
    assert said["searchHint"] == "Footprint, town or postcode"


def test_a_heading_of_somebody_s_own_takes_the_place_of_the_usual_one():
    said = page_words("Ours", "And more")
    assert (said["title"], said["subtitle"]) == ("Ours", "And more")

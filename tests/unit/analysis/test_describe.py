"""The text description says what a person who can't see the map needs to know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stp_map.analysis.describe import evidence_note
from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import select
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, Evidence, LeaderType, PopulationBase, Region
from stp_map.core.view import Filters, Presentation, View
from tests.factories import column, footprint, leader, uploaded, with_footprints


def of(
    atlas: Atlas, filters: Filters, figures: Figures | None = None, **shown: object
) -> tuple[str, ...]:
    """The description of some filters under a presentation."""
    view = View(filters, Presentation(**shown))  # type: ignore[arg-type]
    return scene_of(atlas, view, figures).description


def test_london_is_described_from_what_is_shown_to_what_is_weak(atlas: Atlas):
    assert of(atlas, Filters(regions=(Region.LONDON,)), selected="E54000028") == (
        (
            "Map: GP-registered patients, January to March 2016, 5 of 44 footprints in England, "
            "as at 30 March 2016 (London)."
        ),
        (
            "5 of the 44 footprints are shown, serving 9.42 million registered patients; "
            "all 5 have a leader confirmed by NHS England; 1 of the names could not be verified."
        ),
        (
            "Highest: North West London (2,340,074 registered patients). "
            "Lowest: North Central London (1,539,253 registered patients)."
        ),
        (
            "GP-registered patients, January to March 2016, number of footprints: "
            "Up to 800,000: 0; 800,000 to 1,200,000: 0; 1,200,000 to 1,700,000: 2; "
            "1,700,000 to 2,200,000: 2; Over 2,200,000: 1."
        ),
        "By region: London: 5 footprints, average 1,884,980.",
        (
            "Selected: North Central London, 1,539,253 registered patients; leader: David Sloman, "
            "Chief Executive, Royal Free London NHS Foundation Trust."
        ),
        "Unverified, no published source found: leader of footprint 31.",
    )


def test_leader_types_are_described_by_their_mix_in_each_region(atlas: Atlas):
    filters = Filters(regions=(Region.LONDON, Region.SOUTH), leader_types=(LeaderType.CCG,))
    assert of(atlas, filters, colour_by="leader-type")[2:] == (
        (
            "Organisation the leader comes from, number of footprints: CCG: 9; NHS provider: 0; "
            "Local authority: 0; Independent: 0; To be confirmed: 0."
        ),
        "By region: London: 3 footprints (leaders: 3 CCG); South: 6 footprints (leaders: 6 CCG).",
        (
            "Unverified, no published source found: leaders of footprints 31 and 35. Named by an "
            "encyclopaedia only: leaders of footprints 38 and 42. Named by a later source, March "
            "2016 inferred: leader of footprint 41."
        ),
    )


def test_small_averages_have_a_decimal_and_ties_are_counted(atlas: Atlas):
    sentences = of(atlas, Filters(), colour_by="number-of-ccgs")
    assert sentences[2] == "Highest: 2 footprints (12 CCGs). Lowest: 6 footprints (1 CCG)."
    assert sentences[4] == (
        "By region: North: 9 footprints, average 7.4; Midlands and East: 17 footprints, "
        "average 3.6; London: 5 footprints, average 6.4; South: 13 footprints, average 3.8."
    )


def test_where_all_are_alike_there_is_no_highest(atlas: Atlas):
    sentences = of(atlas, Filters(query="dorset"), colour_by="number-of-ccgs")
    assert sentences[2] == "All have 1 CCG."


def test_nothing_shown_is_described_in_two_sentences(atlas: Atlas):
    assert of(atlas, Filters(query="zzz"), population=PopulationBase.RESIDENT) == (
        (
            "Map: Residents, mid-2015, 0 of 44 footprints in England, as at 30 March 2016 "
            "(search for “zzz”)."
        ),
        "No footprint matches these filters.",
    )


def test_a_footprint_selected_but_left_out_is_still_described(atlas: Atlas):
    sentences = of(atlas, Filters(query="devon"), selected="E54000006", colour_by="leader-type")
    assert sentences[-1] == (
        "Selected: Coast, Humber and Vale, To be confirmed; leader: To be confirmed."
    )


@pytest.mark.parametrize(
    ("as_at", "note"),
    [
        (AsAt.FIRST_LEADERS, ""),
        (
            AsAt.LEADERS_NAMED,
            (
                "Unverified, no published source found: leaders of footprints 10, 25, 26, 31 and "
                "35. Named by an encyclopaedia only: leaders of footprints 21, 38 and 42. Named by "
                "later sources, March 2016 inferred: leaders of footprints 11, 12, 13, 18, 19, 20, "
                "24, 39, 40 and 41."
            ),
        ),
        (
            AsAt.LATEST_KNOWN,
            (
                "Unverified, no published source found: leaders of footprints 26, 31 and 36. Named "
                "by an encyclopaedia only: leaders of footprints 21, 24, 38, 39 and 42. Named by "
                "later sources, March 2016 inferred: leaders of footprints 11, 12, 18, 19, 20, 40 "
                "and 41."
            ),
        ),
    ],
)
def test_leaders_without_a_published_source_are_named_in_each_edition(atlas, as_at, note):
    assert evidence_note(select(atlas, Filters(as_at=as_at))) == note


def test_who_waits_is_not_called_unverified(atlas: Atlas):
    waiting = replace(
        leader(evidence=Evidence.UNVERIFIED), leader_type=LeaderType.TO_BE_CONFIRMED, name=""
    )
    small = with_footprints(atlas, footprint(1, leader=waiting), footprint(2))
    assert evidence_note(select(small, Filters())) == ""


SPEND = column({n: 100.5 * n for n in range(1, 41)}, "Spend per head", unit="£", decimals=2)
KIND = column({n: "Urban" if n < 20 else "Rural" for n in range(1, 39)}, "Kind")
SOUTH = Filters(regions=(Region.SOUTH,))


def test_uploaded_figures_are_described_with_those_that_lack_them(atlas: Atlas):
    mine, spend = uploaded(SPEND, KIND), "figure-spend-per-head"
    assert of(atlas, SOUTH, mine, colour_by=spend, selected="E54000044") == (
        "Map: Spend per head, 9 of 44 footprints in England, as at 30 March 2016 (South).",
        (
            "13 of the 44 footprints are shown, serving 14.7 million registered patients; "
            "12 have a leader confirmed by NHS England; 1 of the names could not be verified."
        ),
        "Highest: Bath, Swindon and Wiltshire (£4,020.00). Lowest: Kent and Medway (£3,216.00).",
        (
            "Spend per head, number of footprints: Up to £900: 0; £900 to £1,700: 0; "
            "£1,700 to £2,500: 0; £2,500 to £3,300: 1; Over £3,300: 8; No data: 4."
        ),
        ("By region: South: 13 footprints (1 £2,500 to £3,300, 8 Over £3,300, 4 No data)."),
        (
            "Selected: Buckinghamshire, Oxfordshire and Berkshire West, No data; leader: "
            "David Smith, Chief Executive, Oxfordshire CCG."
        ),
        (
            "Unverified, no published source found: leader of footprint 35. Named by an "
            "encyclopaedia only: leaders of footprints 38 and 42. Named by later sources, March "
            "2016 inferred: leaders of footprints 39, 40 and 41."
        ),
    )


def test_own_words_have_no_highest(atlas: Atlas):
    sentences = of(atlas, SOUTH, uploaded(SPEND, KIND), colour_by="figure-kind")
    assert sentences[2:4] == (
        "Kind, number of footprints: Urban: 0; Rural: 7; No data: 6.",
        "By region: South: 13 footprints (7 Rural, 6 No data).",
    )


def test_where_some_have_no_data_not_all_are_called_alike(atlas: Atlas):
    mine, few = uploaded(column({37: 3.0}, "Few")), "figure-few"
    south = of(atlas, SOUTH, mine, colour_by=few)
    assert not [s for s in south if s.startswith(("All", "Highest"))]
    assert "All have 3." in of(atlas, Filters(query="devon"), mine, colour_by=few)


def test_figures_that_were_not_added_are_described_as_missing(atlas: Atlas):
    for mine in (None, uploaded(SPEND)):
        sentences = of(atlas, SOUTH, mine, colour_by="figure-gone")
        assert sentences[2:4] == (
            "Your figures “gone”, not added on this page, number of footprints: No data: 13.",
            "By region: South: 13 footprints (13 No data).",
        )

"""The text description says what a person who can't see the map needs to know."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stp_map.describe import describe, evidence_note
from stp_map.legend import legend
from stp_map.model import AsAt, Atlas, Evidence, LeaderType, PopulationBase, Region
from stp_map.selection import select
from stp_map.view import ColourBy, Filters, Presentation
from tests.factories import footprint, leader, with_footprints


def of(atlas: Atlas, filters: Filters, **shown: object) -> tuple[str, ...]:
    """The description of some filters under a presentation."""
    presentation = Presentation(**shown)  # type: ignore[arg-type]
    selection = select(atlas, filters)
    return describe(selection, legend(atlas, selection, presentation), presentation)


def test_london_is_described_from_what_is_shown_to_what_is_weak(atlas: Atlas):
    assert of(atlas, Filters(regions=(Region.LONDON,)), selected="E54000028") == (
        (
            "Map: GP-registered patients, January to March 2016, 5 of 44 footprints in England, "
            "as at 30 March 2016 (London)."
        ),
        (
            "5 of the 44 footprints are shown, serving 9.42 million registered patients; "
            "all 5 have a confirmed leader."
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
    assert of(atlas, filters, colour_by=ColourBy.LEADER_TYPE)[2:] == (
        (
            "Organisation the leader comes from, number of footprints: CCG: 9; NHS provider: 0; "
            "Local authority: 0; Independent: 0; To be confirmed: 0."
        ),
        "By region: London: 3 footprints (leaders: 3 CCG); South: 6 footprints (leaders: 6 CCG).",
        "Unverified, no published source found: leaders of footprints 31 and 35.",
    )


def test_small_averages_have_a_decimal_and_ties_are_counted(atlas: Atlas):
    sentences = of(atlas, Filters(), colour_by=ColourBy.CCG_COUNT)
    assert sentences[2] == "Highest: 2 footprints (12 CCGs). Lowest: 6 footprints (1 CCG)."
    assert sentences[4] == (
        "By region: North: 9 footprints, average 7.4; Midlands and East: 17 footprints, "
        "average 3.6; London: 5 footprints, average 6.4; South: 13 footprints, average 3.8."
    )


def test_where_all_are_alike_there_is_no_highest(atlas: Atlas):
    sentences = of(atlas, Filters(query="dorset"), colour_by=ColourBy.CCG_COUNT)
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
    sentences = of(
        atlas, Filters(query="devon"), selected="E54000006", colour_by=ColourBy.LEADER_TYPE
    )
    assert sentences[-1] == (
        "Selected: Coast, Humber and Vale, To be confirmed; leader: To be confirmed."
    )


@pytest.mark.parametrize(
    ("as_at", "note"),
    [
        (AsAt.FIRST_LEADERS, ""),
        (
            AsAt.LEADERS_NAMED,
            "Unverified, no published source found: leaders of footprints 10, 25, 26, 31 and 35.",
        ),
        (
            AsAt.LATEST_KNOWN,
            "Unverified, no published source found: leaders of footprints 10, 26, 31 and 36.",
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

"""The sentence a picture opens with is computed, and true of every view."""

from __future__ import annotations

from itertools import product

import pytest

from stp_map.analysis.measures import MEASURES
from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import Selection
from stp_map.core.figures import Figures
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import Filters, Presentation, View
from tests.factories import (
    EDITIONS,
    ccg,
    column,
    footprint,
    leader,
    uploaded,
    with_footprints,
)
from tests.untrusted import CORPUS

LATEST = AsAt.LATEST_KNOWN
RESIDENT = PopulationBase.RESIDENT


SLUGS = [measure.slug for measure in MEASURES]


def found_in(
    atlas: Atlas, filters: Filters, shown: Presentation, figures: Figures | None = None
) -> str:
    """The finding of some filters under a presentation."""
    return scene_of(atlas, View(filters, shown), figures).finding


def by(colour_by: str, base: PopulationBase = PopulationBase.REGISTERED) -> Presentation:
    """A presentation that colours by a measure."""
    return Presentation(colour_by=colour_by, population=base)


@pytest.mark.parametrize(
    ("filters", "shown", "sentence"),
    [
        (
            Filters(),
            by("population"),
            "Greater Manchester serves 9.2 times as many people as West, North and East Cumbria",
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("population", RESIDENT),
            "North West London serves 1.42 times as many people as North Central London",
        ),
        (
            Filters(),
            by("population-density", RESIDENT),
            (
                "North Central London has 97 times as many people per km² as "
                "West, North and East Cumbria"
            ),
        ),
        (
            Filters(),
            by("number-of-ccgs"),
            "Two footprints have the most CCGs, 12; six have just one",
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("number-of-ccgs"),
            "North West London has the most CCGs of the five footprints shown, 8",
        ),
        (
            Filters(),
            by("share-of-patients", RESIDENT),
            (
                "Greater Manchester has 8.7 times as large a share of England’s residents as "
                "West, North and East Cumbria"
            ),
        ),
        (
            Filters(query="devon"),
            by("share-of-patients"),
            "Devon: 2.1% of England’s registered patients",
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("number-of-neighbours"),
            "North West London has the most neighbours of the five footprints shown, 8",
        ),
        (
            Filters(),
            by("number-of-neighbours"),
            (
                "Buckinghamshire, Oxfordshire and Berkshire West has the most neighbours, 9; "
                "one has just one"
            ),
        ),
        (
            Filters(),
            by("leader-type"),
            (
                "CCG leaders and NHS provider chiefs lead 18 each of the 44 footprints; "
                "three are to be confirmed"
            ),
        ),
        (
            Filters(as_at=LATEST),
            by("leader-type"),
            (
                "CCG leaders are the last known in 18 of the 44 footprints; three have ended, "
                "successor not known"
            ),
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("leader-type"),
            "CCG leaders lead three of the five footprints shown",
        ),
        (
            Filters(leader_types=(LeaderType.LOCAL_AUTHORITY,)),
            by("leader-type"),
            "Local authority leaders lead all of the three footprints shown",
        ),
        (
            Filters(leader_types=(LeaderType.TO_BE_CONFIRMED,)),
            by("leader-type"),
            (
                "Nobody is known to lead any of the three footprints shown; three are to be "
                "confirmed"
            ),
        ),
        (
            Filters(as_at=AsAt.FIRST_LEADERS, regions=(Region.LONDON,)),
            by("leader-type"),
            ("NHS provider chiefs lead one of the five footprints shown; four are to be confirmed"),
        ),
        (
            Filters(),
            by("region"),
            "The Midlands and East has the most of the 44 footprints shown: 17",
        ),
        (
            Filters(leader_types=(LeaderType.TO_BE_CONFIRMED,)),
            by("region"),
            (
                "The North, the Midlands and East and the South have the most of the 3 footprints "
                "shown: 1 each"
            ),
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("region"),
            "London: 5 footprints shown, 9.42 million registered patients",
        ),
        (
            Filters(query="devon"),
            by("population"),
            "Devon: 1,195,793 registered patients",
        ),
        (
            Filters(query="devon"),
            by("leader-type"),
            "Devon is led by Angela Pedder OBE",
        ),
        (
            Filters(as_at=LATEST, query="nottinghamshire"),
            by("leader-type"),
            (
                "Nottinghamshire was led by David Pearson, whose lead has ended; the successor is "
                "not known"
            ),
        ),
        (
            Filters(query="cornwall"),
            by("leader-type"),
            "Cornwall and the Isles of Scilly has a leader to be confirmed",
        ),
        (
            Filters(query="devon"),
            by("region"),
            "Devon is in NHS England’s South region",
        ),
        (Filters(query="zzz"), by("region"), "No footprint matches these filters"),
    ],
)
def test_a_finding_is_the_sentence_a_person_would_check_by_hand(atlas, filters, shown, sentence):
    assert found_in(atlas, filters, shown) == sentence


def test_half_is_said_as_half(atlas: Atlas):
    small = with_footprints(
        atlas,
        *[footprint(n) for n in (1, 2)],
        footprint(3, leader=leader(leader_type=LeaderType.INDEPENDENT)),
        footprint(4, leader=leader(leader_type=LeaderType.LOCAL_AUTHORITY)),
    )
    found = found_in(small, Filters(), by("leader-type"))
    assert found == "CCG leaders lead half of the four footprints"


@pytest.mark.parametrize(
    ("colour_by", "sentence"),
    [
        ("population", "All 2 footprints shown have 1,000 registered patients"),
        ("number-of-ccgs", "All 2 footprints shown have 1 CCG"),
    ],
)
def test_where_all_are_alike_no_one_is_called_the_most(atlas, colour_by, sentence):
    small = with_footprints(atlas, footprint(1), footprint(2))
    assert found_in(small, Filters(), by(colour_by)) == sentence


def test_one_footprint_with_a_single_ccg_is_said_in_the_singular(atlas: Atlas):
    small = with_footprints(atlas, footprint(1), footprint(2, ccgs=(ccg(), ccg())))
    found = found_in(small, Filters(), by("number-of-ccgs"))
    assert found == "Footprint 2 has the most CCGs, 2; one has just one"


def not_shown_but_named(atlas: Atlas, selection: Selection, words: str) -> list[str]:
    """Names of footprints in the words that the selection does not show."""
    for entry in sorted(selection.shown, key=lambda e: -len(e.footprint.name)):
        words = words.replace(entry.footprint.name, "")
    return [f.name for f in atlas.footprints if f.name in words]


@pytest.mark.parametrize(("as_at", "colour_by"), list(product(EDITIONS, SLUGS)))
def test_every_view_has_its_sentences_and_they_name_only_what_is_shown(atlas, as_at, colour_by):
    shown = by(colour_by)
    for region, kind in product([None, *Region], [None, *LeaderType]):
        filters = Filters(
            as_at=as_at,
            regions=(region,) if region else (),
            leader_types=(kind,) if kind else (),
        )
        scene = scene_of(atlas, View(filters, shown))
        words = " ".join([scene.finding, scene.headline, *scene.description])
        assert scene.finding[0].isupper()
        assert not scene.finding.endswith(".")
        assert not_shown_but_named(atlas, scene.selection, words) == []


@pytest.mark.parametrize("colour_by", SLUGS)
def test_no_finding_is_canned(atlas: Atlas, colour_by):
    regions = [found_in(atlas, Filters(regions=(r,)), by(colour_by)) for r in Region]
    assert len(set(regions)) == 4


SPEND = column({n: 100.5 * n for n in range(1, 41)}, "Spend per head", unit="£", decimals=2)
KIND = column({n: "Urban" if n < 20 else "Rural" for n in range(1, 39)}, "Kind")
FLAT = column(dict.fromkeys(range(1, 31), 3.0), "Flat")
SOUTH = Filters(regions=(Region.SOUTH,))


@pytest.mark.parametrize(
    ("filters", "figure", "sentence"),
    [
        (
            Filters(),
            "spend-per-head",
            (
                "Spend per head: highest in Bath, Swindon and Wiltshire (£4,020.00), "
                "lowest in Northumberland, Tyne and Wear (£100.50)"
            ),
        ),
        (
            SOUTH,
            "spend-per-head",
            (
                "Spend per head: highest in Bath, Swindon and Wiltshire (£4,020.00), "
                "lowest in Kent and Medway (£3,216.00)"
            ),
        ),
        (Filters(), "kind", "Kind: Urban and Rural in 19 footprints each; no data for 6"),
        (SOUTH, "kind", "Kind: Rural in 7 footprints; no data for 6"),
        (Filters(), "flat", "Flat: 3 in every footprint with data"),
        (SOUTH, "flat", "Flat: no data for the footprints shown"),
        (Filters(query="devon"), "spend-per-head", "Devon: Spend per head, £3,718.50"),
        (Filters(query="dorset"), "spend-per-head", "Dorset: Spend per head, No data"),
        (
            Filters(),
            "gone",
            "Your figures “gone”, not added on this page: no data for the footprints shown",
        ),
        (Filters(query="zzz"), "spend-per-head", "No footprint matches these filters"),
    ],
)
def test_a_finding_of_uploaded_figures_is_what_they_say(atlas, filters, figure, sentence):
    mine = uploaded(SPEND, KIND, FLAT)
    assert found_in(atlas, filters, by(f"figure-{figure}"), mine) == sentence


@pytest.mark.parametrize("heading", CORPUS.values(), ids=CORPUS)
def test_any_heading_makes_a_sentence(atlas, heading):
    mine = uploaded(column({1: 1.0, 2: 2.0}, heading))
    found = found_in(atlas, Filters(), by(f"figure-{mine.usable[0].slug}"), mine)
    assert found.endswith(
        ": highest in West, North and East Cumbria (2), lowest in Northumberland, Tyne and Wear (1)"
    )

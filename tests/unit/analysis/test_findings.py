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
            "In London, North West London serves 1.42 times as many people as North Central London",
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
            "Two footprints have the most CCGs, 12 each; six have just one",
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("number-of-ccgs"),
            "In London, North West London has the most CCGs of the five footprints shown, 8",
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
            "In the South, Devon has 2.1% of England’s registered patients",
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("number-of-neighbours"),
            "In London, North West London has the most neighbours of the five footprints shown, 8",
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
                "CCG leaders are the last known to lead 18 of the 44 footprints; three have ended, "
                "successor not known"
            ),
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("leader-type"),
            "In London, CCG leaders lead three of the five footprints shown",
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
            (
                "In London, NHS provider chiefs lead one of the five footprints shown; "
                "four are to be confirmed"
            ),
        ),
        (
            Filters(),
            by("region"),
            "The Midlands and East has the most of the 44 footprints: 17",
        ),
        (
            Filters(leader_types=(LeaderType.TO_BE_CONFIRMED,)),
            by("region"),
            (
                "The North, the Midlands and East and the South have one each of the three "
                "footprints shown"
            ),
        ),
        (
            Filters(regions=(Region.LONDON,)),
            by("region"),
            "In London, the five footprints shown serve 9.42 million registered patients",
        ),
        (
            Filters(query="devon"),
            by("population"),
            "In the South, Devon has 1,195,793 registered patients",
        ),
        (
            Filters(query="devon"),
            by("leader-type"),
            "In the South, Devon is led by Angela Pedder OBE",
        ),
        (
            Filters(as_at=LATEST, query="E54000014"),
            by("leader-type"),
            (
                "In the Midlands and East, Nottinghamshire was led by David Pearson, whose lead "
                "has ended; the successor is not known"
            ),
        ),
        (
            Filters(query="cornwall"),
            by("leader-type"),
            "In the South, Cornwall and the Isles of Scilly has a leader to be confirmed",
        ),
        (
            Filters(query="devon"),
            by("region"),
            "In the South, Devon serves 1.20 million registered patients",
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
    assert found == "In the North, CCG leaders lead half of the four footprints"


@pytest.mark.parametrize(
    ("colour_by", "sentence"),
    [
        ("population", "In the North, both footprints shown have 1,000 registered patients"),
        ("number-of-ccgs", "In the North, both footprints shown have 1 CCG"),
    ],
)
def test_where_all_are_alike_no_one_is_called_the_most(atlas, colour_by, sentence):
    small = with_footprints(atlas, footprint(1), footprint(2))
    assert found_in(small, Filters(), by(colour_by)) == sentence


def test_one_footprint_with_a_single_ccg_is_said_in_the_singular(atlas: Atlas):
    small = with_footprints(atlas, footprint(1), footprint(2, ccgs=(ccg(), ccg())))
    found = found_in(small, Filters(), by("number-of-ccgs"))
    assert found == "In the North, Footprint 2 has the most CCGs, 2; one has just one"


TIED = (
    ({1: 3, 2: 3, 3: 3, 4: 1}, "each of the three footprints that share the highest value", "4"),
    ({1: 3, 2: 1, 3: 1, 4: 2}, "Footprint 1", "each of the two footprints that share the lowest"),
)


@pytest.mark.parametrize(("people", "high", "low"), TIED)
def test_where_several_are_highest_or_lowest_none_of_them_stands_for_all(atlas, people, high, low):
    thousands = [footprint(n, population_registered=1000 * p) for n, p in people.items()]
    found = found_in(with_footprints(atlas, *thousands), Filters(), by("population"))
    assert f"{high} serves 3.0 times as many people as " in found
    assert low in found.partition(" people as ")[2]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({1: 5, 2: 5, 3: 1, 4: 1, 5: 1}, "two footprints share the highest value (5), three "),
        ({1: 5, 2: 1, 3: 1, 4: 1, 5: 1}, "highest in Footprint 1 (5), four footprints share the "),
        ({1: 5, 2: 5, 3: 5, 4: 5, 5: 1}, "share the highest value (5), lowest in Footprint 5 (1)"),
        ({1: 5, 2: 5, 3: 5, 4: 5, 5: 5}, "5 in every footprint shown"),
        ({1: 5, 2: 5, 3: 5}, "5 in every footprint with data; no data for two"),
        ({2: 5}, "5 in Footprint 2; no data for four"),
        (
            {1: -5, 2: 5},
            "highest in Footprint 2 (5), lowest in Footprint 1 (−5); no data for three",
        ),
    ],
)
def test_uploaded_figures_say_what_is_shared_and_what_is_missing(atlas, values, sentence):
    small = with_footprints(atlas, *(footprint(n) for n in range(1, 6)))
    mine = uploaded(column({n: float(value) for n, value in values.items()}))
    assert sentence in found_in(small, Filters(), by("figure-spend"), mine)


def test_a_count_of_none_is_said(atlas: Atlas):
    small = with_footprints(atlas, footprint(1, ccgs=()), footprint(2), footprint(3, ccgs=()))
    found = found_in(small, Filters(), by("number-of-ccgs"))
    assert found == "In the North, Footprint 2 has the most CCGs, 1; two have none"


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
                "lowest in Northumberland, Tyne and Wear (£100.50); no data for four"
            ),
        ),
        (
            SOUTH,
            "spend-per-head",
            (
                "In the South, Spend per head: highest in Bath, Swindon and Wiltshire "
                "(£4,020.00), lowest in Kent and Medway (£3,216.00); no data for four"
            ),
        ),
        (Filters(), "kind", "Kind: Urban and Rural in 19 footprints each; no data for six"),
        (SOUTH, "kind", "In the South, Kind: Rural in 7 footprints; no data for six"),
        (Filters(), "flat", "Flat: 3 in every footprint with data; no data for 14"),
        (SOUTH, "flat", "In the South, Flat: no data for the 13 footprints shown"),
        (
            Filters(query="devon"),
            "spend-per-head",
            "In the South, Spend per head: £3,718.50 in Devon",
        ),
        (
            Filters(query="dorset"),
            "spend-per-head",
            "In the South, Spend per head: no data for Dorset",
        ),
        (
            Filters(),
            "gone",
            "Your figures “gone”, not added on this page: no data for the 44 footprints",
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
        ": highest in West, North and East Cumbria (2), "
        "lowest in Northumberland, Tyne and Wear (1); no data for 42"
    )

"""Headline, figures and subtitle: true for any selection."""

from __future__ import annotations

from datetime import date

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.analysis.sentences import KeyFigure, filters_in_words
from stp_map.core.model import AsAt, Atlas, LeaderType, PopulationBase, Region
from stp_map.core.view import Filters, Presentation, View

REGISTERED, RESIDENT = PopulationBase.REGISTERED, PopulationBase.RESIDENT
TO_BE_CONFIRMED = LeaderType.TO_BE_CONFIRMED


@pytest.mark.parametrize(
    ("filters", "base", "sentence"),
    [
        (
            Filters(),
            REGISTERED,
            (
                "41 of the 44 footprints have a leader confirmed by NHS England; "
                "5 of the names could not be verified; "
                "together the 44 serve 57.5 million registered patients"
            ),
        ),
        (
            Filters(as_at=AsAt.FIRST_LEADERS),
            RESIDENT,
            (
                "8 of the 44 footprints have a leader named by NHS England; "
                "together the 44 serve 54.8 million residents"
            ),
        ),
        (
            Filters(as_at=AsAt.LATEST_KNOWN),
            REGISTERED,
            (
                "Of the 44 leads, 41 are last known and not checked since and 3 have ended, their "
                "successors not known; 3 of the names could not be verified; "
                "together the 44 serve 57.5 million registered patients"
            ),
        ),
        (
            Filters(regions=(Region.LONDON,)),
            REGISTERED,
            (
                "5 of the 44 footprints are shown, serving 9.42 million registered patients; "
                "all 5 have a leader confirmed by NHS England; 1 of the names could not be verified"
            ),
        ),
        (
            Filters(leader_types=(LeaderType.INDEPENDENT,)),
            RESIDENT,
            (
                "2 of the 44 footprints are shown, serving 2.28 million residents; "
                "both have a leader confirmed by NHS England; 2 of the names could not be verified"
            ),
        ),
        (
            Filters(leader_types=(TO_BE_CONFIRMED,)),
            REGISTERED,
            (
                "3 of the 44 footprints are shown, serving 3.00 million registered patients; "
                "none has a leader confirmed by NHS England"
            ),
        ),
        (
            Filters(as_at=AsAt.FIRST_LEADERS, regions=(Region.LONDON,)),
            REGISTERED,
            (
                "5 of the 44 footprints are shown, serving 9.42 million registered patients; "
                "1 has a leader named by NHS England"
            ),
        ),
        (
            Filters(as_at=AsAt.FIRST_LEADERS, regions=(Region.SOUTH,)),
            RESIDENT,
            (
                "13 of the 44 footprints are shown, serving 14.2 million residents; "
                "3 have a leader named by NHS England"
            ),
        ),
        (
            Filters(query="devon"),
            REGISTERED,
            "Devon serves 1.20 million registered patients and is led by Angela Pedder OBE",
        ),
        (
            Filters(as_at=AsAt.LATEST_KNOWN, query="E54000014"),
            RESIDENT,
            (
                "Nottinghamshire serves 1.01 million residents and was led by David Pearson, whose "
                "lead has ended; the successor is not known"
            ),
        ),
        (
            Filters(query="cornwall"),
            RESIDENT,
            (
                "Cornwall and the Isles of Scilly serves 551,700 residents and has a leader to be "
                "confirmed"
            ),
        ),
        (
            Filters(as_at=AsAt(date(2016, 4, 10)), query="staffordshire"),
            RESIDENT,
            (
                "Staffordshire serves 1.11 million residents and was last known to be led by "
                "Penny Harris (unverified), from March 2016, not checked since; this may have "
                "changed: new lead, John MacDonald, some day from 1 to 30 April 2016"
            ),
        ),
        (
            Filters(as_at=AsAt(date(2017, 12, 31)), regions=(Region.MIDLANDS_AND_EAST,)),
            RESIDENT,
            (
                "17 of the 44 footprints are shown, serving 16.6 million residents; of the 17 "
                "leads on 31 December 2017, 2 are known, 14 are last known and not checked since "
                "and 1 has ended, its successor not known; 1 of the names could not be verified"
            ),
        ),
        (Filters(query="zzz"), REGISTERED, "No footprint matches these filters"),
    ],
)
def test_the_headline_says_what_is_shown(atlas, filters, base, sentence):
    view = View(filters, Presentation(population=base))
    assert scene_of(atlas, view).headline == sentence


@pytest.mark.parametrize(
    ("filters", "base", "figures"),
    [
        (
            Filters(),
            REGISTERED,
            [
                ("Footprints shown", "44 of 44"),
                ("Registered patients", "57.5 million"),
                ("Average per footprint", "1.31 million"),
                ("Leaders confirmed by 30 March 2016; 5 not verified", "41 of 44"),
            ],
        ),
        (
            Filters(as_at=AsAt.LATEST_KNOWN, leader_types=(LeaderType.INDEPENDENT,)),
            RESIDENT,
            [
                ("Footprints shown", "4 of 44"),
                ("Residents", "4.92 million"),
                ("Average per footprint", "1.23 million"),
                ("Leads last known, not checked since", "4 of 4"),
            ],
        ),
        (
            Filters(query="zzz"),
            RESIDENT,
            [
                ("Footprints shown", "0 of 44"),
                ("Residents", "0"),
                ("Average per footprint", "–"),
                ("Leaders confirmed by 30 March 2016", "0 of 0"),
            ],
        ),
    ],
)
def test_the_key_figures_are_of_what_is_shown(atlas, filters, base, figures):
    view = View(filters, Presentation(population=base))
    assert list(scene_of(atlas, view).key_figures) == [KeyFigure(*f) for f in figures]


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        (Filters(), ""),
        (Filters(as_at=AsAt.LATEST_KNOWN), ""),
        (
            Filters(as_at=AsAt.LATEST_KNOWN, leader_types=(LeaderType.ENDED,)),
            "last known leader type ended, successor not known",
        ),
        (Filters(regions=(Region.LONDON,)), "London"),
        (
            Filters(
                regions=(Region.NORTH, Region.LONDON, Region.SOUTH),
                leader_types=(LeaderType.CCG, LeaderType.INDEPENDENT),
                query="<b> & co",
            ),
            "North, London and South; leader type CCG or independent; search for “<b> & co”",
        ),
    ],
)
def test_filters_are_a_phrase(filters, words):
    assert filters_in_words(filters) == words


@pytest.mark.parametrize(
    ("filters", "shown", "words"),
    [
        (
            Filters(),
            Presentation(),
            (
                "GP-registered patients, January to March 2016, 44 footprints in England, "
                "as at 30 March 2016"
            ),
        ),
        (
            Filters(as_at=AsAt.LATEST_KNOWN, regions=(Region.LONDON,)),
            Presentation(colour_by="leader-type"),
            (
                "Organisation the last known leader comes from, 5 of 44 footprints in England, "
                "latest known leaders (London)"
            ),
        ),
    ],
)
def test_the_subtitle_says_measure_coverage_edition_and_filters(
    atlas: Atlas, filters, shown, words
):
    assert scene_of(atlas, View(filters, shown)).subtitle == words

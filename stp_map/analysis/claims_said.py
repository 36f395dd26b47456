"""The claims that were published in March 2016, each with its check and the view that shows it."""

from __future__ import annotations

from stp_map.analysis.claims import Claim, Said, cannot_check
from stp_map.analysis.claims_of_counties import in_line_with_counties
from stp_map.analysis.claims_of_dates import JUNE, PRIORITIES, final_plans_due, priorities_due
from stp_map.analysis.claims_of_leaders import (
    CCG,
    WAITING,
    counts_of_types,
    first_leaders,
    half_ccg,
    kinds_of_leaders,
    waiting,
)
from stp_map.analysis.claims_of_numbers import CCGS, PATIENTS, average, extreme, footprints, trusts
from stp_map.core.model import AsAt, Region
from stp_map.core.view import Filters, Presentation, View

CONFEDERATION = "NHS Confederation, 30 March 2016"
HSJ = "Simon Stevens, in HSJ, March 2016"
HSJ_LIST = "HSJ, 30 March 2016"
BOTH = "NHS Confederation, 30 March 2016; HSJ, March 2016"

CUMBRIA, GREATER_MANCHESTER = "E54000002", "E54000007"


def _view(colour_by: str = "population", selected: str = "", **filters: object) -> View:
    return View(Filters(**filters), Presentation(colour_by=colour_by, selected=selected))  # type: ignore[arg-type]


NORTH_AND_LONDON = (Region.NORTH, Region.LONDON)
MIDLANDS_AND_SOUTH = (Region.MIDLANDS_AND_EAST, Region.SOUTH)
LEADERS = "leader-type"

CLAIMS = (
    Claim("England is divided into 44 footprints.", BOTH, footprints(44, *Region), _view("region")),
    Claim(
        "Five footprints lie within London.",
        CONFEDERATION,
        footprints(5, Region.LONDON),
        _view("region", regions=(Region.LONDON,)),
    ),
    Claim(
        "The smallest, West, North and East Cumbria, has 300,000 people.",
        BOTH,
        extreme(CUMBRIA, Said(300_000, 300_000, 10_000), min, "smallest"),
        _view(selected=CUMBRIA),
    ),
    Claim(
        "The largest, Greater Manchester, has nearly 3 million people.",
        BOTH,
        extreme(GREATER_MANCHESTER, Said(2_900_000, 3_000_000, 0), max, "largest"),
        _view(selected=GREATER_MANCHESTER),
    ),
    Claim(
        "A footprint in the North or London has 1.8 to 1.9 million people on average.",
        HSJ,
        average(PATIENTS, Said(1.8, 1.9, 0.1), *NORTH_AND_LONDON),
        _view(regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has 1.0 to 1.1 million on average.",
        HSJ,
        average(PATIENTS, Said(1.0, 1.1, 0.1), *MIDLANDS_AND_SOUTH),
        _view(regions=MIDLANDS_AND_SOUTH),
    ),
    Claim(
        "A footprint in the North or London has six or seven CCGs on average.",
        HSJ,
        average(CCGS, Said(6, 7), *NORTH_AND_LONDON),
        _view("number-of-ccgs", regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has three or four CCGs on average.",
        HSJ,
        average(CCGS, Said(3, 4), *MIDLANDS_AND_SOUTH),
        _view("number-of-ccgs", regions=MIDLANDS_AND_SOUTH),
    ),
    Claim(
        "A footprint in the North or London has seven or eight trusts on average.",
        HSJ,
        trusts(Said(7, 8), *NORTH_AND_LONDON),
        _view("number-of-trusts", regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has about as many providers as CCGs, "
        "three or four on average.",
        HSJ,
        trusts(Said(3, 4), *MIDLANDS_AND_SOUTH),
        _view("number-of-trusts", regions=MIDLANDS_AND_SOUTH),
    ),
    Claim(
        "The first eight leaders were named on 15 March 2016.",
        CONFEDERATION,
        first_leaders,
        _view(LEADERS, as_at=AsAt.FIRST_LEADERS),
    ),
    Claim(
        "Three leaders are still to be confirmed.",
        CONFEDERATION,
        waiting,
        _view(LEADERS, leader_types=(WAITING,)),
    ),
    Claim(
        "Half of the footprints are led by CCG chiefs.",
        HSJ,
        half_ccg,
        _view(LEADERS, leader_types=(CCG,)),
    ),
    Claim(
        "18 leaders are provider chief executives, 18 CCG leaders, three from local authorities.",
        HSJ_LIST,
        counts_of_types,
        _view(LEADERS),
    ),
    Claim(
        "Leaders are provider chief executives, CCG accountable officers, senior leaders of local "
        "authorities, and clinicians.",
        CONFEDERATION,
        kinds_of_leaders,
        _view(LEADERS),
    ),
    Claim(
        "Around a third of the leaders are women.",
        CONFEDERATION,
        cannot_check("The sources read do not say who is a woman, and a name does not either."),
        _view(LEADERS),
    ),
    Claim(
        "Many footprints are in line with county boundaries.",
        CONFEDERATION,
        in_line_with_counties,
        _view("number-of-councils"),
    ),
    Claim(
        "Governance and priorities are due by 15 April 2016.",
        CONFEDERATION,
        priorities_due,
        _view(LEADERS, as_at=AsAt(PRIORITIES)),
    ),
    Claim(
        "Final submissions are due by the end of June 2016.",
        CONFEDERATION,
        final_plans_due,
        _view(LEADERS, as_at=AsAt(JUNE)),
    ),
)

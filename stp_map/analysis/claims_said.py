"""The claims that were published in March 2016, each with its check and the view that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from stp_map.analysis.claims import Claim, Finding, Measured, Said, Verdict, cannot_check, judge
from stp_map.analysis.editions import leader_as_at, led
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Atlas, Footprint, LeaderType, Region
from stp_map.core.view import Filters, Presentation, View

CONFEDERATION = "NHS Confederation, 30 March 2016"
HSJ = "Simon Stevens, in HSJ, March 2016"
HSJ_LIST = "HSJ, 30 March 2016"
BOTH = "NHS Confederation, 30 March 2016; HSJ, March 2016"

CUMBRIA, GREATER_MANCHESTER = "E54000002", "E54000007"
MILLION = 1_000_000

CCG, PROVIDER = LeaderType.CCG, LeaderType.NHS_PROVIDER
AUTHORITY, WAITING = LeaderType.LOCAL_AUTHORITY, LeaderType.TO_BE_CONFIRMED

Check = Callable[[Atlas], Finding]


def _types(atlas: Atlas) -> Counter[LeaderType]:
    return Counter(leader_as_at(f, AsAt.LEADERS_NAMED).leader_type for f in atlas.footprints)


def _count(of: Callable[[Atlas], int], said: int, figure: Callable[[int], str]) -> Check:
    """Whether there are as many of something as was said."""

    def check(atlas: Atlas) -> Finding:
        number = of(atlas)
        return judge(figure(number), Measured("", number, Said(said, said)))

    return check


def _footprints(said: int, *regions: Region) -> Check:
    """Whether some regions have as many footprints as was said."""
    return _count(
        lambda atlas: sum(footprint.region in regions for footprint in atlas.footprints),
        said,
        partial(text.count_of, noun="footprint"),
    )


_waiting = _count(
    lambda atlas: _types(atlas)[WAITING], 3, "{} to be confirmed on 30 March 2016".format
)
_first_leaders = _count(
    partial(led, as_at=AsAt.FIRST_LEADERS),
    8,
    lambda number: f"{text.count_of(number, 'leader')} public on 15 March 2016",
)


def _extreme(code: str, said: Said, pick: Callable[..., int], noun: str) -> Check:
    """Whether a footprint has the fewest or most registered patients, and as many as was said."""

    def check(atlas: Atlas) -> Finding:
        people = pick(footprint.population_registered for footprint in atlas.footprints)
        those = [each for each in atlas.footprints if each.population_registered == people]
        found = next((each for each in those if each.code == code), those[0])
        figure = (
            f"{found.name}: {text.whole_number(people)} registered patients "
            f"({text.whole_number(found.population_resident)} residents)"
        )
        finding = judge(figure, Measured("", people, said))
        if found.code == code and len(those) == 1:
            return finding
        if found.code == code:
            return replace(finding, why=f"{finding.why}; {len(those) - 1} more have as many")
        reasons = (finding.why, f"another footprint is the {noun}")
        return Finding(Verdict.DOES_NOT_HOLD, figure, "; ".join(filter(None, reasons)))

    return check


_Amount = tuple[Callable[[Footprint], float], Callable[[float], str], str]
"""What a footprint has of something, how that is written, and what it is called."""

PATIENTS: _Amount = (
    lambda footprint: footprint.population_registered / MILLION,
    "{:.2f} million".format,
    "registered patients",
)
CCGS: _Amount = (lambda footprint: len(footprint.ccgs), "{:.1f}".format, "CCGs on average")


def _average(amount: _Amount, said: Said, *regions: Region) -> Check:
    """Whether the footprints of each region have on average as much of something as was said."""
    of, write, noun = amount

    def check(atlas: Atlas) -> Finding:
        averages = {}
        for region in regions:
            values = [of(each) for each in atlas.footprints if each.region is region]
            averages[str(region.value)] = sum(values) / len(values) if values else 0
        figure = "; ".join(f"{region} {write(number)}" for region, number in averages.items())
        measured = [Measured(region, number, said, write) for region, number in averages.items()]
        return judge(f"{figure} {noun}", *measured)

    return check


def _half_ccg(atlas: Atlas) -> Finding:
    number, everything = _types(atlas)[CCG], len(atlas.footprints)
    figure = f"{number} of {everything} ({number / everything:.0%}) on 30 March 2016"
    return judge(figure, Measured("", number, Said(everything / 2, everything / 2)))


def _counts_of_types(atlas: Atlas) -> Finding:
    types = _types(atlas)
    said = {PROVIDER: 18, CCG: 18, AUTHORITY: 3}
    figure = "; ".join(f"{kind.value} {types[kind]}" for kind in said)
    return judge(figure, *(Measured(str(k.value), types[k], Said(n, n)) for k, n in said.items()))


def _kinds_of_leaders(atlas: Atlas) -> Finding:
    """Everybody named must be of a kind that was said, a clinician being of one."""
    leaders = [f.leader for f in atlas.footprints if f.leader.is_confirmed]
    said = (PROVIDER, CCG, AUTHORITY)
    others = [each for each in leaders if each.leader_type not in said and not each.is_clinician]
    of_these = len(leaders) - len(others)
    clinicians = sum(bool(each.is_clinician) for each in leaders)
    finding = judge(
        f"{of_these} of {len(leaders)} leaders are of these kinds; "
        f"a source calls {clinicians} of them clinicians",
        Measured("", of_these, Said(len(leaders), len(leaders))),
    )
    named = text.listed(
        [f"{each.name} ({leader_words.type_in_a_sentence(each.leader_type)})" for each in others]
    )
    return replace(finding, why=f"of another kind: {named}" if others else "")


def _view(colour_by: str = "population", selected: str = "", **filters: object) -> View:
    return View(Filters(**filters), Presentation(colour_by=colour_by, selected=selected))  # type: ignore[arg-type]


NORTH_AND_LONDON = (Region.NORTH, Region.LONDON)
MIDLANDS_AND_SOUTH = (Region.MIDLANDS_AND_EAST, Region.SOUTH)
LEADERS = "leader-type"

CLAIMS = (
    Claim(
        "England is divided into 44 footprints.", BOTH, _footprints(44, *Region), _view("region")
    ),
    Claim(
        "Five footprints lie within London.",
        CONFEDERATION,
        _footprints(5, Region.LONDON),
        _view("region", regions=(Region.LONDON,)),
    ),
    Claim(
        "The smallest, West, North and East Cumbria, has 300,000 people.",
        BOTH,
        _extreme(CUMBRIA, Said(300_000, 300_000, 10_000), min, "smallest"),
        _view(selected=CUMBRIA),
    ),
    Claim(
        "The largest, Greater Manchester, has nearly 3 million people.",
        BOTH,
        _extreme(GREATER_MANCHESTER, Said(2_900_000, 3_000_000, 0), max, "largest"),
        _view(selected=GREATER_MANCHESTER),
    ),
    Claim(
        "A footprint in the North or London has 1.8 to 1.9 million people on average.",
        HSJ,
        _average(PATIENTS, Said(1.8, 1.9, 0.1), *NORTH_AND_LONDON),
        _view(regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has 1.0 to 1.1 million on average.",
        HSJ,
        _average(PATIENTS, Said(1.0, 1.1, 0.1), *MIDLANDS_AND_SOUTH),
        _view(regions=MIDLANDS_AND_SOUTH),
    ),
    Claim(
        "A footprint in the North or London has six or seven CCGs on average.",
        HSJ,
        _average(CCGS, Said(6, 7), *NORTH_AND_LONDON),
        _view("number-of-ccgs", regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has three or four CCGs on average.",
        HSJ,
        _average(CCGS, Said(3, 4), *MIDLANDS_AND_SOUTH),
        _view("number-of-ccgs", regions=MIDLANDS_AND_SOUTH),
    ),
    Claim(
        "The first eight leaders were named on 15 March 2016.",
        CONFEDERATION,
        _first_leaders,
        _view(LEADERS, as_at=AsAt.FIRST_LEADERS),
    ),
    Claim(
        "Three leaders are still to be confirmed.",
        CONFEDERATION,
        _waiting,
        _view(LEADERS, leader_types=(WAITING,)),
    ),
    Claim(
        "Half of the footprints are led by CCG chiefs.",
        HSJ,
        _half_ccg,
        _view(LEADERS, leader_types=(CCG,)),
    ),
    Claim(
        "18 leaders are provider chief executives, 18 CCG leaders, three from local authorities.",
        HSJ_LIST,
        _counts_of_types,
        _view(LEADERS),
    ),
    Claim(
        "Leaders are provider chief executives, CCG accountable officers, senior leaders of local "
        "authorities, and clinicians.",
        CONFEDERATION,
        _kinds_of_leaders,
        _view(LEADERS),
    ),
    Claim(
        "Around a third of the leaders are women.",
        CONFEDERATION,
        cannot_check("The tables do not say who is a woman, and a name does not either."),
    ),
    Claim(
        "Many footprints are in line with county boundaries.",
        CONFEDERATION,
        cannot_check("County boundaries are not part of the data."),
    ),
    Claim(
        "Governance and priorities are due by 15 April 2016, plans by the end of June.",
        CONFEDERATION,
        cannot_check("The tables hold no dates of plans."),
    ),
)

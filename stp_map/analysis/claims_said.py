"""The claims that were published in March 2016, each with its check and the view that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from stp_map.analysis.claims import (
    Claim,
    Finding,
    Measured,
    Said,
    Verdict,
    cannot_check,
    judge,
    worse,
)
from stp_map.analysis.editions import leader_as_at
from stp_map.core import leader_words, text
from stp_map.core.model import AsAt, Atlas, Footprint, LeaderType, PopulationBase, Region
from stp_map.core.view import Filters, Presentation, View

CONFEDERATION = "NHS Confederation, 30 March 2016"
HSJ = "Simon Stevens, in HSJ, March 2016"
HSJ_LIST = "HSJ, 30 March 2016"
BOTH = "NHS Confederation, 30 March 2016; HSJ, March 2016"

CUMBRIA, GREATER_MANCHESTER = "E54000002", "E54000007"
MILLION = 1_000_000

CCG, PROVIDER = LeaderType.CCG, LeaderType.NHS_PROVIDER
AUTHORITY, WAITING = LeaderType.LOCAL_AUTHORITY, LeaderType.TO_BE_CONFIRMED


def _in(atlas: Atlas, *regions: Region) -> list[Footprint]:
    return [footprint for footprint in atlas.footprints if footprint.region in regions]


def _types(atlas: Atlas, as_at: AsAt = AsAt.LEADERS_NAMED) -> Counter[LeaderType]:
    return Counter(leader_as_at(footprint, as_at).leader_type for footprint in atlas.footprints)


def _average(numbers: Iterable[float]) -> float:
    values = list(numbers)
    return sum(values) / len(values) if values else 0


def _count(number: int, figure: str, said: int) -> Finding:
    return judge(figure, Measured("", number, Said(said, said)))


def _footprints(atlas: Atlas) -> Finding:
    number = len(atlas.footprints)
    return _count(number, text.count_of(number, "footprint"), 44)


def _waiting(atlas: Atlas) -> Finding:
    number = _types(atlas)[WAITING]
    return _count(number, f"{number} to be confirmed on 30 March 2016", 3)


def _first_leaders(atlas: Atlas) -> Finding:
    number = sum(_types(atlas, AsAt.FIRST_LEADERS).values())
    number -= _types(atlas, AsAt.FIRST_LEADERS)[WAITING]
    return _count(number, f"{text.count_of(number, 'leader')} public on 15 March 2016", 8)


def _in_london(atlas: Atlas) -> Finding:
    number = len(_in(atlas, Region.LONDON))
    return _count(number, text.count_of(number, "footprint"), 5)


def _extreme(
    code: str, said: Said, pick: Callable[..., Footprint], noun: str
) -> Callable[[Atlas], Finding]:
    """Whether a footprint has the fewest or most registered patients, and as many as was said."""

    def check(atlas: Atlas) -> Finding:
        found = pick(atlas.footprints, key=lambda footprint: footprint.population_registered)
        people = found.population_registered
        figure = (
            f"{found.name}: {text.whole_number(people)} registered patients "
            f"({text.whole_number(found.population_resident)} residents)"
        )
        finding = judge(figure, Measured("", people, said))
        if found.code == code:
            return finding
        return worse(finding, Verdict.NOT_HELD, f"another footprint is the {noun}")

    return check


def _average_population(said: Said, *regions: Region) -> Callable[[Atlas], Finding]:
    def millions(number: float) -> str:
        return f"{number:.2f} million"

    def check(atlas: Atlas) -> Finding:
        base = PopulationBase.REGISTERED
        averages = {
            region: _average(f.population(base) for f in _in(atlas, region)) / MILLION
            for region in regions
        }
        figure = "; ".join(f"{region.value} {millions(n)}" for region, n in averages.items())
        return judge(
            f"{figure} registered patients",
            *(Measured(str(region.value), n, said, millions) for region, n in averages.items()),
        )

    return check


def _average_ccgs(said: Said, *regions: Region) -> Callable[[Atlas], Finding]:
    def tenths(number: float) -> str:
        return f"{number:.1f}"

    def check(atlas: Atlas) -> Finding:
        averages = {region: _average(len(f.ccgs) for f in _in(atlas, region)) for region in regions}
        figure = "; ".join(f"{region.value} {tenths(n)}" for region, n in averages.items())
        return judge(
            f"{figure} CCGs on average",
            *(Measured(str(region.value), n, said, tenths) for region, n in averages.items()),
        )

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
    Claim("England is divided into 44 footprints.", BOTH, _footprints, _view("region")),
    Claim(
        "Five footprints lie within London.",
        CONFEDERATION,
        _in_london,
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
        _average_population(Said(1.8, 1.9, 0.1), *NORTH_AND_LONDON),
        _view(regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has 1.0 to 1.1 million on average.",
        HSJ,
        _average_population(Said(1.0, 1.1, 0.1), *MIDLANDS_AND_SOUTH),
        _view(regions=MIDLANDS_AND_SOUTH),
    ),
    Claim(
        "A footprint in the North or London has six or seven CCGs on average.",
        HSJ,
        _average_ccgs(Said(6, 7), *NORTH_AND_LONDON),
        _view("number-of-ccgs", regions=NORTH_AND_LONDON),
    ),
    Claim(
        "A footprint in the South or the Midlands and East has three or four CCGs on average.",
        HSJ,
        _average_ccgs(Said(3, 4), *MIDLANDS_AND_SOUTH),
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

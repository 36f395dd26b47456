"""Checks of what was claimed of numbers: footprints, people, CCGs and trusts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from stp_map.analysis.claims import Check, Finding, Measured, Said, Verdict, judge
from stp_map.core import text
from stp_map.core.model import Atlas, Footprint, Region
from stp_map.core.organisations import TrustType

MILLION = 1_000_000


def count(of: Callable[[Atlas], int], said: int, figure: Callable[[int], str]) -> Check:
    """Whether there are as many of something as was said."""

    def check(atlas: Atlas) -> Finding:
        number = of(atlas)
        return judge(figure(number), Measured("", number, Said(said, said)))

    return check


def footprints(said: int, *regions: Region) -> Check:
    """Whether some regions have as many footprints as was said."""
    return count(
        lambda atlas: sum(footprint.region in regions for footprint in atlas.footprints),
        said,
        partial(text.count_of, noun="footprint"),
    )


def extreme(code: str, said: Said, pick: Callable[..., int], noun: str) -> Check:
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
            others = len(those) - 1
            more = f"{others} more {'has' if others == 1 else 'have'} as many"
            return replace(finding, why="; ".join(filter(None, (finding.why, more))))
        reasons = (finding.why, f"another footprint is the {noun}")
        return Finding(Verdict.DOES_NOT_HOLD, figure, "; ".join(filter(None, reasons)))

    return check


Amount = tuple[Callable[[Footprint], float], Callable[[float], str], str]
"""What a footprint has of something, how that is written, and what it is called."""

PATIENTS: Amount = (
    lambda footprint: footprint.population_registered / MILLION,
    "{:.2f} million".format,
    "registered patients",
)
CCGS: Amount = (lambda footprint: len(footprint.ccgs), "{:.1f}".format, "CCGs on average")


def average(amount: Amount, said: Said, *regions: Region) -> Check:
    """Whether the footprints of each region have on average as much of something as was said."""
    of, write, noun = amount

    def check(atlas: Atlas) -> Finding:
        found = _averages(atlas, of, regions)
        measured = [Measured(region, number, said, write) for region, number in found.items()]
        return judge(f"{_listed(found, write)} {noun}", *measured)

    return check


def _averages(
    atlas: Atlas, of: Callable[[Footprint], float], regions: tuple[Region, ...]
) -> dict[str, float]:
    """What a footprint of each region has on average; none where a region has no footprint."""
    found = {}
    for region in regions:
        values = [of(each) for each in atlas.footprints if each.region is region]
        found[str(region.value)] = sum(values) / len(values) if values else 0
    return found


def _listed(found: dict[str, float], write: Callable[[float], str]) -> str:
    return "; ".join(f"{region} {write(number)}" for region, number in found.items())


def trusts(said: Said, *regions: Region) -> Check:
    """Whether a footprint of each region has on average as many NHS trusts as was said.

    Which trusts were meant was not said, and an ambulance trust serves many footprints: so they
    are counted with and without, and the claim stands as the worse of the two. A trust counts
    where its headquarters lie.
    """
    write = "{:.1f}".format

    def check(atlas: Atlas) -> Finding:
        every = _averages(atlas, lambda footprint: len(footprint.trusts), regions)
        fewer = _averages(atlas, _without_ambulances, regions)
        figure = (
            f"{_listed(every, write)} trusts by headquarters on average; without ambulance trusts "
            f"{_listed(fewer, write)}"
        )
        measured = [
            Measured(f"{region}{which}", number, said, write)
            for which, found in (("", every), (" without ambulance trusts", fewer))
            for region, number in found.items()
        ]
        return judge(figure, *measured)

    return check


def _without_ambulances(footprint: Footprint) -> int:
    return sum(trust.kind is not TrustType.AMBULANCE for trust in footprint.trusts)

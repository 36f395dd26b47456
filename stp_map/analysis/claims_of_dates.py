"""Checks of what was claimed of days, from the dates of the planning process."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from stp_map.analysis.claims import Finding, Verdict
from stp_map.core import text
from stp_map.core.later import ProcessDate
from stp_map.core.model import Atlas

PRIORITIES, JUNE = date(2016, 4, 15), date(2016, 6, 30)


def priorities_due(atlas: Atlas) -> Finding:
    """Whether governance and priorities were due on 15 April 2016, and who met that day."""
    made = [each for each in _of(atlas, "First return made") if each.footprint in atlas.by_code]
    numbers = [str(atlas.by_code[each.footprint].number) for each in made]
    who = f"made on that day by footprints {text.listed(numbers)}, as far as is known"
    return _on_the_day(_of(atlas, "First return due"), PRIORITIES, after=who if made else "")


def final_plans_due(atlas: Atlas) -> Finding:
    """Whether final submissions were due by the end of June 2016.

    Where fuller ones were due on a later day, those of June were not final.
    """
    full = [each for each in _of(atlas, "Full submissions due") if each.earliest > JUNE]
    since = _told([*_of(atlas, "Minister tells"), *full])
    finding = _on_the_day(_of(atlas, "June submissions due"), JUNE, after=since)
    if not full or finding.verdict is not Verdict.HOLDS:
        return finding
    why = "what was due in June was not final: full submissions were due later"
    return Finding(Verdict.APPROXIMATELY, finding.figure, why, finding.after)


def _of(atlas: Atlas, event: str) -> list[ProcessDate]:
    return [each for each in atlas.process_dates if each.event.startswith(event)]


def _on_the_day(found: list[ProcessDate], said: date, after: str) -> Finding:
    """How what was due stands against the day that was said."""
    if not found:
        return Finding(Verdict.CANNOT_CHECK, "", "The tables hold no such date.", after)
    due, figure = found[0], _told(found[:1])
    if due.earliest == due.latest == said:
        return Finding(Verdict.HOLDS, figure, after=after)
    if due.earliest <= said <= due.latest:
        return Finding(Verdict.APPROXIMATELY, figure, "the day itself is not known", after)
    return Finding(Verdict.DOES_NOT_HOLD, figure, f"not {text.day(said)}", after)


def _told(found: Iterable[ProcessDate]) -> str:
    return ". ".join(f"{text.dates(each.earliest, each.latest)}: {each.event}" for each in found)

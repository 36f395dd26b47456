"""What a comparison says: how to begin, its finding, and what a picture of it is described as."""

from __future__ import annotations

from collections.abc import Sequence

from stp_map.analysis.comparison import Cell, Compared, Row
from stp_map.core import text
from stp_map.core.chart_kinds import ChartWords
from stp_map.core.model import AsAt, PopulationBase

HOW_TO_BEGIN = (
    "Choose two to four footprints or regions by name, or choose one on the map or in the table "
    "and add it here."
)
NOTHING_COMPARED = (
    "Nothing is compared, so there is no picture of a comparison. Name up to four footprints or "
    "regions to compare."
)
SHARED_SCALE = "Bars of one measure share a scale, and so do both counts of people."
_SPREAD = (
    " For a region the lowest and highest of its footprints are shown, or how often each word "
    "occurs; no sum or average is worked out."
)


def uploaded_note(source: str, *, has_region: bool) -> str:
    """Where uploaded figures come from, and what stands for a region. Text is untrusted."""
    return f"{source.rstrip('.')}.{_SPREAD if has_region else ''}"


def scale_note(items: Sequence[Compared], *, has_uploaded: bool) -> str:
    """What must be known to read a picture of a comparison, with uploaded figures or without."""
    is_spread = has_uploaded and any(item.is_region for item in items)
    return f"{SHARED_SCALE}{_SPREAD if is_spread else ''}"


def left_out(count: int) -> str:
    """Says that a sheet has no room for so many columns of uploaded figures."""
    return f"No room here for {text.count_of(count, 'more column')} of your figures."


def comparison_words(
    items: Sequence[Compared], rows: Sequence[Row], as_at: AsAt, base: PopulationBase
) -> ChartWords:
    """The words of a comparison of at least one; ``base`` is what its finding speaks of."""
    regions = sum(item.is_region for item in items)
    counts = ((len(items) - regions, "footprint"), (regions, "region"))
    kinds = text.listed([text.count_of(count, noun) for count, noun in counts if count])
    beside = " side by side" if len(items) > 1 else ""
    return ChartWords(
        _finding(items, rows, base),
        f"{kinds} of England{beside}, {text.edition(as_at)}",
        _described(items, rows),
    )


def _finding(items: Sequence[Compared], rows: Sequence[Row], base: PopulationBase) -> str:
    def people(item: Compared) -> int:
        return item.population(base)

    def said(item: Compared) -> str:
        return text.people_counted(people(item), base)

    most, least = max(map(people, items)), min(map(people, items))
    high = [item for item in items if people(item) == most]
    low = [item.name for item in items if people(item) == least]
    if len(items) == 1 or not least:
        shares = next(row for row in rows if row.heading == text.people_title(base)).cells
        return f"{high[0].name}: {said(high[0])}, {shares[items.index(high[0])].more}"
    if most == least:
        every = "Both" if len(items) == 2 else f"All {len(items)}"  # noqa: PLR2004 - a pair
        return f"{every} have {said(high[0])}"
    who = f"{high[0].name} serves"
    if len(high) > 1:
        who = f"{text.listed([item.name for item in high])} each serve"
    each = "each of " if len(low) > 1 else ""
    return f"{who} {text.times(most / least)} as many people as {each}{text.listed(low)}"


def _described(items: Sequence[Compared], rows: Sequence[Row]) -> str:
    """The comparison in words, row by row."""
    told = (
        f"{row.heading}: "
        + "; ".join(
            f"{item.name} {_in_words(cell)}" for item, cell in zip(items, row.cells, strict=True)
        )
        for row in rows
    )
    return f"Table with bars. {'. '.join(told)}."


def _in_words(cell: Cell) -> str:
    return f"{cell.words} ({cell.more})" if cell.more else cell.words

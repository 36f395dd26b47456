"""Columns of uploaded figures as measures, and their values in words."""

from __future__ import annotations

from stp_map.analysis.measures import findings
from stp_map.analysis.measures.measure import Kind, Measure
from stp_map.core import palette, text
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn

PREFIX = "figure-"
"""Begins the slug of a column of uploaded figures as a measure."""


def uploaded_measures(figures: Figures | None) -> tuple[Measure, ...]:
    """The columns of uploaded figures that a map can be coloured by, in the order of the file."""
    return tuple(_of_column(each, figures.source) for each in figures.usable) if figures else ()


def uploaded_measure(slug: str, figures: Figures | None) -> Measure:
    """The measure of a slug that begins with ``figure-``, which is untrusted text.

    Returns:
        The column's measure; where it was not uploaded, one without any values that says so.
    """
    name = slug.removeprefix(PREFIX)
    column = figures.column(name) if figures else None
    if figures and column:
        return _of_column(column, figures.source)
    return Measure(
        slug=slug,
        name=f"{text.OWN_FIGURES} (not added)",
        kind=Kind.CATEGORY,
        title=lambda _base: f"{text.OWN_FIGURES} “{name}”, not added on this page",
        values=lambda _entries, _base: {},
        finding=findings.uploaded,
        is_uploaded=True,
    )


def _of_column(column: FiguresColumn, source: str) -> Measure:
    fills = zip(column.categories, palette.CATEGORIES, strict=False)
    is_number = column.kind is ColumnKind.NUMBER
    return Measure(
        slug=f"{PREFIX}{column.slug}",
        name=f"{text.OWN_FIGURES}: {column.heading}",
        kind=Kind.AMOUNT if is_number else Kind.CATEGORY,
        title=lambda _base: column.title or text.OWN_FIGURES,
        values=lambda _entries, _base: column.values,
        words=lambda number, _base: in_words(number, column),
        finding=findings.uploaded,
        unit=column.unit_and_size,
        digits=None,
        categories=() if is_number else tuple(fills),
        source=source,
        is_uploaded=True,
    )


def value_in_words(column: FiguresColumn, code: str) -> str:
    """A footprint's value in words, or that there is none."""
    return in_words(column.values[code], column) if code in column.values else text.NO_DATA


def in_words(value: float | str, column: FiguresColumn) -> str:
    """A value of a column in words, with its decimals unless these would make it zero."""
    if isinstance(value, str):
        return value
    written = f"{value:,.{column.decimals}f}"
    is_told = float(written.replace(",", "")) != 0 or value == 0
    number = written.replace("-", "−") if is_told else text.number_words(value)
    return text.with_unit(number, column.unit_and_size)

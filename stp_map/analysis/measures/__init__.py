"""Measures: what a map can be coloured by, as a registry that everything else asks."""

from __future__ import annotations

from stp_map.analysis.measures.built_in import BY_SLUG, LEADER_TYPE, MEASURES, REGION
from stp_map.analysis.measures.measure import Kind, Measure, Values
from stp_map.analysis.measures.uploaded import (
    PREFIX,
    in_words,
    uploaded_measure,
    uploaded_measures,
    value_in_words,
)
from stp_map.core.figures import Figures

__all__ = [
    "LEADER_TYPE",
    "MEASURES",
    "PREFIX",
    "REGION",
    "Kind",
    "Measure",
    "Values",
    "in_words",
    "measure_of",
    "uploaded_measures",
    "value_in_words",
]


def measure_of(slug: str, figures: Figures | None = None) -> Measure:
    """The measure of a View's slug; for a column that was not uploaded one without values."""
    return BY_SLUG.get(slug) or uploaded_measure(slug, figures)

"""Patterns as lines and dots: inside their area, evenly apart, told apart from each other."""

from __future__ import annotations

import re

import pytest
import shapely

from stp_map.core.palette import Pattern
from stp_map.exports.paper.patterns import STEPS, pattern_path

SQUARE = shapely.box(1_000, 1_000, 101_000, 101_000)


def lines_of(path: str) -> list[tuple[float, float, float, float]]:
    """Start and step of each line, in units of the path."""
    found = re.findall(r"M(-?\d+) ?(-?\d+)(?:l(-?\d+) ?(-?\d+)|h0)", path)
    return [tuple(float(each or 0) for each in line) for line in found]


@pytest.mark.parametrize("pattern", STEPS)
def test_a_pattern_stays_inside_its_area(pattern):
    drawn = lines_of(pattern_path(SQUARE, pattern, point=1_000, metres=10))
    assert len(drawn) > 30
    for x, y, across, down in drawn:
        assert all(100 <= side <= 10_100 for side in (x, x + across, -y, -(y + down)))


def test_patterns_of_neighbours_go_on_in_each_other():
    halves = (
        shapely.box(1_000, 1_000, 50_000, 101_000),
        shapely.box(50_000, 1_000, 101_000, 101_000),
    )
    whole, *parts = (
        {y for _, y, *_ in lines_of(pattern_path(area, Pattern.LINES, point=1_000, metres=10))}
        for area in (SQUARE, *halves)
    )
    assert whole == parts[0] == parts[1]


def test_patterns_differ_from_each_other():
    drawn = {pattern_path(SQUARE, pattern, point=1_000, metres=10) for pattern in STEPS}
    assert len(drawn) == len(STEPS)

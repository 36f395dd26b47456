"""What a border parts, by what is shown of the footprints beside it."""

from __future__ import annotations

import pytest

from stp_map.core.view import MapStyle
from stp_map.geometry.borders import BorderKind
from stp_map.geometry.shapes import Detail, shapes


@pytest.fixture(params=[MapStyle.BOUNDARIES, MapStyle.TILES], ids=lambda style: style.slug)
def found(atlas, request):
    return shapes(atlas, request.param)


def test_where_all_are_shown_borders_part_regions_footprints_or_the_sea(atlas, found):
    everything = frozenset(atlas.by_code)
    for border in found.borders:
        regions = {atlas.by_code[code].region for code in border.codes}
        kinds = {
            (1, 1): BorderKind.COAST,
            (2, 1): BorderKind.FOOTPRINTS,
            (2, 2): BorderKind.REGIONS,
        }
        assert border.kind is kinds[len(border.codes), len(regions)]
        assert border.kind_among(everything) is border.kind


def test_where_nothing_is_shown_every_border_is_left_out(found):
    assert {b.kind_among(frozenset()) for b in found.borders} == {BorderKind.LEFT_OUT}


@pytest.mark.parametrize("kind", [BorderKind.FOOTPRINTS, BorderKind.REGIONS])
def test_a_border_with_one_side_shown_is_an_edge_whatever_it_parts(found, kind):
    border = next(border for border in found.borders if border.kind is kind)
    for code in border.codes:
        assert border.kind_among(frozenset({code})) is BorderKind.EDGE


def test_a_coast_is_never_an_edge(found):
    coast = next(border for border in found.borders if border.kind is BorderKind.COAST)
    assert coast.kind_among(frozenset(coast.codes)) is BorderKind.COAST
    others = {code for border in found.borders for code in border.codes} - {*coast.codes}
    assert coast.kind_among(frozenset(others)) is BorderKind.LEFT_OUT


def test_every_level_has_the_same_neighbours(atlas):
    levels = [shapes(atlas, detail=detail).borders for detail in Detail]
    pairs = [{b.codes for b in borders if len(b.codes) > 1} for borders in levels]
    assert pairs[0]
    assert all(each == pairs[0] for each in pairs)

"""Words and signs over a map: each has its room, on a sheet of any unit."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
import shapely

from stp_map.core.model import Region
from stp_map.core.view import MapStyle
from stp_map.data.places import FoundPlace
from stp_map.geometry.boxes import Box
from stp_map.geometry.labels import Lettering, MapSite, Site, Wanted, beside, place_labels
from stp_map.geometry.labels.label import CAP_HEIGHT
from stp_map.geometry.placing import filling
from stp_map.geometry.projection import projected
from stp_map.geometry.shapes import shapes

SELECTED = "E54000007"
LONDON = FoundPlace("Westminster", {"E54000027": 100}, latitude=51.4975, longitude=-0.1357)
PARIS = FoundPlace("Paris", {}, latitude=48.8566, longitude=2.3522)


def lettering(point: float) -> Lettering:
    """Type that is half as wide as high, on a sheet where a point is so long."""
    wide = 0.5 * point
    return Lettering(
        width=lambda text, size: len(text) * size * wide,
        cut=lambda text, size, room: text[: int(room / (size * wide))],
        point=point,
    )


def site(atlas, style=MapStyle.BOUNDARIES, point: float = 1) -> MapSite:
    """All of England on a sheet of 500 by 600 points."""
    found, room = shapes(atlas, style), Box.at(0, 0, 500 * point, 600 * point)
    placement = filling(found.extent(found.areas), room.grown(-30 * point))
    return MapSite.of(found, placement, room, lettering(point))


def wanted(atlas, **changes: object) -> Wanted:
    """Every number, every third footprint marked, a pin and a name."""
    everything = Wanted(
        number_size=11,
        name_size=9,
        numbers={f.code: str(f.number) for f in atlas.footprints},
        marked=frozenset(list(atlas.by_code)[::3]),
        places={0: LONDON},
        selected=SELECTED,
        name=atlas.by_code[SELECTED].name,
    )
    return replace(everything, **changes)


@pytest.mark.parametrize("style", MapStyle)
def test_everything_that_is_wanted_is_placed_once_and_in_the_room(atlas, style):
    where = site(atlas, style)
    placed = place_labels(where, wanted(atlas), [])
    names = [label.name for label in placed.labels]
    assert len(set(names)) == len(names)
    assert set(names) == {
        *(f"number-{code}" for code in atlas.by_code), "place-0", "selected-name",
    }  # fmt: skip
    assert {sign.code for sign in placed.signs} == wanted(atlas).marked
    boxes = [label.box for label in placed.labels] + [pin.box for pin in placed.pins.values()]
    assert all(where.room.holds(box) for box in boxes)


def test_dots_stand_at_their_points_and_numbers_keep_clear_of_them(atlas):
    where = site(atlas)
    dots = {t.code: (t.longitude, t.latitude) for f in atlas.footprints for t in f.trusts}
    placed = place_labels(where, wanted(atlas, dots=dots), [])
    assert placed.dots.keys() == dots.keys()
    ((x, y),) = projected([next(iter(dots.values()))])
    assert placed.dots[next(iter(dots))].centre == pytest.approx(where.placement.point(x, y))
    labels = [label.box for label in placed.labels]
    assert not any(label.overlaps(dot) for label in labels for dot in placed.dots.values())


def test_dots_beyond_the_room_are_left_out(atlas):
    assert place_labels(site(atlas), wanted(atlas, dots={"x": (2.35, 48.86)}), []).dots == {}


@pytest.mark.parametrize("style", MapStyle)
def test_no_label_lies_on_another_or_on_what_is_taken(atlas, style):
    taken = [Box(0, 0, 200, 120), Box(380, 350, 500, 600)]
    placed = place_labels(site(atlas, style), wanted(atlas), taken)
    labels = [label.box for label in placed.labels]
    for one, other in combinations(labels, 2):
        assert not one.overlaps(other)
    others = [*taken, *(pin.box for pin in placed.pins.values())]
    assert not any(label.overlaps(other) for label in labels for other in others)


@pytest.mark.parametrize("style", MapStyle)
def test_a_number_stands_in_its_footprint_or_has_a_line_to_it(atlas, style):
    where = site(atlas, style)
    inside = 0
    for label in place_labels(where, wanted(atlas), []).labels:
        code = label.name.removeprefix("number-")
        if label.code:
            assert label.code == code
            assert where.shapes.seen[code].contains(where.placement.on_grid(label.box))
            inside += 1
        elif code in atlas.by_code:
            assert label.has_line
            assert label.point == where.point(code)
    assert inside > 20


def test_a_sign_stands_beside_its_number_and_over_none(atlas):
    placed = place_labels(site(atlas), wanted(atlas), [])
    beside_numbers = {label.code: label for label in placed.labels if label.mark}
    assert beside_numbers
    for sign in placed.signs:
        if sign.code in beside_numbers:
            label = beside_numbers[sign.code]
            assert (sign.x, sign.y) == label.mark
            assert sign.x > label.middle[0]
        digits = [
            Box.around(*label.middle, len(label.text) * label.size / 4, label.size * CAP_HEIGHT / 2)
            for label in placed.labels
        ]
        assert not any(sign.box.grown(-0.1).overlaps(box) for box in digits)


@pytest.mark.parametrize("style", MapStyle)
def test_on_a_sheet_of_another_unit_everything_stands_where_it_does_in_points(atlas, style):
    unit = 1 / 64  # Such a share changes no digit of a number, so no two costs change places.
    in_points = place_labels(site(atlas, style), wanted(atlas), [])
    in_units = place_labels(site(atlas, style, unit), wanted(atlas), [])
    for one, other in zip(in_points.labels, in_units.labels, strict=True):
        assert other.size == one.size
        assert other.middle == pytest.approx([each * unit for each in one.middle])
        assert other.box.width == pytest.approx(one.box.width * unit)
    for sign, other in zip(in_points.signs, in_units.signs, strict=True):
        assert (other.x, other.radius) == pytest.approx((sign.x * unit, sign.radius * unit))


def test_a_place_outside_the_map_has_no_pin_and_a_long_name_is_cut(atlas):
    long = replace(LONDON, name="<b>Westminster</b> " * 30)
    placed = place_labels(site(atlas), wanted(atlas, places={0: long, 1: PARIS}), [])
    assert set(placed.pins) == {0}
    name = next(label for label in placed.labels if label.name == "place-0")
    assert name.text == long.name[:40]
    assert not name.has_line or name.point == placed.pins[0].head


def test_what_is_not_wanted_is_not_placed(atlas):
    placed = place_labels(site(atlas), Wanted(number_size=11, name_size=9), [])
    assert not placed.labels
    assert not placed.signs
    assert not placed.pins


def test_the_name_of_what_lies_outside_the_room_is_left_out(atlas):
    found, room = shapes(atlas), Box(0, 0, 300, 300)
    placement = filling(found.extent(found.regions[Region.LONDON]), room)
    where = MapSite.of(found, placement, room, lettering(1))
    outside = next(f for f in atlas.footprints if f.region is Region.NORTH)
    placed = place_labels(where, wanted(atlas, selected=outside.code, name=outside.name), [])
    assert "selected-name" not in {label.name for label in placed.labels}


def test_a_label_beside_a_point_keeps_off_land_and_other_labels():
    room, land = Box(0, 0, 200, 200), shapely.box(100, 0, 200, 200)
    label = beside(Site(lettering(1), room, land), "name", "Name", 10, (100, 100), [])
    assert label.box.right <= 100
    taken = [Box(0, 0, 99, 200)]
    other = beside(Site(lettering(1), room, land), "name", "Name", 10, (100, 100), taken)
    assert not other.box.overlaps(taken[0])


def test_where_all_is_taken_a_label_stands_over_its_point():
    room = Box(0, 0, 200, 200)
    site = Site(lettering(1), room, shapely.Polygon())
    label = beside(site, "name", "Name", 10, (100, 100), [room])
    assert label.middle == (100, 100)
    assert room.holds(beside(site, "name", "Name", 10, (0, 0), [room]).box)


def test_a_label_of_several_lines_is_as_wide_as_its_widest_and_as_high_as_all():
    half, rise = lettering(1).half("North", 10)
    assert lettering(1).half("North\nEast", 10) == (half, pytest.approx(rise + 6))

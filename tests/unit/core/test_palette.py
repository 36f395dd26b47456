"""Colours that can meet are told apart, also with a colour-vision deficiency, and words read."""

from __future__ import annotations

from itertools import combinations

import pytest

from stp_map.core import palette
from stp_map.core.palette import Fill, Pattern
from tests.colour_difference import VISIONS, ciede2000, difference, lab_of

APART = 10
"""The least CIEDE2000 between two fills that can lie side by side."""

LEADER_TYPES = [fill.colour for fill in palette.LEADER_TYPES.values()]
REGIONS = [fill.colour for fill in palette.REGIONS.values()]
FILLS = sorted({*palette.SEQUENTIAL, *LEADER_TYPES, *REGIONS})
HUED = sorted({*palette.SEQUENTIAL, *REGIONS, *LEADER_TYPES} - {palette.NOT_YET.colour})

PUBLISHED = [
    # Table 1 of Sharma et al. (2005): two CIELAB colours and the difference between them.
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, -1.1848, -84.8006), (50, 0, -82.7485), 1.0000),
    ((50, -0.9009, -85.5211), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, -1, 2), (50, 0, 0), 2.3669),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0010), 7.1792),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0011), 7.2195),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0012), 7.2195),
    ((50, -0.0010, 2.4900), (50, 0.0009, -2.4900), 4.8045),
    ((50, -0.0010, 2.4900), (50, 0.0010, -2.4900), 4.8045),
    ((50, -0.0010, 2.4900), (50, 0.0011, -2.4900), 4.7461),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((50, 2.5, 0), (50, 3.1736, 0.5854), 1.0000),
    ((50, 2.5, 0), (50, 3.2972, 0), 1.0000),
    ((50, 2.5, 0), (50, 1.8634, 0.5757), 1.0000),
    ((50, 2.5, 0), (50, 3.2592, 0.3350), 1.0000),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((63.0109, -31.0961, -5.8663), (62.8187, -29.7946, -4.0864), 1.2630),
    ((61.2901, 3.7196, -5.3901), (61.4292, 2.2480, -4.9620), 1.8731),
    ((35.0831, -44.1164, 3.7933), (35.0232, -40.0716, 1.5901), 1.8645),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
    ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ((90.9257, -0.5406, -0.9208), (88.6381, -0.8985, -0.7239), 1.5381),
    ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "published"), PUBLISHED)
def test_the_measure_of_difference_gives_the_published_values(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize(
    ("colour", "lab"),
    [("#FFFFFF", (100, 0, 0)), ("#000000", (0, 0, 0)), ("#FF0000", (53.24, 80.09, 67.20))],
)
def test_the_measure_of_difference_knows_white_black_and_red(colour, lab):
    assert lab_of(colour) == pytest.approx(lab, abs=0.02)


@pytest.mark.parametrize("vision", VISIONS)
def test_greys_stay_grey_with_every_vision(vision):
    assert lab_of("#808080", vision) == pytest.approx(lab_of("#808080"), abs=0.05)


def test_red_and_green_come_close_without_red_or_green_cones():
    apart = {vision: difference("#C00000", "#608000", vision) for vision in VISIONS}
    assert apart["deuteranopia"] < apart["normal"] / 2


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_classes_of_numbers_are_told_apart(count, vision):
    assert closest([fill.colour for fill in palette.sequential(count)], vision) >= APART


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("colours", [LEADER_TYPES, REGIONS], ids=["leader types", "regions"])
def test_categories_are_told_apart(colours, vision):
    assert closest(colours, vision) >= APART


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("ground", [palette.WHITE, palette.FILTERED_OUT.colour])
@pytest.mark.parametrize("colour", HUED)
def test_a_fill_is_told_from_the_page_and_from_what_is_left_out(colour, ground, vision):
    assert difference(colour, ground, vision) >= APART


def closest(colours: list[str], vision: str) -> float:
    """The smallest difference between any two of the colours."""
    return min(difference(one, other, vision) for one, other in combinations(colours, 2))


def test_to_be_confirmed_is_told_from_what_is_left_out_by_its_hatch():
    assert palette.NOT_YET.pattern is Pattern.HATCH
    assert palette.FILTERED_OUT.pattern is Pattern.NONE
    assert palette.contrast(palette.NOT_YET.ink, palette.NOT_YET.colour) >= 3


def test_no_two_leader_types_or_regions_share_a_fill():
    assert len(set(palette.LEADER_TYPES.values())) == 6
    assert len(set(palette.REGIONS.values())) == 4


@pytest.mark.parametrize("vision", VISIONS)
def test_the_scale_of_numbers_darkens_from_class_to_class(vision):
    lightness = [lab_of(colour, vision)[0] for colour in palette.SEQUENTIAL]
    assert lightness == sorted(lightness, reverse=True)


@pytest.mark.parametrize("colour", FILLS)
def test_a_label_reads_on_every_fill(colour):
    assert palette.contrast(Fill(colour).label_colour, colour) >= 4.5


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (palette.TEXT, palette.WHITE),
        (palette.TEXT, palette.PALE_FILL),
        (palette.SECONDARY_TEXT, palette.WHITE),
        (palette.SECONDARY_TEXT, palette.PALE_FILL),
        (palette.NHS_BLUE, palette.WHITE),
        (palette.NHS_BLUE, palette.PALE_FILL),
        (palette.NHS_DARK_BLUE, palette.WHITE),
        (palette.WHITE, palette.NHS_BLUE),
    ],
)
def test_text_reads_on_its_ground(text, ground):
    assert palette.contrast(text, ground) >= 4.5


@pytest.mark.parametrize("ground", [palette.WHITE, palette.PALE_FILL, palette.FILTERED_OUT.colour])
def test_the_dark_outline_shows_where_a_fill_does_not(ground):
    assert palette.contrast(palette.TEXT, ground) >= 3


@pytest.mark.parametrize("colour", FILLS)
def test_every_fill_is_edged_by_its_dark_outline_or_by_its_white_casing(colour):
    edges = [palette.contrast(edge, colour) for edge in (palette.TEXT, palette.WHITE)]
    assert max(edges) >= 3


@pytest.mark.parametrize(
    ("count", "colours"),
    [
        (1, ["#1F9EB7"]),
        (2, ["#CDE594", "#080C54"]),
        (3, ["#CDE594", "#1F9EB7", "#080C54"]),
        (4, ["#CDE594", "#80C6A3", "#186290", "#080C54"]),
        (5, ["#CDE594", "#80C6A3", "#1F9EB7", "#186290", "#080C54"]),
    ],
)
def test_fewer_classes_are_spread_over_the_whole_scale(count, colours):
    assert [fill.colour for fill in palette.sequential(count)] == colours


@pytest.mark.parametrize("count", [0, 6])
def test_more_classes_than_can_be_told_apart_are_refused(count):
    with pytest.raises(ValueError, match=f"Expected 1 to 5 classes, but got {count}."):
        palette.sequential(count)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#FFFFFF", "#FFFFFF", 1), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert palette.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert palette.contrast(other, one) == palette.contrast(one, other)


@pytest.mark.parametrize(
    ("colour", "label"), [("#080C54", palette.WHITE), ("#CDE594", palette.TEXT)]
)
def test_labels_are_white_on_dark_fills_and_dark_on_light_ones(colour, label):
    assert Fill(colour).label_colour == label


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7])
def test_black_and_white_tells_as_many_classes_apart_without_a_colour(count):
    fills = palette.black_and_white([Fill("#123456")] * count)
    assert len(set(fills)) == count
    greys = [[int(fill.colour[i : i + 2], 16) for i in (1, 3, 5)] for fill in fills]
    assert all(max(channels) - min(channels) < 20 for channels in greys)
    assert palette.luminance(fills[0].colour) >= palette.luminance(fills[-1].colour)


def test_black_and_white_keeps_the_hatch_of_what_is_not_confirmed():
    fills = palette.black_and_white(list(palette.LEADER_TYPES.values()))
    assert fills[-2:] == (palette.NOT_YET, palette.ENDED)
    assert len({fill.pattern for fill in fills[:4] if fill.pattern is not Pattern.NONE}) == 2
    assert palette.ENDED.pattern not in {fill.pattern for fill in fills[:-1]}
    assert len(set(fills)) == 6


def test_black_and_white_refuses_more_classes_than_it_has_patterns():
    with pytest.raises(ValueError, match="at most 7 classes, but got 8"):
        palette.black_and_white([palette.Fill("#000000")] * 8)


def test_seven_classes_in_black_and_white_differ_in_pattern_or_plainly_in_tone():
    fills = palette.black_and_white([*[Fill("#123456")] * 7, palette.NO_DATA])
    assert fills[-1] == palette.NO_DATA
    for one, other in combinations(fills, 2):
        tones = palette.contrast(one.colour, other.colour)
        assert one.pattern is not other.pattern or tones > 1.5

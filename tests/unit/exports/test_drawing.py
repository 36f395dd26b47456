"""Type that is measured before it is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stp_map.exports.paper.drawing.fonts import UNKNOWN, Weight, drawable, outlines, width
from stp_map.exports.paper.drawing.wrapping import ELLIPSIS, fit, wrap


@given(st.text())
def test_any_text_becomes_one_line_that_can_be_drawn(text):
    line = drawable(text)
    assert drawable(line) == line
    assert "\n" not in line
    assert width(line, Weight.REGULAR, 10) >= 0
    outlines(line, Weight.BOLD)


def test_direction_and_control_characters_are_left_out():
    assert drawable("a\u202eb\u200d\x00c\n d") == "abc d"


def test_a_character_that_no_font_has_is_a_box():
    assert drawable("中") == UNKNOWN


@pytest.mark.parametrize("weight", Weight)
def test_a_measured_width_is_that_of_the_outlines_and_never_less(weight):
    line = "Hampshire and the Isle of Wight, AVATAR To We"
    drawn = outlines(line, weight).get_extents().x1 * 10
    assert drawn - 0.5 <= width(line, weight, 10) <= drawn * 1.06


@given(st.text(max_size=300), st.floats(20, 400))
def test_wrapped_text_keeps_every_character_and_its_room(text, room):
    lines = wrap(text, Weight.REGULAR, 10, room)
    assert "".join(lines.lines).replace(" ", "") == drawable(text).replace(" ", "")
    assert all(width(line, Weight.REGULAR, 10) <= room for line in lines.lines if len(line) > 1)


def test_text_that_never_fits_ends_with_an_ellipsis():
    lines = fit("word " * 500, Weight.BOLD, (20, 10), 200, 50)
    assert lines.size == 10
    assert lines.lines[-1].endswith(ELLIPSIS)
    assert lines.height <= 50


def test_text_that_fits_is_as_large_as_it_can_be():
    assert fit("Short", Weight.BOLD, (20, 10), 200, 50).size == 20

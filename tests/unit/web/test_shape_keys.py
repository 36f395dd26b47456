"""What the browser's map is told beside its shapes."""

from __future__ import annotations

from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import ColourBy
from stp_map.web.shape_keys import values_in_words, values_key


def test_every_numeric_measure_is_there_in_words(atlas: Atlas):
    values = values_in_words(atlas)
    assert sorted(values) == [
        "number-of-ccgs/registered",
        "number-of-ccgs/resident",
        "population-density/registered",
        "population-density/resident",
        "population/registered",
        "population/resident",
    ]
    devon = [words[36] for _, words in sorted(values.items())]
    assert devon == [
        "2 CCGs",
        "2 CCGs",
        "178 registered patients per km²",
        "174 residents per km²",
        "1,195,793 registered patients",
        "1,169,200 residents",
    ]


def test_a_measure_is_found_by_its_slugs():
    key = values_key(ColourBy.CCG_COUNT, PopulationBase.RESIDENT)
    assert key == "number-of-ccgs/resident"

"""What the browser's map is told beside its shapes."""

from __future__ import annotations

from stp_map.core.model import Atlas, PopulationBase
from stp_map.web.script_data import values_in_words, values_key


def test_every_numeric_measure_is_there_in_words(atlas: Atlas):
    values = values_in_words(atlas)
    assert sorted(values) == [
        "number-of-ccgs/registered",
        "number-of-ccgs/resident",
        "number-of-neighbours/registered",
        "number-of-neighbours/resident",
        "population-density/registered",
        "population-density/resident",
        "population/registered",
        "population/resident",
        "share-of-patients/registered",
        "share-of-patients/resident",
    ]
    devon = [words[36] for _, words in sorted(values.items())]
    assert devon == [
        "2 CCGs",
        "2 CCGs",
        "3 neighbours",
        "3 neighbours",
        "178 registered patients per km²",
        "174 residents per km²",
        "1,195,793 registered patients",
        "1,169,200 residents",
        "2.1% of England’s registered patients",
        "2.1% of England’s residents",
    ]


def test_a_measure_is_found_by_its_slugs():
    key = values_key("number-of-ccgs", PopulationBase.RESIDENT)
    assert key == "number-of-ccgs/resident"

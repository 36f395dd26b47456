"""What the browser's map is told beside its shapes."""

from __future__ import annotations

import json

import pytest

from stp_map.core.model import Atlas, PopulationBase
from stp_map.web.script_data import compact_json, script_json, values_in_words, values_key
from tests.untrusted import CORPUS


def test_every_numeric_measure_is_there_in_words(atlas: Atlas):
    values = values_in_words(atlas)
    assert sorted(values) == [
        "number-of-ccgs/registered",
        "number-of-ccgs/resident",
        "number-of-councils/registered",
        "number-of-councils/resident",
        "number-of-neighbours/registered",
        "number-of-neighbours/resident",
        "number-of-trusts/registered",
        "number-of-trusts/resident",
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
        "3 councils",
        "3 councils",
        "3 neighbours",
        "3 neighbours",
        "6 NHS trusts",
        "6 NHS trusts",
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


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_json_in_a_script_can_not_end_it(text):
    written = script_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"text": text}


def test_compact_json_has_no_spaces_and_keeps_letters_unless_ascii_is_asked_for():
    assert compact_json({"a": [1, "Zoë"]}) == '{"a":[1,"Zoë"]}'
    assert compact_json("Zoë", is_ascii=True) == r'"Zo\u00eb"'

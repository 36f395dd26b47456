"""What the scripts of both pages know before any view."""

from __future__ import annotations

import json

from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.web.above import page_words
from stp_map.web.constants import page_constants
from stp_map.web.details_state import details_words
from stp_map.web.panel import panel_choices, panel_values
from stp_map.web.script_data import compact_json


def test_they_know_codes_choices_and_words(atlas: Atlas):
    found = page_constants(atlas)
    assert found == {
        "CODES": list(atlas.by_code),
        "CHOICES": panel_choices(atlas),
        "DETAILS": details_words(),
        "WORDS": page_words(),
    }
    assert list(json.loads(compact_json(found))) == list(found)


def test_a_page_that_opens_on_another_view_goes_back_to_it_and_has_its_own_heading(atlas: Atlas):
    view = View().presented(colour_by="region", labels=True)
    found = page_constants(atlas, view, "Ours", "And more")
    assert found["CHOICES"]["default"] == panel_values(view)
    assert found["WORDS"] == page_words("Ours", "And more")

"""Every kind of file can be made of own figures, and nothing of them is kept afterwards."""

from __future__ import annotations

import gc
from datetime import date
from weakref import ref

import pytest

from stp_map.analysis.legend import _own_scales
from stp_map.core.model import Atlas
from stp_map.core.view import ColourBy, Filters, Presentation, View
from stp_map.exports.outputs import Order, Output, make
from tests.factories import column, with_columns

MADE_ON = date(2026, 11, 22)
VIEW = View(
    Filters(query="Skipton"), Presentation(ColourBy.OWN_FIGURES, "spend", selected="E54000005")
)


@pytest.mark.parametrize("output", Output, ids=lambda output: output.slug)
def test_what_a_person_added_goes_when_they_go(atlas: Atlas, output):
    gc.collect()
    kept = len(_own_scales)
    mine = with_columns(atlas, column({n: float(n) for n in range(1, 40)}, "Spend"))
    gone = ref(mine)
    assert make(mine, VIEW, Order(output, MADE_ON))
    del mine
    gc.collect()
    assert gone() is None
    assert len(_own_scales) == kept

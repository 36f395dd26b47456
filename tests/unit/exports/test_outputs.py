"""Every kind of file can be made of own figures, and nothing of them is kept afterwards."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from stp_map.analysis.legend import _cached
from stp_map.analysis.scene import scene_of
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.order import Output
from stp_map.core.view import Filters, Presentation, View
from stp_map.exports import make
from tests.factories import column, order, uploaded

VIEW = View(Filters(query="Skipton"), Presentation("figure-spend", selected="E54000005"))


def cached_figures() -> int:
    return sum(isinstance(each, Figures) for each in _cached)


@pytest.mark.parametrize("output", Output, ids=lambda output: output.slug)
def test_what_a_person_added_goes_when_they_go(atlas: Atlas, output):
    gc.collect()
    before = cached_figures()
    mine = uploaded(column({n: float(n) for n in range(1, 40)}, "Spend"))
    gone = ref(mine)
    assert make(scene_of(atlas, VIEW, mine), order(output))
    assert cached_figures() == before + 1
    del mine
    gc.collect()
    assert gone() is None
    assert cached_figures() == before

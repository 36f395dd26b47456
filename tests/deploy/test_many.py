"""A few people at once meet no error; `python -m benchmarks.many` asks fifty."""

from __future__ import annotations

import pytest

from benchmarks.many import GROWTH_KB, Effort, LongSession, measure, report
from tests.own_loop import in_a_thread

EFFORT = Effort(people=6, seconds=4, turns=110)


@pytest.mark.long
def test_people_at_once_and_a_long_session_meet_no_error():
    results = in_a_thread(lambda: measure(EFFORT))
    assert results.errors == []
    for name in ("empty", "ours"):
        assert len(results.crowds[name].took) >= EFFORT.people
        assert max(results.sessions[name].memory) == EFFORT.turns
    assert "Errors: none." in report(results)


def test_memory_that_grows_with_every_interaction_is_called_growth():
    steady, leaking = LongSession(), LongSession()
    for turn in range(100, 2001, 10):
        steady.memory[turn] = 300 + (turn % 30) / 100
        leaking.memory[turn] = 300 + turn * 5 / 1024  # 5 kB each
    assert abs(steady.slope) < GROWTH_KB / 10
    assert 4.9 < leaking.slope < 5.1

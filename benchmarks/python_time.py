"""Where the Python time of a rerun goes: ours, folium's, Streamlit's.

Run as a program, it prints what it measured as JSON. The page's own drawing runs under
Streamlit's AppTest; its processor time is measured without a profiler, and a profiler then
divides it. What the standard library spends counts for whoever called it.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest

GROUPS = {
    "streamlit_folium": "folium",
    "folium": "folium",
    "branca": "folium",
    "jinja2": "folium",
    "streamlit": "streamlit",
    "stp_map": "ours",
}
VIEWS = [
    {},
    {"region": "north"},
    {"stp": "E54000037"},
    {"region": ["london", "south"], "colour_by": "leader_type"},
    {"stp": "E54000005", "colour_by": "population-density"},
    {"as_at": "2016-03-15", "region": "north"},
]
Function = tuple[str, int, str]
TIMES: list[float] = []
PROFILE = cProfile.Profile()
MODE = {"profile": False}


def drawn() -> None:
    """What AppTest runs: the page, timed."""
    from benchmarks import python_time  # noqa: PLC0415, PLW0406 - AppTest runs this text
    from benchmarks.synthetic import GEODATA  # noqa: PLC0415
    from stp_map.app.page import show_page  # noqa: PLC0415

    python_time.timed(show_page, geodata=GEODATA)


def timed(draw: Any, **given: Any) -> None:  # noqa: ANN401 - any function
    """Call, and keep its processor time or its profile."""
    if MODE["profile"]:
        PROFILE.runcall(draw, **given)
        return
    started = time.thread_time()
    draw(**given)
    TIMES.append((time.thread_time() - started) * 1000)


def measure(rounds: int) -> dict[str, Any]:
    """Processor time of a warm rerun by group, and the functions that take most."""
    page = AppTest.from_function(drawn, default_timeout=60)
    _run(page, 2)
    TIMES.clear()
    _run(page, rounds)
    times = list(TIMES)
    MODE["profile"] = True
    _run(page, rounds)
    runs = rounds * len(VIEWS)
    stats: Mapping[Function, Any] = pstats.Stats(PROFILE).stats  # type: ignore[attr-defined]
    own = _by_group(stats)
    whole = sum(own.values())
    median = statistics.median(times)
    top = sorted(stats.items(), key=lambda item: -item[1][3])
    return {
        "times": times,
        "groups": {group: median * spent / whole for group, spent in own.items()},
        "functions": [
            [_name(function), calls / runs, cumulative / whole * median]
            for function, (_, calls, _, cumulative, _) in top
            if _group(function) in {"ours", "folium"}
        ][:25],
    }


def _run(page: AppTest, rounds: int) -> None:
    for turn in range(rounds * len(VIEWS)):
        page.query_params.clear()
        for name, value in VIEWS[turn % len(VIEWS)].items():
            page.query_params[name] = value
        page.run()
        if page.exception:
            raise RuntimeError(page.exception)


def _group(function: Function) -> str | None:
    parts = function[0].replace("\\", "/").split("/")
    return next((GROUPS[part] for part in reversed(parts) if part in GROUPS), None)


def _name(function: Function) -> str:
    parts = function[0].replace("\\", "/").split("/")
    start = next(i for i, part in enumerate(parts) if part in GROUPS)
    return f"{'.'.join(parts[start:])} {function[2]}"


def _by_group(stats: Mapping[Function, Any]) -> dict[str, float]:
    """Seconds by group; what belongs to none is its callers', up to the first that belongs."""
    shares: dict[Function, dict[str, float]] = {}

    def share(function: Function, seen: frozenset[Function]) -> dict[str, float]:
        group = _group(function)
        if group:
            return {group: 1.0}
        if function in shares:
            return shares[function]
        callers = {
            caller: spent[2] for caller, spent in stats[function][4].items() if caller not in seen
        }
        whole = sum(callers.values())
        parts: dict[str, float] = defaultdict(float)
        for caller, spent in callers.items():
            if whole > 0:
                for name, part in share(caller, seen | {function}).items():
                    parts[name] += part * spent / whole
        if not seen:
            shares[function] = parts
        return parts

    groups: dict[str, float] = defaultdict(float)
    for function, (_, _, own, _, _) in stats.items():
        for name, part in share(function, frozenset()).items():
            groups[name] += part * own
    return dict(groups)


if __name__ == "__main__":
    # AppTest imports this module by its name; its lists must be the ones that are read here.
    from benchmarks import python_time  # noqa: PLW0406

    print(json.dumps(python_time.measure(int(sys.argv[1]))))

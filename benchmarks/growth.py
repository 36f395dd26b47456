"""What grows with the number of areas, in Python. Run as a program with a number of areas."""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from benchmarks.synthetic import synthetic_atlas
from stp_map.analysis.legend import legend
from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import select
from stp_map.core.view import View
from stp_map.geometry.topology import build_topology
from stp_map.web.geometry import DECIMALS, web_geometry
from stp_map.web.map import restyling

ROUNDS = 5


def measure(count: int) -> dict[str, float]:
    """Milliseconds and kilobytes for this many areas."""
    atlas = synthetic_atlas(count)
    view = View()
    shapes = dict(zip(atlas.by_code, atlas.boundaries.geometry, strict=True))
    selection = select(atlas, view.filters)
    classes_ms, _ = _once(lambda: legend(atlas, selection, view.presentation))
    geometry = web_geometry(atlas).encode()
    scene = scene_of(atlas, view)
    state = restyling(scene).state
    return {
        "topology ms": _warm(lambda: build_topology(shapes, DECIMALS)),
        "geometry ms": _warm(lambda: web_geometry(atlas)),
        "select ms": _warm(lambda: select(atlas, view.filters)),
        "class breaks once ms": classes_ms,
        "legend ms": _warm(lambda: legend(atlas, selection, view.presentation)),
        "restyling ms": _warm(lambda: restyling(scene)),
        "geometry gz kB": len(gzip.compress(geometry, mtime=0)) / 1000,
        "restyling kB": len(state) / 1000,
    }


def _once(act: Callable[[], Any]) -> tuple[float, Any]:
    started = time.perf_counter()
    made = act()
    return (time.perf_counter() - started) * 1000, made


def _warm(act: Callable[[], object]) -> float:
    return statistics.median(_once(act)[0] for _ in range(ROUNDS))


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))

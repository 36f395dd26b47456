"""Remembers the class limits that mapclassify finds for the values in geodata.

    python scripts/known_limits.py            write stp_map/analysis/known_limits.json

Run it after a population, an area or the membership of a CCG has changed; a test says when.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from stp_map.analysis.classification import find_limits, limits_key, value_of
from stp_map.core.model import Atlas, PopulationBase
from stp_map.core.view import ClassMethod, ColourBy
from stp_map.data.atlas import load_atlas


def limits_of(atlas: Atlas) -> dict[str, list[float]]:
    """Limits for every numeric measure, population base and method, by ``limits_key``."""
    found = {}
    for colour_by in (choice for choice in ColourBy if choice.is_numeric):
        for base in PopulationBase:
            values = sorted(value_of(f, colour_by, base) for f in atlas.footprints)
            for method in ClassMethod:
                found[limits_key(values, method)] = find_limits(values, method)
    return dict(sorted(found.items()))


if __name__ == "__main__":
    text = json.dumps(limits_of(load_atlas(ROOT / "geodata")), indent=1) + "\n"
    (ROOT / "stp_map" / "analysis" / "known_limits.json").write_text(text, encoding="utf-8")

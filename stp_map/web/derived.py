"""What follows from the data alone, as ``geodata/build.py`` puts it into the data package."""

from __future__ import annotations

import json

from stp_map.analysis.classes import limits_of
from stp_map.core.model import Atlas
from stp_map.data.package import CLASS_LIMITS, MAP_SHAPES
from stp_map.web.geometry import map_shapes


def derived_files(atlas: Atlas) -> dict[str, bytes]:
    """Make every file of derived/.

    Args:
        atlas: all the data, in which no fault was found.

    Returns:
        Content by path inside the data package. The same atlas gives the same bytes.
    """
    limits = json.dumps(limits_of(atlas.footprints), indent=1)
    shapes = map_shapes(atlas)
    return {
        CLASS_LIMITS: f"{limits}\n".encode(),
        **{path: shapes[style] for style, path in MAP_SHAPES.items()},
    }

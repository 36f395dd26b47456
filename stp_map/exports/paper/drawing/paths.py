"""The shapes of a map as matplotlib's paths, in metres, made once for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import shapely
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from stp_map.geometry.placing import Placement, outlines_of
from stp_map.geometry.shapes import Area, Shapes, radius


def to_sheet(placement: Placement) -> Affine2D:
    """A placement as a transform."""
    scale = Affine2D().scale(placement.scale, -placement.scale)
    return scale.translate(placement.left, placement.top)


@lru_cache(maxsize=16)
def area_paths(shapes: Shapes) -> Mapping[str, Path]:
    """Each footprint's code to its outline, islets included, in the order of drawing."""
    if shapes.is_stacked:
        # A circle in curves stays round however large it is drawn.
        return {
            code: Path.circle(shapes.inner_points[code], radius(circle))
            for code, circle in shapes.areas.items()
        }
    return {code: _area(area) for code, area in shapes.areas.items()}


@lru_cache(maxsize=16)
def border_paths(shapes: Shapes) -> tuple[Path, ...]:
    """The lines of ``shapes.borders``, in the same order."""
    return tuple(Path(shapely.get_coordinates(border.line)) for border in shapes.borders)


def _area(area: Area) -> Path:
    """Outer rings one way round and holes the other, so that holes stay empty when filled."""
    rings = outlines_of(shapely.orient_polygons(area))
    return Path.make_compound_path(*(Path(np.round(ring.coords), closed=True) for ring in rings))

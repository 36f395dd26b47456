"""How long each file that leaves the page takes, in a process of its own: cold, then warm.

Run as a program with the name of an output, or ``naive`` for the usual GeoDataFrame.plot, and a
number of rounds; prints milliseconds as JSON, the first one cold.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from datetime import date

from benchmarks.synthetic import GEODATA
from stp_map.analysis.scene import scene_of
from stp_map.core.model import Atlas
from stp_map.core.order import Order, Output, PictureSize
from stp_map.core.view import View
from stp_map.data.atlas import load_atlas
from stp_map.exports import make

DAY = date(2016, 3, 30)


def usual_plot(atlas: Atlas) -> bytes:
    """A picture 1,600 pixels wide as most would draw it: plot with a legend, then savefig."""
    from matplotlib import pyplot as plt  # noqa: PLC0415 - counted as part of the cold time

    figure, axes = plt.subplots(figsize=(16, 9))
    people = [footprint.population_registered for footprint in atlas.footprints]
    atlas.boundaries.plot(column=people, legend=True, scheme="FisherJenks", k=5, ax=axes)
    axes.set_axis_off()
    axes.set_title("Population of STP footprints")
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=100)
    plt.close(figure)
    return out.getvalue()


def our_png(atlas: Atlas) -> bytes:
    """The page's own picture, 1,600 pixels wide."""
    return make(scene_of(atlas, View()), Order(Output.PNG, DAY, PictureSize.SLIDE, dpi=120))


def maker_of(name: str) -> Callable[[Atlas], bytes]:
    """What makes the output of a name."""
    special = {"naive": usual_plot, "png-1600": our_png}
    if name in special:
        return special[name]
    output = next(each for each in Output if each.slug == name)
    return lambda atlas: make(scene_of(atlas, View()), Order(output, DAY))


def main() -> None:
    """Measure one output, or two or more in turns where several names are joined by a comma."""
    makers = [maker_of(name) for name in sys.argv[1].split(",")]
    atlas = load_atlas(GEODATA)
    took: list[list[float]] = [[] for _ in makers]
    for _ in range(int(sys.argv[2])):
        for times, maker in zip(took, makers, strict=True):
            started = time.perf_counter()
            made = maker(atlas)
            times.append((time.perf_counter() - started) * 1000)
            assert made
    print(json.dumps(took))


if __name__ == "__main__":
    main()

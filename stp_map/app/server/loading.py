"""What every visitor shares, loaded once; without Streamlit, so that it can start before it."""

from __future__ import annotations

import gc
from functools import lru_cache
from pathlib import Path
from threading import Lock

from stp_map.app.server.assets import PageFiles, prepare_static_files
from stp_map.app.server.logs import Event, timed
from stp_map.core.model import Atlas
from stp_map.data.atlas import load_atlas

ROOT = Path(__file__).resolve().parents[3]
GEODATA = ROOT / "geodata"
STATIC = ROOT / "static"

_one_at_a_time = Lock()


def load_once(geodata: Path, static: Path) -> tuple[Atlas, PageFiles]:
    """The atlas and the page's own files. A second caller waits for the first.

    Args:
        geodata: the data package.
        static: the folder that Streamlit serves.

    Returns:
        The same values to every caller. What can't be loaded is tried again next time, so that
        a file put right is seen at the next visit.

    Raises:
        DataError: the data package is broken.
        StpMapError: the static folder can't be written.
    """
    with _one_at_a_time:
        return _load(geodata, static)


def load_the_rest(atlas: Atlas) -> None:
    """Read what only exports and searches need.

    Read before anybody asks, so that whatever happens to the files later, both go on.

    Args:
        atlas: the data that every visitor has.

    Raises:
        DataError: the boundaries were removed, damaged or replaced meanwhile.
    """
    from stp_map.data.atlas import print_boundaries  # noqa: PLC0415 - its geopandas takes a while

    print_boundaries(atlas)
    atlas.boundaries  # noqa: B018 - joined when it is first asked for, and cached
    keep_out_of_collections("geometry")


@lru_cache(maxsize=4)
def _load(geodata: Path, static: Path) -> tuple[Atlas, PageFiles]:
    with timed(Event.LOADED):
        atlas = load_atlas(geodata)
        return atlas, prepare_static_files(atlas, static)


@lru_cache(maxsize=8)
def keep_out_of_collections(stage: str) -> None:
    """Take all that is loaded by now out of the garbage collector's sight, once for each stage.

    Streamlit collects garbage after every run of the page. Looking through the libraries and
    the atlas each time, which never become garbage, took longer than drawing the page
    (benchmarks/RESULTS.md). What later visits leave behind is collected as before.

    Args:
        stage: what has just been loaded, such as ``page`` or ``export``.
    """
    del stage
    gc.collect()
    gc.freeze()

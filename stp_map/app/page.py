"""The page from top to bottom, and what is loaded once for every visitor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stp_map.app import panels
from stp_map.app.after_map import after_map
from stp_map.app.map_panel import map_panel
from stp_map.app.server.assets import PageFiles
from stp_map.app.server.loading import STATIC, keep_out_of_collections, load_once
from stp_map.app.server.logs import Event, note, timed
from stp_map.app.server.preload import first_page_is_drawn
from stp_map.app.shown import shown_now
from stp_map.app.side_panel import side_panel
from stp_map.core.errors import DataError, StpMapError
from stp_map.core.model import Atlas


def show_page(geodata: Path) -> None:
    """Draw the page, or say in plain words why it can't be drawn.

    Args:
        geodata: the folder of the data package.
    """
    with _faults_told():
        atlas, page = load_once(geodata, STATIC)
        with timed(Event.PAGE):
            _draw(atlas, page)
        keep_out_of_collections("page")
        first_page_is_drawn.set()


@contextmanager
def _faults_told() -> Iterator[None]:
    """Tell in plain words, and write down, whatever goes wrong."""
    try:
        yield
    except DataError as error:
        note(Event.PAGE_FAILED)
        panels.show_faults(error)
    except StpMapError as error:
        note(Event.PAGE_FAILED)
        panels.show_failure(str(error))
    except Exception:  # noqa: BLE001 - whatever it is, the person is told
        note(Event.PAGE_FAILED)
        panels.show_failure(
            "Something went wrong while drawing the page. Reload it; if that does not help, "
            "open the page's address without anything after the question mark."
        )


def _draw(atlas: Atlas, page: PageFiles) -> None:
    shown = shown_now(atlas, page)
    scene = shown.scene
    notices = [
        panels.place_found_notice(scene),
        panels.ignored_notice(shown.ignored),
        panels.figures_notice(scene),
        panels.nothing_found_notice(scene),
    ]
    panels.show_above_map(scene, notices)
    side_panel(scene, page.page_script)
    map_panel(scene, page.map_files)
    after_map(shown)

"""The static files that the page serves itself, put together at start-up.

Streamlit serves the folder ``static`` beside ``app.py``. Each file's name holds a hash of its
content, so a browser may cache it for ever and an update is never missed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from stp_map.app.server.bundle import streamlit_files
from stp_map.app.server.immutable_files import kept_name
from stp_map.core import text
from stp_map.core.atomic_files import write_atomically
from stp_map.core.errors import StpMapError
from stp_map.core.model import Atlas
from stp_map.web.details_state import FILE_SIZE, details_facts, details_words
from stp_map.web.map import MapFiles
from stp_map.web.panel import panel_choices
from stp_map.web.shape_keys import values_in_words
from stp_map.web.table import table_facts

FROM_FRAME = "../../app/static/"
"""The static folder as seen from streamlit-folium's frame; relative, so a base path works."""

FROM_PAGE = "app/static/"


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Everything the browser fetches besides Streamlit's own files."""

    map_files: MapFiles
    page_script: str


def prepare_static_files(atlas: Atlas, folder: Path) -> PageFiles:
    """Put every file that the browser needs into the static folder.

    Files that are there already, under the name of their content, are left alone; each new one
    is written atomically, so that no reader meets half a file.

    Args:
        atlas: all the data, with its files of shapes.
        folder: the static folder; made if it is missing.

    Returns:
        The addresses of the files.

    Raises:
        StpMapError: the folder can't be written, or a package lacks a file it should carry.
    """
    own = files("stp_map") / "frontend"
    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        style = (own / "footprint_map.css").read_text("utf-8").replace(_FONT, _page_font())
        shapes = {
            style: _write_named(folder, f"{style.replace('/', '-')}.json", content)
            for style, content in atlas.map_shapes.items()
        }
        page_style = FROM_PAGE + _write_named(folder, "page.css", (own / "page.css").read_bytes())
        page_script = _page_script(atlas, page_style, _facts(atlas, folder))
        map_script = _map_script(shapes, values_in_words(atlas))
        script = _write_named(folder, "footprint_map.js", map_script.encode())
        return PageFiles(
            map_files=MapFiles(
                script=FROM_FRAME + script,
                shapes=FROM_FRAME + shapes["boundaries"],
                style=FROM_FRAME + _write_named(folder, "footprint_map.css", style.encode()),
                leaflet_script=FROM_FRAME
                + _write_named(folder, "leaflet.js", (leaflet / "leaflet.js").read_bytes()),
                leaflet_style=FROM_FRAME
                + _write_named(folder, "leaflet.css", (leaflet / "leaflet.css").read_bytes()),
            ),
            page_script=FROM_PAGE + _write_named(folder, "page.js", page_script.encode()),
        )
    except OSError as error:
        raise StpMapError(
            f"The page's own files could not be written to {folder.name}/: {error.strerror}. "
            "Make that folder writable for the account that runs the page, then start it again."
        ) from error


MAP_SCRIPT = ("shapes", "arcs", "drawing", "over", "picking", "frame")
"""The map's script in parts, in the order in which they are joined."""


def _map_script(shapes: Mapping[str, str], values: Mapping[str, list[str]]) -> str:
    """The parts in one scope, after the names of the files of shapes and the values in words."""
    own = files("stp_map") / "frontend"
    parts = [(own / f"footprint_map_{part}.js").read_text("utf-8") for part in MAP_SCRIPT]
    given = {"SHAPES": json.dumps(shapes), "VALUES": json.dumps(values, ensure_ascii=False)}
    constants = "".join(f"const {name} = {value};\n" for name, value in given.items())
    start = f'(function () {{\n"use strict";\n\n{constants}\n'
    return start + "\n".join(parts) + "})();\n"


SHARED_SCRIPT = ("first", "picked")
"""What all the scripts of the page's components know of."""

PAGE_SCRIPT = ("page", "panel", "details", "sections", "table", "after_map", "copy")
"""Each gives a function of that name, which those after it may call; some are components."""


def _page_script(atlas: Atlas, style: str, facts: Mapping[str, object]) -> str:
    """The components' scripts as one module, so that the browser fetches and reads one file.

    It knows the page's style, and sees to it where the page's document does not (hints.py).
    """
    own = files("stp_map") / "frontend"
    parts = [
        f"export const {name} = (function () {{\n"
        + (own / f"{name}.js")
        .read_text("utf-8")
        .replace("export default function", "return function")
        + "}());\n"
        for name in PAGE_SCRIPT
    ]
    given = {
        "STYLE": json.dumps(style),
        "FACTS": json.dumps(facts),
        "CODES": json.dumps([footprint.code for footprint in atlas.footprints]),
        "CHOICES": panel_choices(atlas),
        "SECTIONS": json.dumps(text.SECTION_NAMES),
        "DETAILS": details_words(),
    }
    constants = [f"const {name} = {value};\n" for name, value in given.items()]
    shared = [(own / f"{name}.js").read_text("utf-8") for name in SHARED_SCRIPT]
    return "\n".join(("".join(constants), *shared, *parts))


def _facts(atlas: Atlas, folder: Path) -> dict[str, object]:
    """Where the components find what they say of footprints, and how much is in one file."""
    details = [
        _write_named(folder, f"facts-details-{index}.json", facts.encode())
        for index, facts in enumerate(details_facts(atlas))
    ]
    table = _write_named(folder, "facts-table.json", table_facts(atlas).encode())
    return {
        "table": FROM_PAGE + table,
        "details": [FROM_PAGE + file for file in details],
        "inAFile": FILE_SIZE,
    }


_FONT = "SourceSansVF-Upright.ttf.woff2"


def _page_font() -> str:
    """The file name of the font that Streamlit serves, so that map and page share one."""
    media = streamlit_files() / "static" / "media"
    return next((font.name for font in media.glob("SourceSansVF-Upright*.woff2")), _FONT)


def _write_named(folder: Path, name: str, content: bytes) -> str:
    """Write a file under the name of its content, unless it is there already; that name."""
    path = folder / kept_name(name, content)
    if not path.exists():
        write_atomically(path, content)
    return path.name

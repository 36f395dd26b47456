"""The static files that the page serves itself, made at start-up from installed packages.

Streamlit serves the folder ``static`` beside ``app.py``. Each file's name holds a hash of its
content, so a browser may keep it for ever and an update is never missed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from stp_map.errors import StpMapError
from stp_map.model import Atlas, PopulationBase
from stp_map.ui.bundle import streamlit_files
from stp_map.ui.kept_files import kept_name
from stp_map.web_map import MapFiles
from stp_map.web_panel import panel_choices
from stp_map.web_table import table_facts
from stp_map.whole_files import write_whole

FROM_FRAME = "../../app/static/"
"""The static folder as seen from streamlit-folium's frame; relative, so a base path works."""

FROM_PAGE = "app/static/"


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Everything the browser fetches besides Streamlit's own files."""

    map_files: MapFiles
    page_script: str
    table_facts: str


def prepare_static_files(atlas: Atlas, folder: Path) -> PageFiles:
    """Put every file that the browser needs into the static folder.

    Files that are there already, under the name of their content, are left alone; each new one
    is written beside its place and then renamed, so that no reader meets half a file.

    Args:
        atlas: all the data; its boundaries become the one file of geometry.
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
        shapes = _shapes(atlas, folder)
        page_style = FROM_PAGE + _keep(folder, "page.css", (own / "page.css").read_bytes())
        page_script = _page_script(atlas, page_style)
        script = _keep(folder, "footprint_map.js", _map_script(shapes).encode())
        return PageFiles(
            map_files=MapFiles(
                script=FROM_FRAME + script,
                shapes=FROM_FRAME + shapes["boundaries"],
                style=FROM_FRAME + _keep(folder, "footprint_map.css", style.encode()),
                leaflet_script=FROM_FRAME
                + _keep(folder, "leaflet.js", (leaflet / "leaflet.js").read_bytes()),
                leaflet_style=FROM_FRAME
                + _keep(folder, "leaflet.css", (leaflet / "leaflet.css").read_bytes()),
            ),
            page_script=FROM_PAGE + _keep(folder, "page.js", page_script.encode()),
            table_facts=FROM_PAGE + _keep(folder, "table.json", table_facts(atlas).encode()),
        )
    except OSError as error:
        raise StpMapError(
            f"The page's own files could not be written to {folder.name}/: {error.strerror}. "
            "Make that folder writable for the account that runs the page, then start it again."
        ) from error


MAP_SCRIPT = ("shapes", "arcs", "drawing", "over", "picking", "frame")
"""The map's script in parts, in the order in which they are joined."""


def _map_script(shapes: Mapping[str, str]) -> str:
    """The parts in one scope, after the names of the files of shapes."""
    own = files("stp_map") / "frontend"
    parts = [(own / f"footprint_map_{part}.js").read_text("utf-8") for part in MAP_SCRIPT]
    start = f'(function () {{\n"use strict";\n\nconst SHAPES = {json.dumps(shapes)};\n\n'
    return start + "\n".join(parts) + "})();\n"


PAGE_SCRIPT = ("page", "panel", "sections", "table", "copy")
"""The scripts of the page's own components; each is a function of that name in one module."""


def _page_script(atlas: Atlas, style: str) -> str:
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
    given = f"const STYLE = {json.dumps(style)};\nconst CHOICES = {panel_choices(atlas)};\n\n"
    return given + (own / "first.js").read_text("utf-8") + "\n" + "\n".join(parts)


MADE = "made.json"
"""Says from what the files of shapes in the static folder were made, and what they are called."""


def _shapes(atlas: Atlas, folder: Path) -> dict[str, str]:
    """The files of shapes, by the style that is drawn with them.

    Made anew only where data or code is another than when those that lie there were made: it
    takes geopandas, which the first page does not wait for otherwise.
    """
    made_from = _made_from(atlas)
    shapes = _made_before(folder, made_from)
    if not shapes:
        shapes = {
            style: _keep(folder, f"{style.replace('/', '-')}.json", content.encode())
            for style, content in _contents(atlas).items()
        }
        made = {"from": made_from, "shapes": shapes}
        write_whole(folder / MADE, json.dumps(made).encode())
    return shapes


def _contents(atlas: Atlas) -> dict[str, str]:
    from stp_map.web_geometry import (  # noqa: PLC0415 - see above
        web_geometry,
        web_stack,
        web_tiles,
    )

    return {
        "boundaries": web_geometry(atlas),
        "tiles": web_tiles(atlas),
        **{f"circles/{base.slug}": web_stack(atlas, base) for base in PopulationBase},
    }


def _made_from(atlas: Atlas) -> str:
    """Stands for all that the shapes follow from: the data package and our own code."""
    seen = hashlib.sha256(json.dumps(atlas.package.resources, sort_keys=True).encode())
    for source in sorted(Path(str(files("stp_map"))).rglob("*.py")):
        seen.update(source.read_bytes())
    return seen.hexdigest()


def _made_before(folder: Path, made_from: str) -> dict[str, str]:
    """The files that were made from the same, if all of them lie there still."""
    try:
        made = json.loads((folder / MADE).read_text("utf-8"))
        shapes = {str(style): str(name) for style, name in made["shapes"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    is_whole = made["from"] == made_from and all((folder / n).is_file() for n in shapes.values())
    return shapes if is_whole else {}


_FONT = "SourceSansVF-Upright.ttf.woff2"


def _page_font() -> str:
    """The file name of the font that Streamlit serves, so that map and page share one."""
    media = streamlit_files() / "static" / "media"
    return next((font.name for font in media.glob("SourceSansVF-Upright*.woff2")), _FONT)


def _keep(folder: Path, name: str, content: bytes) -> str:
    place = folder / kept_name(name, content)
    if not place.exists():
        write_whole(place, content)
    return place.name

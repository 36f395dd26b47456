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

from stp_map.app.server.bundle import streamlit_files
from stp_map.app.server.immutable_files import kept_name
from stp_map.core import text
from stp_map.core.atomic_files import write_whole
from stp_map.core.errors import StpMapError
from stp_map.core.model import Atlas, PopulationBase
from stp_map.web.details_state import FILE_SIZE, details_facts, details_words
from stp_map.web.map import MapFiles
from stp_map.web.panel import panel_choices
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
        made = _made_files(atlas, folder)
        shapes = {name: file for name, file in made.items() if not name.startswith(FACTS)}
        page_style = FROM_PAGE + _keep(folder, "page.css", (own / "page.css").read_bytes())
        page_script = _page_script(atlas, page_style, made)
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


SHARED_SCRIPT = ("first", "picked")
"""What all the scripts of the page's components know of."""

PAGE_SCRIPT = ("page", "panel", "details", "sections", "table", "after_map", "copy")
"""Each gives a function of that name, which those after it may call; some are components."""


def _page_script(atlas: Atlas, style: str, made: Mapping[str, str]) -> str:
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
    details = [
        FROM_PAGE + file for name, file in made.items() if name.startswith(f"{FACTS}details")
    ]
    facts = {
        "table": FROM_PAGE + made[f"{FACTS}table"],
        "details": details,
        "inAFile": FILE_SIZE,
    }
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


MADE = "made.json"
"""Says from what the files of shapes and facts were made, and what they are called."""

FACTS = "facts/"
"""How the names of facts begin; all other names are those of shapes."""


def _made_files(atlas: Atlas, folder: Path) -> dict[str, str]:
    """The files of shapes, by the style that is drawn with them, and those of facts.

    Made anew only where data or code is another than when those that lie there were made: it
    takes geopandas, which the first page does not wait for otherwise.
    """
    made_from = _made_from(atlas)
    made = _made_before(folder, made_from)
    if not made:
        made = {
            name: _keep(folder, f"{name.replace('/', '-')}.json", content.encode())
            for name, content in _contents(atlas).items()
        }
        written = {"from": made_from, "files": made}
        write_whole(folder / MADE, json.dumps(written).encode())
    return made


def _contents(atlas: Atlas) -> dict[str, str]:
    from stp_map.web.geometry import (  # noqa: PLC0415 - see above
        web_geometry,
        web_stack,
        web_tiles,
    )

    details = {f"{FACTS}details/{place}": facts for place, facts in enumerate(details_facts(atlas))}
    return {
        "boundaries": web_geometry(atlas),
        "tiles": web_tiles(atlas),
        **{f"circles/{base.slug}": web_stack(atlas, base) for base in PopulationBase},
        f"{FACTS}table": table_facts(atlas),
        **details,
    }


def _made_from(atlas: Atlas) -> str:
    """Stands for all that they follow from: the data package and our own code."""
    footprints = [footprint.code for footprint in atlas.footprints]
    seen = hashlib.sha256(
        json.dumps([atlas.package.resources, footprints], sort_keys=True).encode()
    )
    for source in sorted(Path(str(files("stp_map"))).rglob("*.py")):
        seen.update(source.read_bytes())
    return seen.hexdigest()


def _made_before(folder: Path, made_from: str) -> dict[str, str]:
    """The files that were made from the same, if all of them lie there still."""
    try:
        made = json.loads((folder / MADE).read_text("utf-8"))
        files_made = {str(name): str(file) for name, file in made["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    is_whole = made["from"] == made_from and all(
        (folder / n).is_file() for n in files_made.values()
    )
    return files_made if is_whole else {}


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

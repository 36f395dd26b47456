"""The static files that the page serves itself, put together at start-up.

Streamlit serves the folder ``static`` beside ``app.py``. Each file's name holds a hash of its
content, so a browser may cache it for ever and an update is never missed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from stp_map.analysis.lanes import known_leads
from stp_map.core import text
from stp_map.core.atomic_files import clear_abandoned, write_atomically
from stp_map.core.errors import StpMapError
from stp_map.core.model import Atlas
from stp_map.data.package import TOWNS
from stp_map.data.sources import content_of
from stp_map.web.constants import page_constants
from stp_map.web.details_state import FILE_SIZE, details_facts
from stp_map.web.map import MapFiles
from stp_map.web.script_data import compact_json, pinned_trusts, values_in_words
from stp_map.web.scripts import constants, map_script, own, page_script
from stp_map.web.search_facts import leader_facts, search_facts
from stp_map.web.table import table_facts

FROM_FRAME = "../../app/static/"
"""The static folder as seen from streamlit-folium's frame; relative, so a base path works."""

FROM_PAGE = "app/static/"

ONLY_SERVED = ("served", "copy")
"""What no page without a server needs."""

COMPONENTS = ("served", "after_map", "copy")
"""The parts that Streamlit calls."""

_FONT = "SourceSansVF-Upright.ttf.woff2"


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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        clear_abandoned(folder)
        return PageFiles(_map_files(atlas, folder), _page_script(atlas, folder))
    except OSError as error:
        raise StpMapError(
            f"The page's own files could not be written to {folder.name}/: {error.strerror}. "
            "Make that folder writable for the account that runs the page, then start it again."
        ) from error


def _map_files(atlas: Atlas, folder: Path) -> MapFiles:
    """What the map's frame fetches."""
    shapes = {
        style: _write(folder, f"{style.replace('/', '-')}.json", content)
        for style, content in atlas.map_shapes.items()
    }

    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    style = own("footprint_map.css") + own("map_frame.css").replace(_FONT, _page_font())
    trusts = _write(folder, "trusts.json", compact_json(pinned_trusts(atlas)).encode())
    names = constants({"SHAPES": shapes, "VALUES": values_in_words(atlas), "TRUSTS": trusts})

    def address(name: str, content: bytes) -> str:
        return FROM_FRAME + _write(folder, name, content)

    return MapFiles(
        script=address("footprint_map.js", map_script(names).encode()),
        shapes=FROM_FRAME + shapes["boundaries"],
        style=address("footprint_map.css", style.encode()),
        leaflet_script=address("leaflet.js", (leaflet / "leaflet.js").read_bytes()),
        leaflet_style=address("leaflet.css", (leaflet / "leaflet.css").read_bytes()),
    )


def _page_script(atlas: Atlas, folder: Path) -> str:
    """The address of the components' scripts, joined so that the browser reads one file.

    It knows the page's style, and sees to it where the page's document does not name it.
    """
    style = FROM_PAGE + _write(folder, "page.css", own("page.css").encode())
    names = {
        **page_constants(atlas),
        "STYLE": style,
        "FACTS": _facts(atlas, folder),
        "SECTIONS": text.SECTION_NAMES,
    }
    exports = f"export {{ {', '.join(COMPONENTS)} }};\n"
    script = constants(names) + page_script(*ONLY_SERVED) + exports
    return FROM_PAGE + _write(folder, "page.js", script.encode())


def _facts(atlas: Atlas, folder: Path) -> dict[str, object]:
    """Where the components find what they say of footprints, and how much is in one file."""

    def address(name: str, facts: object) -> str:
        return FROM_PAGE + _write(folder, f"facts-{name}.json", compact_json(facts).encode())

    leads, known = known_leads(atlas), search_facts(atlas)
    details = enumerate(details_facts(atlas, leads))
    return {
        "table": address("table", table_facts(atlas, leads)),
        "details": [address(f"details-{index}", facts) for index, facts in details],
        "inAFile": FILE_SIZE,
        "search": [
            address("search", known | {"names": [*known["names"], *leader_facts(atlas)]}),
            FROM_PAGE + _write(folder, "facts-towns.json", content_of(atlas, TOWNS)),
        ],
    }


def _page_font() -> str:
    """The file name of the font that Streamlit serves, so that map and page share one."""
    streamlit = find_spec("streamlit")  # Not imported, which takes a second.
    media = (
        Path(streamlit.origin or "").parent / "static" / "static" / "media" if streamlit else Path()
    )
    return next((font.name for font in media.glob("SourceSansVF-Upright*.woff2")), _FONT)


def immutable_name(name: str, content: bytes) -> str:
    """The name under which a browser may cache a file for ever: with a hash of its content.

    Args:
        name: such as ``page.css``.
        content: the whole file.
    """
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"


def _write(folder: Path, name: str, content: bytes) -> str:
    """Write a file under the name of its content, unless it is there already; that name."""
    path = folder / immutable_name(name, content)
    if not path.exists():
        write_atomically(path, content)
    return path.name

"""Puts the standalone page together: words, a picture, data, styles and scripts in one file."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import lru_cache
from html import escape
from importlib.resources import files

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.order import Order
from stp_map.exports.page.data import page_data
from stp_map.exports.page.static import details, picture, table
from stp_map.web.above import notices
from stp_map.web.after import sources_of
from stp_map.web.script_data import compact_json
from stp_map.web.scripts import map_script, own, page_script
from stp_map.web.skeletons import after_html, head_html

STYLES = ("page.css", "footprint_map.css", "standalone.css")
STANDALONE = ("words", "view", "state")
"""The parts of the script that make the view's state; ``standalone.js`` hands it to the rest."""


def make(scene: Scene, order: Order) -> bytes:
    """The map as one HTML file without any reference beyond itself.

    It opens on exactly the view and has every choice of the served page, drawn by the same
    scripts. Where no script runs it shows a picture of the map, the details and the table. Its
    policy allows its own styles and scripts by their hashes and nothing else.

    Args:
        scene: what the page opens on.
        order: the date of making, printed at the foot, the address of the served page, and a
            heading and a line under it to use instead of the usual ones.

    Returns:
        HTML in UTF-8; the same arguments give the same bytes.
    """
    words, title = caption(scene, order), order.title or text.TITLE
    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet"
    style = _without_pictures((leaflet / "leaflet.css").read_text("utf-8"))
    style += "".join(own(name) for name in STYLES)
    library, script = (leaflet / "leaflet.js").read_text("utf-8"), _script()
    parts = {
        "policy": _policy(style, library, script),
        "style": style,
        "library": library,
        "script": script,
        "data": _packed(page_data(scene, title, order.subtitle)),
        "page_title": escape(order.title or f"{text.TITLE}: {words.title}"),
        "summary": escape(" ".join(scene.description)),
        "head": head_html(_above(scene, title, order.subtitle)),
        "picture": picture(scene, order),
        "after": after_html(
            scene.style_note,
            sources_of(scene),
            details(scene),
            table(scene),
        ),
        "summary_title": escape(text.SUMMARY),
        "description": together(element("p", sentence) for sentence in scene.description),
        "footer": _footer(words),
    }
    return fill_in(own("standalone.html"), parts).encode("utf-8", errors="replace")


def fill_in(template: str, parts: dict[str, str]) -> str:
    """A template with each ``{{name}}`` replaced, all at once, so that no part can name another.

    Args:
        template: the text.
        parts: what belongs there, by name.

    Returns:
        The text, filled in.

    Raises:
        KeyError: a name has no part.
    """
    return re.sub(r"\{\{(\w+)\}\}", lambda name: parts[name[1]], template)


def _without_pictures(style: str) -> str:
    """Leaflet's style without the lines that name pictures, of which this map shows none."""
    return "".join(line for line in style.splitlines(keepends=True) if "url(" not in line)


def _above(scene: Scene, title: str, subtitle: str) -> Html:
    """Title, headline, notices and key figures until the script has drawn them."""
    top = element(
        "div",
        element("h1", title, class_="stp-title"),
        *([element("p", subtitle, class_="stp-subtitle")] if subtitle else []),
        element("p", scene.headline, class_="stp-headline"),
        element("div", notices(scene, can_add_figures=False), class_="stp-notices"),
        class_="stp-top",
    )
    figures = (
        element("div", element("dt", figure.label), element("dd", figure.value))
        for figure in scene.key_figures
    )
    return together([top, element("dl", *figures, class_="stp-figures")])


def _footer(words: Caption) -> Html:
    address = words.address
    is_link = address.startswith(("https://", "http://"))
    link = element("a", address, href=address, rel="noreferrer") if is_link else ""
    return together(
        [
            element("p", text.EVIDENCE_NOTE),
            element("p", text.EDITION_NOTE),
            element("p", f"{words.made_on}.", *([" ", link] if link else [])),
        ]
    )


def _packed(data: dict[str, object]) -> str:
    """Data as text that can stand in an element, a third as long as its JSON."""
    packed = gzip.compress(compact_json(data).encode("utf-8", "replace"), mtime=0)
    return base64.b64encode(packed).decode()


def _policy(style: str, *scripts: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src {' '.join(repr(_hash(script)) for script in scripts)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@lru_cache(maxsize=1)
def _script() -> str:
    """The scripts of both pages, between the data and what makes the state in the browser.

    Without their indentation, a tenth of them. No script has a string of several lines.
    """
    made_here = "\n".join(own(f"standalone_{part}.js") for part in STANDALONE)
    parts = (
        own("standalone_data.js"),
        map_script(),
        page_script(),
        made_here,
        own("standalone.js"),
    )
    written = f'(async function () {{\n"use strict";\n{"".join(parts)}}}());\n'
    return re.sub(r"(?m)^ +", "", written)

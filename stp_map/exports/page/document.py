"""Puts the standalone page together: words, picture, data, style and script in one file."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from html import escape
from pathlib import Path

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, facts, together
from stp_map.core.order import Order
from stp_map.exports.page import markup, over
from stp_map.exports.page.details_trees import tree_html, trees_of
from stp_map.exports.page.payload import payload
from stp_map.exports.page.words import LABELS
from stp_map.web.details import details_html
from stp_map.web.script_data import script_json

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
SCRIPTS = ("words", "state", "map", "over", "map_moves", "panels", "table", "start")
"""The script's parts in the order in which they are joined."""


def make(scene: Scene, order: Order) -> bytes:
    """The map as one HTML file without any reference beyond itself.

    It opens on exactly the view, without a server, a network or even JavaScript; with it a
    reader filters, colours, searches, selects and sorts. Its policy allows its own style and
    script by their hashes and nothing else.

    Args:
        scene: what the page opens on; its method of classes is the page's only one.
        order: the date of making, printed at the foot, the address of the served page, and a
            heading and a line under it to use instead of the usual ones.

    Returns:
        HTML in UTF-8; the same arguments give the same bytes.
    """
    words, style, script = caption(scene, order), _read("css"), _script()
    subtitle = element("p", order.subtitle, class_="subtitle") if order.subtitle else ""
    summary = " ".join(scene.description)
    parts = {
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": script_json(payload(scene)),
        "title": element("span", order.title or text.TITLE),
        "page_title": escape(order.title or f"{text.TITLE}: {words.title}"),
        "summary": escape(summary),
        "subtitle": subtitle,
        "headline": escape(f"{scene.headline}."),
        "figures": facts((each.label, each.value) for each in scene.key_figures),
        "legend": markup.legend_list(scene.legend),
        "marks": over.marks_key(scene.marks),
        "map": markup.svg(scene, summary),
        "style_note": escape(scene.style_note),
        "details": _details(scene),
        "table": markup.table_html(scene),
        "description": together(element("p", sentence) for sentence in scene.description),
        "footer": _footer(words),
        **{f"label_{name}": escape(label) for name, label in LABELS.items()},
    }
    return fill_in(_read("html"), parts).encode("utf-8", errors="replace")


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


def _details(scene: Scene) -> Html:
    if scene.selected is None:
        return element("p", text.HOW_TO_SELECT, class_="quiet")
    return together(tree_html(tree) for tree in trees_of(details_html(scene)))


def _footer(words: Caption) -> Html:
    address = words.address
    is_link = address.startswith(("https://", "http://"))
    link = element("a", address, href=address, rel="noreferrer") if is_link else ""
    return together(
        [
            element("p", words.sources, id="attribution"),
            element("p", words.evidence, id="evidence"),
            element("p", text.EVIDENCE_NOTE),
            element("p", text.EDITION_NOTE),
            element("p", f"{words.made_on}.", *([" ", link] if link else [])),
        ]
    )


def _policy(style: str, script: str) -> str:
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _script() -> str:
    parts = "\n".join(_read("js", f"_{part}") for part in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}})();\n'


@lru_cache(maxsize=16)
def _read(ending: str, part: str = "") -> str:
    return (FRONTEND / f"standalone{part}.{ending}").read_text(encoding="utf-8")

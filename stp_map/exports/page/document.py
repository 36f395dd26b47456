"""Puts the standalone page together: words, picture, data, style and script in one file."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.legend import legend
from stp_map.analysis.marks import marks
from stp_map.analysis.selection import Selection, select
from stp_map.analysis.sentences import headline, style_note
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.model import Atlas
from stp_map.core.view import View
from stp_map.exports.page import markup, over
from stp_map.exports.page.details_trees import details_of, tree_html
from stp_map.exports.page.payload import attribution, payload, script_safe
from stp_map.exports.page.words import LABELS

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
SCRIPTS = ("words", "state", "map", "over", "map_moves", "panels", "table", "start")
"""The script's parts in the order in which they are joined."""


def standalone_page(
    atlas: Atlas,
    view: View,
    *,
    made_on: date,
    page: str = "",
    title: str = "",
    subtitle: str = "",
) -> bytes:
    """The map as one HTML file without any reference beyond itself.

    It opens on exactly the view, without a server, a network or even JavaScript; with it a
    reader filters, colours, searches, selects and sorts. Its policy allows its own style and
    script by their hashes and nothing else.

    Args:
        atlas: all the data.
        view: what the page opens on; the page keeps to its method of classes.
        made_on: the date of making, printed at the foot.
        page: address of the served page without its query, where it is known.
        title: a heading to use instead of the usual one; hostile text.
        subtitle: a line under the heading; hostile text.

    Returns:
        HTML in UTF-8; the same arguments give the same bytes.
    """
    selection, shown = select(atlas, view.filters), view.presentation
    colours = legend(atlas, selection, shown)
    marked = marks(atlas, selection, shown)
    words = caption(selection, colours, view, made_on=made_on, page=page)
    words = replace(words, attribution=attribution(atlas, shown.population))
    style, script = _read("css"), _script()
    parts = {
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "data": script_safe(payload(atlas, view)),
        "title": element("span", title or text.TITLE),
        "page_title": _page_title(title, words),
        "summary": markup.attribute(words.description),
        "subtitle": element("p", subtitle, class_="subtitle") if subtitle else "",
        "headline": markup.escaped(f"{headline(selection, shown.population)}."),
        "figures": markup.figures(selection, shown),
        "legend": markup.legend_list(colours),
        "marks": over.marks_key(marked),
        "map": markup.svg(atlas, selection, colours, marked, shown, words.description),
        "style_note": markup.escaped(style_note(selection, shown)),
        "details": _details(atlas, selection, view),
        "table": markup.table(atlas, selection, colours, shown),
        "description": markup.paragraphs(selection, colours, shown),
        "footer": _footer(words),
        **{f"label_{name}": markup.escaped(label) for name, label in LABELS.items()},
    }
    return fill_in(_read("html"), parts).encode("utf-8", errors="replace")


def fill_in(template: str, parts: dict[str, str]) -> str:
    """A template with its ``{{name}}`` places filled, once, so that no part can name another.

    Args:
        template: text with places.
        parts: what belongs there, by name.

    Returns:
        The text.

    Raises:
        KeyError: a place has no part.
    """
    return re.sub(r"\{\{(\w+)\}\}", lambda place: parts[place[1]], template)


def _details(atlas: Atlas, selection: Selection, view: View) -> Html:
    if view.presentation.selected not in selection.by_code:
        return element("p", text.HOW_TO_SELECT, class_="quiet")
    return together(tree_html(tree) for tree in details_of(atlas, selection, view))


def _page_title(title: str, words: Caption) -> str:
    return markup.escaped(title or f"{text.TITLE}: {words.title}")


def _footer(words: Caption) -> Html:
    address = words.address
    is_link = address.startswith(("https://", "http://"))
    link = element("a", address, href=address, rel="noreferrer") if is_link else ""
    return together(
        [
            element("p", ". ".join(words.attribution) + ".", id="attribution"),
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

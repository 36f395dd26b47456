"""HTML from values: every text is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from stp_map.core.model import Source


class Html(str):
    """Text that is HTML already, so that it is not escaped again."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Html:
    """An HTML element with its content and attributes escaped.

    Args:
        name: the element, such as ``p``.
        *content: text (escaped) or Html (as it is).
        **attributes: values are escaped; a trailing underscore is dropped from a name and other
            underscores become hyphens, as in ``class_`` and ``aria_label``.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
    )
    return Html(f"<{name}{written}>{together(content)}</{name}>")


def together(parts: Iterable[str]) -> Html:
    """Parts one after the other, text escaped and Html as it is."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def facts(pairs: Iterable[tuple[str, str]]) -> Html:
    """A description list of labels and values; pairs without a value are left out."""
    items = [element("div", element("dt", k), element("dd", v)) for k, v in pairs if v]
    return element("dl", *items, class_="stp-facts")


def source_links(sources: Iterable[Source]) -> Html:
    """Links to sources, each named by its publisher and date, with what the table says of it."""
    links = [
        together([_link(source), f" ({source.note})" if source.note else ""]) for source in sources
    ]
    return Html("; ".join(links))


_TITLED = re.compile(r"(?P<title>.+) \((?P<url>https?://[^\s()]+)\)")


def titled_link(said: str) -> Html:
    """A title with its address in brackets, as a link by that title; other text as it is."""
    match = _TITLED.fullmatch(said)
    if match is None:
        return together([said])
    return element("a", match["title"], href=match["url"], rel="noreferrer")


def _link(source: Source) -> Html:
    if not source.url.startswith(("https://", "http://")):
        return together([source.url])
    return element("a", source.publisher, href=source.url, rel="noreferrer")

"""Parses the source column: addresses separated by `` ; ``, each with an optional remark."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from stp_map.core.model import Source

_SOURCE = re.compile(r"(?P<url>\S+)(?:\s+\((?P<note>.+)\))?")


def parse_sources(text: str) -> tuple[Source, ...]:
    """Parse a cell such as ``https://a.example ; https://b.example (page 3)``.

    Args:
        text: the cell; empty means no source.

    Returns:
        The sources in the order of the cell.

    Raises:
        ValueError: a part is not an http or https address with an optional remark in brackets.
    """
    return tuple(_parse_source(part.strip()) for part in text.split(" ; ")) if text else ()


def _parse_source(text: str) -> Source:
    match = _SOURCE.fullmatch(text)
    if match is None or not _is_web_address(match["url"]):
        raise ValueError(text)
    return Source(match["url"], match["note"] or "")


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False

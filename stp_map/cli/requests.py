"""From parsed arguments to a scene."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit, urlunsplit

from stp_map.analysis.address import Ignored, from_params
from stp_map.analysis.parameters import BY_NAME, PARAMETERS
from stp_map.analysis.scene import Scene, scene_of
from stp_map.cli.figures import coloured_by_figures, read_own_figures
from stp_map.cli.options import flag


@dataclass(frozen=True, slots=True)
class Request:
    """What a command works on.

    Attributes:
        scene: what was asked for.
        page: address of the page without its query, where the URL has one; else empty.
        ignored: what in the URL could not be used.
    """

    scene: Scene
    page: str
    ignored: tuple[Ignored, ...]


def request_from(options: Namespace) -> Request:
    """Load the data and work out what is shown; options override what the URL says.

    Args:
        options: parsed arguments.

    Returns:
        The request.

    Raises:
        DataError: the data package is damaged.
        FiguresError: the person's own figures can't be used.
        SystemExit: a URL is given twice, or an option means nothing (2).
    """
    from stp_map.data.atlas import load_atlas  # noqa: PLC0415 - takes a second --help need not

    query = getattr(options, "query", None)
    if query and options.url:
        options.parser.error("give either a query or --url, not both")
    page, params = address_parts(query or options.url or "")
    atlas = load_atlas(options.geodata)
    figures = read_own_figures(atlas, options)
    typed = _typed(options)
    view, ignored = from_params({**params, **typed}, atlas.codes)
    for each in ignored:
        if each.name in typed:
            parameter = BY_NAME[each.name]
            options.parser.error(
                f"argument {flag(parameter)}: {each.value!r} is not {parameter.expected}"
            )
    view = coloured_by_figures(view, figures, options)
    return Request(scene_of(atlas, view, figures), page, ignored)


def _typed(options: Namespace) -> dict[str, list[str]]:
    """What was typed for fields of the View, as an address would have it."""
    typed = {}
    for parameter in PARAMETERS:
        value = getattr(options, parameter.name)
        if isinstance(value, bool):
            typed[parameter.name] = ["on" if value else "off"]
        elif value is not None:
            typed[parameter.name] = [value] if isinstance(value, str) else value
    return typed


def address_parts(address: str) -> tuple[str, dict[str, list[str]]]:
    """The page and the parameters of a page URL, a standalone page's link or a query string.

    Args:
        address: anything; hostile text.

    Returns:
        The page's address without query, empty where the text is not a web address; and each
        parameter's values.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # Such as a bracket that is not closed in the host.
        return "", {"url": [address]}
    if parts.scheme in {"http", "https"}:
        page = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
        query = parts.query or parts.fragment
    else:
        page, query = "", address.rpartition("#")[2].rpartition("?")[2]
    return page, parse_qs(query, keep_blank_values=True)

"""From parsed arguments to a scene."""

from __future__ import annotations

from argparse import Namespace
from urllib.parse import parse_qs, urlsplit, urlunsplit

from stp_map.analysis.address import from_params
from stp_map.analysis.parameters import BY_NAME, PARAMETERS, Codes
from stp_map.analysis.scene import Scene, scene_of
from stp_map.cli.figures import coloured_by_figures, figures_from
from stp_map.cli.options import flag
from stp_map.cli.terminal import complain, printable


def scene_and_page(options: Namespace) -> tuple[Scene, str]:
    """Load the data and work out what is shown; options override what the URL says.

    Args:
        options: parsed arguments.

    Returns:
        What was asked for; and the address of the page without its query, where the URL has one,
        else empty. What in the URL could not be used is said.

    Raises:
        DataError: the data package is damaged.
        FiguresError: the figures that were given can't be used.
        SystemExit: a URL is given twice, or an option means nothing (2).
    """
    from stp_map.data.atlas import load_atlas  # noqa: PLC0415 - takes a second --help need not

    query = getattr(options, "query", None)
    if query and options.url:
        options.parser.error("give either a query or --url, not both")
    page, params = address_parts(query or options.url or "")
    typed = _typed(options)
    _refuse_unusable(options, typed, _AnyCode())  # Before data and figures are read.
    atlas = load_atlas(options.geodata)
    _refuse_unusable(options, typed, atlas.codes)
    figures = figures_from(options, atlas)
    view, ignored = from_params({**params, **typed}, atlas.codes)
    view = coloured_by_figures(view, figures, options)
    for each in ignored:
        complain(f"ignored in the address: {printable(f'{each.name}={each.value}')}")
    return scene_of(atlas, view, figures), page


class _AnyCode(dict[str, str]):
    """Takes every code for a footprint's: which there are only the data says."""

    def get(self, code: str, default: object = None) -> str:
        """The code itself."""
        del default
        return code


def _refuse_unusable(options: Namespace, typed: dict[str, list[str]], codes: Codes) -> None:
    """Complain of the first option whose value means nothing, and exit with 2."""
    _, ignored = from_params(typed, codes)
    for each in ignored:
        parameter = BY_NAME[each.name]
        options.parser.error(
            f"argument {flag(parameter)}: can't use {each.value!r}, expected {parameter.expected}"
        )


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
        address: anything; untrusted text.

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

"""From parsed arguments to an atlas and a view."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit, urlunsplit

from stp_map.cli.figures import coloured_by_own, with_own_figures
from stp_map.cli.options import Parser
from stp_map.core.address import Ignored, from_params
from stp_map.core.model import Atlas, LeaderType, Region
from stp_map.core.view import MOST_COMPARED, View, in_order


@dataclass(frozen=True, slots=True)
class Request:
    """What a command works on.

    Attributes:
        atlas: all the data.
        view: what was asked for.
        page: address of the page without its query, where the URL has one; else empty.
        ignored: what in the URL could not be used.
    """

    atlas: Atlas
    view: View
    page: str
    ignored: tuple[Ignored, ...]


def request_from(options: Namespace, parser: Parser) -> Request:
    """Load the data and work out the view; options override what the URL says.

    Args:
        options: parsed arguments.
        parser: for complaints.

    Returns:
        The request.

    Raises:
        DataError: the data package is damaged.
        FiguresError: the person's own figures can't be used.
        SystemExit: a URL is given twice, or a footprint or a column is not known (2).
    """
    from stp_map.data.atlas import load_atlas  # noqa: PLC0415 - takes a second that --help need not

    query = getattr(options, "query", None)
    if query and options.url:
        parser.error("give either a query or --url, not both")
    page, params = address_parts(query or options.url or "")
    atlas = with_own_figures(load_atlas(options.geodata), options, parser)
    view, ignored = from_params(params, atlas.codes)
    asked = _overridden(view, options, atlas, parser)
    return Request(atlas, coloured_by_own(asked, atlas, options, parser), page, ignored)


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


def _overridden(view: View, options: Namespace, atlas: Atlas, parser: Parser) -> View:
    filters = {"as_at": options.as_at, "query": options.q}
    if options.region:
        filters["regions"] = in_order(Region, options.region)
    if options.leader_type:
        filters["leader_types"] = in_order(LeaderType, options.leader_type)
    shown = {
        "colour_by": options.colour_by and options.colour_by[0],
        "figure": options.colour_by and options.colour_by[1],
        "style": options.style,
        "mark": options.mark,
        "population": options.population,
        "classes": options.classes,
        "labels": options.labels,
        "selected": _code(options.stp, atlas, parser),
        "compared": _compared(getattr(options, "compare", None), atlas, parser),
    }
    return view.filtered(**_given(filters)).presented(**_given(shown))


def _given(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _code(typed: str | None, atlas: Atlas, parser: Parser) -> str | None:
    if typed is None:
        return None
    code = atlas.codes.get(typed.strip().upper())
    if code is None:
        first, last = atlas.footprints[0].code, atlas.footprints[-1].code
        parser.error(
            f"argument --stp: {typed!r} is not a footprint's code; expected {first} to {last}, "
            "or a code in force after February 2017"
        )
    return code


def _compared(typed: list[str] | None, atlas: Atlas, parser: Parser) -> tuple[str, ...] | None:
    if typed is None:
        return None
    view, ignored = from_params({"compare": typed}, atlas.codes)
    for each in ignored:
        parser.error(
            f"argument --compare: {each.value!r} is not a footprint's code or a region, is named "
            f"twice, or is more than {MOST_COMPARED}"
        )
    return view.presentation.compared

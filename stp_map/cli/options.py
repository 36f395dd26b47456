"""What can stand on the command line. Nothing here loads data or draws."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

from stp_map.cli.terminal import complain, printable
from stp_map.core.address import FIGURE, as_slug, read_as_at, read_colour_by
from stp_map.core.model import FIRST_DAY, LAST_DAY, AsAt, Choice, LeaderType, PopulationBase, Region
from stp_map.core.view import (
    BUILT_IN,
    MOST_COMPARED,
    ClassMethod,
    ColourBy,
    MapStyle,
    Mark,
    tidy_query,
)

ChoiceT = TypeVar("ChoiceT", bound=Choice)

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
PICTURE_FORMATS = ("png", "svg", "pdf")
PICTURE_SIZES = ("a4-portrait", "a4-landscape", "slide", "square")
CHARTS = ("ranking", "area", "leaders", "comparison", "timeline")
PACK_FORMATS = ("pdf", "pptx")
DATA_FORMATS = ("csv", "xlsx", "geojson", "gpkg")
DPI = (30, 600)

EXAMPLES = """\
examples:
  python -m stp_map snapshot --region london --colour-by leader-type --out london.pdf
  python -m stp_map chart --kind comparison --compare london --compare E54000037 --out c.pdf
  python -m stp_map deck --url "https://example.org/?region=south" --out south.pptx
  python -m stp_map pack --out pack.pdf
  python -m stp_map page --out map.html
  python -m stp_map data --format xlsx
  python -m stp_map snapshot --figures deficits.csv --figures-source "Trust accounts" --out d.png
  python -m stp_map view "region=london&colour_by=leader_type"
  python -m stp_map check

Each command has its own --help.
"""


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and exit with 2."""
        complain(f"{printable(message)} (see {self.prog} --help)")
        sys.exit(2)


def parser() -> Parser:
    """The whole command line.

    Returns:
        A parser whose result names its command in ``command``.
    """
    whole = Parser(
        prog="python -m stp_map",
        description="The 44 STP footprints of England, March 2016, as pictures, slides and data.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, about: str, *shared: Parser) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=about, description=f"{about}.", parents=shared, allow_abbrev=False
        )

    seen, out, words = _view_options(), _out_options(), _word_options()
    snapshot = command("snapshot", "draw a picture: PNG, SVG or PDF", seen, out, words)
    _add_format(snapshot, PICTURE_FORMATS, "png")
    snapshot.add_argument(
        "--size",
        type=one_of(PICTURE_SIZES),
        default="a4-landscape",
        metavar="SIZE",
        help=f"{', '.join(PICTURE_SIZES)} (default: a4-landscape)",
    )
    _add_drawing(snapshot)
    chart = command("chart", "draw a chart: PNG, SVG or PDF", seen, out, words)
    chart.add_argument(
        "--kind", type=one_of(CHARTS), required=True, metavar="KIND", help=", ".join(CHARTS)
    )
    chart.add_argument(
        "--compare",
        action="append",
        metavar="CODE",
        help=f"a footprint's code or a region to compare; up to {MOST_COMPARED}, repeated",
    )
    _add_format(chart, PICTURE_FORMATS, "png")
    _add_drawing(chart)
    command("deck", "make slides: PPTX with native shapes", seen, out, words)
    pack = command("pack", "make a briefing pack: PDF or PPTX", seen, out, words)
    _add_format(pack, PACK_FORMATS, "pdf")
    command("page", "make one HTML file that needs no server", seen, out, words)
    data = command("data", "write what is shown: CSV, XLSX, GeoJSON or GeoPackage", seen, out)
    _add_format(data, DATA_FORMATS, "csv")
    view = command("view", "print what a view shows", seen)
    view.add_argument("query", nargs="?", help="a query string or page URL, as for --url")
    check = command("check", "check the data package and list every fault")
    _add_geodata(check)
    return whole


def _view_options() -> Parser:
    options = Parser(add_help=False)
    group = options.add_argument_group("what is shown")
    group.add_argument(
        "--url", metavar="URL", help="a page URL or query string; other options override it"
    )
    group.add_argument(
        "--as-at",
        type=_as_at,
        metavar="DAY",
        help=f"whose leaders: a day from {FIRST_DAY} to {LAST_DAY}, or latest-known",
    )
    _add_choice(group, "--region", Region, "only this region; may be repeated", several=True)
    _add_choice(
        group, "--leader-type", LeaderType, "only this leader type; may be repeated", several=True
    )
    group.add_argument(
        "--q",
        "--search",
        dest="q",
        type=tidy_query,
        metavar="WORDS",
        help="only footprints with these words in name, leader, organisation or CCGs",
    )
    group.add_argument(
        "--colour-by",
        type=_colour_by,
        metavar="MEASURE",
        help=f"what the map is coloured by: {', '.join(c.slug for c in BUILT_IN)}, or {FIGURE} "
        "and the name of a column of your figures",
    )
    _add_choice(group, "--population", PopulationBase, "which count of people")
    _add_choice(group, "--classes", ClassMethod, "how numbers are put into classes")
    _add_choice(group, "--style", MapStyle, "what stands for a footprint")
    _add_choice(group, "--mark", Mark, "what is marked over the colours")
    group.add_argument(
        "--labels", action=argparse.BooleanOptionalAction, help="label the footprints"
    )
    group.add_argument("--stp", metavar="CODE", help="the selected footprint, such as E54000037")
    group.add_argument(
        "--figures",
        type=Path,
        metavar="FILE",
        help="your own figures, CSV or XLSX, a row for each footprint; the first column that can "
        "be shown colours the map",
    )
    group.add_argument(
        "--figures-source",
        type=_words,
        metavar="TEXT",
        help="where your figures come from; printed wherever they are shown",
    )
    _add_geodata(options)
    return options


def _out_options() -> Parser:
    options = Parser(add_help=False)
    options.add_argument(
        "--out", metavar="FILE", help="where to write; - is standard output (default: by content)"
    )
    options.add_argument(
        "--made-on", type=_day, metavar="YYYY-MM-DD", help="date to print (default: today)"
    )
    return options


def _word_options() -> Parser:
    options = Parser(add_help=False)
    options.add_argument("--title", type=_words, default="", help="instead of the computed title")
    options.add_argument("--subtitle", type=_words, default="", help="instead of the computed one")
    return options


def _add_drawing(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "--dpi", type=_dpi, default=150, help="dots per inch of a PNG (default: 150)"
    )
    options.add_argument(
        "--black-and-white", action="store_true", help="patterns and greys instead of colours"
    )


def _add_geodata(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "--geodata", type=Path, default=GEODATA, metavar="FOLDER", help="the data package to read"
    )


def _add_choice(
    group: argparse._ArgumentGroup,
    name: str,
    kind: type[Choice],
    about: str,
    *,
    several: bool = False,
) -> None:
    group.add_argument(
        name,
        action="append" if several else "store",
        type=choice_of(kind),
        metavar=name.strip("-").upper(),
        help=f"{about}: {', '.join(choice.slug for choice in kind)}",
    )


def _add_format(options: argparse.ArgumentParser, formats: Sequence[str], default: str) -> None:
    options.add_argument(
        "--format",
        type=one_of(formats),
        metavar="FORMAT",
        help=f"{', '.join(formats)} (default: by the ending of --out, else {default})",
    )


def choice_of(kind: type[ChoiceT]) -> Callable[[str], ChoiceT]:
    """A reader of one member of an enumeration, by slug or wording in any case.

    Args:
        kind: the enumeration.

    Returns:
        A function for argparse, which names what is allowed where it gets something else.
    """

    def read(value: str) -> ChoiceT:
        slug = as_slug(value)
        for choice in kind:
            if slug == choice.slug:
                return choice
        raise _not_among(value, [choice.slug for choice in kind])

    return read


def one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    """A reader of one of some words, in any case."""

    def read(value: str) -> str:
        slug = as_slug(value)
        if slug not in allowed:
            raise _not_among(value, allowed)
        return slug

    return read


def _not_among(value: str, allowed: Sequence[str]) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"{value!r} is not one of {', '.join(allowed)}")


def _as_at(value: str) -> AsAt:
    as_at = read_as_at(value)
    if as_at is None:
        raise argparse.ArgumentTypeError(
            f"{value!r} is not a day from {FIRST_DAY} to {LAST_DAY}, nor latest-known"
        )
    return as_at


def _colour_by(value: str) -> tuple[ColourBy, str]:
    coloured = read_colour_by(value)
    if coloured is None:
        raise _not_among(value, [*(c.slug for c in BUILT_IN), f"{FIGURE}NAME"])
    return coloured


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a date such as 2026-11-22") from None


def _dpi(value: str) -> int:
    low, high = DPI
    if not (value.isascii() and value.isdecimal() and low <= int(value[:9]) <= high):
        raise argparse.ArgumentTypeError(f"{value!r} is not a whole number from {low} to {high}")
    return int(value)


def _words(value: str) -> str:
    """A title as typed; bytes that are not text become question marks, control characters go."""
    text = value.encode("utf-8", "replace").decode()
    return "".join(c for c in text if c.isprintable() or c.isspace()).strip()

"""What can stand on the command line. Nothing here loads data or draws."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NoReturn

from stp_map.analysis.parameters import BY_NAME, PARAMETERS, Parameter, as_slug
from stp_map.cli.terminal import complain, printable
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.order import Output, PictureSize
from stp_map.core.view import View

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
DPI = (30, 600)
OUTPUTS = {
    "snapshot": (Output.PNG, Output.SVG, Output.PDF),
    "chart": (Output.PNG, Output.SVG, Output.PDF),
    "deck": (Output.DECK,),
    "pack": (Output.PACK_PDF, Output.PACK_DECK),
    "page": (Output.PAGE,),
    "data": (Output.CSV, Output.XLSX, Output.GEOJSON, Output.GEOPACKAGE),
}
"""What each command can make, the first where nobody says which."""

FIGURES_OPTIONS = {
    "sheet": "which sheet of your workbook to read",
    "decimal": "the decimal sign of your figures: . or ,",
    "group": "which rows to take, where a footprint has several",
    "geography": "what to do with codes of another geography",
    "column": "the column of your figures to colour by, by its heading",
    "unit": "the unit of that column, such as £m, %% or days",
}
"""Options on uploaded figures besides file and source; the first four answer questions."""

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
  python -m stp_map find "EX4 4QJ"
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
        A parser whose result names its command in ``command``, and in ``parser`` what complains
        of the arguments of that command.
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
        made = commands.add_parser(
            name, help=about, description=f"{about}.", parents=shared, allow_abbrev=False
        )
        made.set_defaults(parser=made)
        return made

    seen, out, words = _view_options(), _out_options(), _word_options()
    snapshot = command("snapshot", "draw a picture: PNG, SVG or PDF", seen, out, words)
    sizes = {size.slug: size for size in PictureSize}
    _add_one_of(snapshot, "--size", sizes, "what the picture fills", default="a4-landscape")
    chart = command("chart", "draw a chart: PNG, SVG or PDF", seen, out, words)
    kinds = {kind.short: kind for kind in ChartKind}
    _add_one_of(chart, "--kind", kinds, "which chart", dest="chart", required=True)
    command("deck", "make slides: PPTX with native shapes", seen, out, words)
    pack = command("pack", "make a briefing pack: PDF or PPTX", seen, out, words)
    command("page", "make one HTML file that needs no server", seen, out, words)
    data = command("data", "write what is shown: CSV, XLSX, GeoJSON or GeoPackage", seen, out)
    for name, options in (("snapshot", snapshot), ("chart", chart), ("pack", pack), ("data", data)):
        about = f"kind of file; by the ending of --out, else {OUTPUTS[name][0].ending}"
        _add_one_of(options, "--format", by_ending(name), about, dest="output")
    for options in (snapshot, chart):
        _add_drawing(options)
    view = command("view", "print what a view shows", seen)
    view.add_argument("query", nargs="?", help="a query string or page URL, as for --url")
    find = command("find", "say what a search finds, one line a candidate")
    find.add_argument("text", help="a place, a postcode, a name, a code or a position")
    _add_parameter(find, BY_NAME["as_at"])
    _add_geodata(find)
    check = command("check", "check the data package and list every fault")
    _add_geodata(check)
    return whole


def by_ending(command: str) -> dict[str, Output]:
    """What a command can make, by the ending of the file's name."""
    return {output.ending: output for output in OUTPUTS[command]}


def _view_options() -> Parser:
    options = Parser(add_help=False)
    group = options.add_argument_group("what is shown")
    group.add_argument(
        "--url", metavar="URL", help="a page URL or query string; other options override it"
    )
    for parameter in PARAMETERS:
        _add_parameter(group, parameter)
    group.add_argument(
        "--figures",
        type=Path,
        metavar="FILE",
        help="your own figures, a spreadsheet or CSV, a row for each footprint; the first column "
        "that can be shown colours the map, unless you name one",
    )
    group.add_argument(
        "--figures-source",
        type=_words,
        metavar="TEXT",
        help="where your figures come from; printed wherever they are shown",
    )
    for name, about in FIGURES_OPTIONS.items():
        group.add_argument(f"--figures-{name}", type=_words, metavar=name.upper(), help=about)
    _add_geodata(options)
    return options


def flag(parameter: Parameter) -> str:
    """A parameter of an address as an option: ``as_at`` is ``--as-at``."""
    return f"--{parameter.name.replace('_', '-')}"


def _add_parameter(group: argparse._ActionsContainer, parameter: Parameter) -> None:
    """A field of the View as an option; what is typed is read once the data is there."""
    if isinstance(parameter.of(View()), bool):
        group.add_argument(
            flag(parameter), action=argparse.BooleanOptionalAction, help=parameter.about
        )
        return
    names = [flag(parameter), *(["--search"] if parameter.name == "q" else [])]
    repeated = "; may be repeated" if parameter.most > 1 else ""
    group.add_argument(
        *names,
        dest=parameter.name,
        action="append" if parameter.most > 1 else "store",
        metavar=parameter.placeholder or parameter.name.upper(),
        help=f"{parameter.about}{repeated}: {parameter.expected}",
    )


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
    options.add_argument("--dpi", type=_dpi, help="dots per inch of a PNG (default: 150)")
    options.add_argument(
        "--black-and-white", action="store_true", help="patterns and greys instead of colours"
    )


def _add_geodata(options: argparse.ArgumentParser) -> None:
    options.add_argument(
        "--geodata", type=Path, default=GEODATA, metavar="FOLDER", help="the data package to read"
    )


def _add_one_of(
    options: argparse.ArgumentParser,
    name: str,
    allowed: Mapping[str, object],
    about: str,
    *,
    dest: str | None = None,
    default: str | None = None,
    required: bool = False,
) -> None:
    """An option that is one of some words, in any case; its value is what the word stands for."""

    def read(value: str) -> object:
        slug = as_slug(value)
        if slug not in allowed:
            message = f"{value!r} is not one of {', '.join(allowed)}"
            raise argparse.ArgumentTypeError(message)
        return allowed[slug]

    usual = f" (default: {default})" if default else ""
    options.add_argument(
        name,
        dest=dest,
        type=read,
        default=default,
        required=required,
        metavar=name.strip("-").upper(),
        help=f"{about}: {', '.join(allowed)}{usual}",
    )


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

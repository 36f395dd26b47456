"""What each command does. Imports that take time stay with the command that needs them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from stp_map.cli.options import DATA_FORMATS, PACK_FORMATS, PICTURE_FORMATS, Parser
from stp_map.cli.requests import Request, request_from
from stp_map.cli.terminal import complain, printable, say
from stp_map.core.atomic_files import write_whole
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import DataError
from stp_map.core.view import View
from stp_map.exports.file_names import chart_file_name, file_name


def run(options: Namespace, parser: Parser) -> None:
    """Carry out a parsed command.

    Args:
        options: what the parser made of the arguments.
        parser: for complaints about what only the data can tell, such as an unknown code.

    Raises:
        DataError: the data package is damaged.
        ExportError: the file could not be written.
        SystemExit: an argument makes no sense (2), or ``check`` found faults (1).
    """
    if options.command == "check":
        _check(options.geodata)
        return
    request = request_from(options, parser)
    for ignored in request.ignored:
        complain(f"ignored in the address: {printable(f'{ignored.name}={ignored.value}')}")
    if options.command == "view":
        from stp_map.cli.printing import print_view  # noqa: PLC0415 - draws nothing, needs no date

        print_view(request.atlas, request.view)
        return
    ending, make = _MAKERS[options.command](options, parser)
    content = make(request, options.made_on or datetime.now().astimezone().date())
    _deliver(content, options.out or _name(options, request.view, ending))


def _name(options: Namespace, view: View, ending: str) -> str:
    """What a file is called where nobody said so."""
    if options.command != "chart":
        return file_name(view, ending)
    return chart_file_name(_kind(options), view, ending)


def _kind(options: Namespace) -> ChartKind:
    return next(kind for kind in ChartKind if kind.short == options.kind)


Maker = Callable[[Request, date], bytes]


def _snapshot(options: Namespace, parser: Parser) -> tuple[str, Maker]:
    ending = _format(options, parser, PICTURE_FORMATS)

    def make(request: Request, made_on: date) -> bytes:
        from stp_map.exports.paper.picture import PictureFormat, PictureSize, picture  # noqa: PLC0415

        return picture(
            request.atlas,
            request.view,
            format=next(each for each in PictureFormat if each.slug == ending),
            size=next(each for each in PictureSize if each.slug == options.size),
            dpi=options.dpi,
            made_on=made_on,
            page=request.page,
            title=options.title,
            subtitle=options.subtitle,
            black_and_white=options.black_and_white,
        )

    return ending, make


def _chart(options: Namespace, parser: Parser) -> tuple[str, Maker]:
    ending = _format(options, parser, PICTURE_FORMATS)

    def make(request: Request, made_on: date) -> bytes:
        from stp_map.exports.paper.charts import chart_picture  # noqa: PLC0415
        from stp_map.exports.paper.picture import PictureFormat  # noqa: PLC0415

        return chart_picture(
            _kind(options),
            request.atlas,
            request.view,
            format=next(each for each in PictureFormat if each.slug == ending),
            dpi=options.dpi,
            made_on=made_on,
            page=request.page,
            title=options.title,
            subtitle=options.subtitle,
            black_and_white=options.black_and_white,
        )

    return ending, make


def _deck(options: Namespace, parser: Parser) -> tuple[str, Maker]:
    ending = _format(options, parser, ("pptx",))

    def make(request: Request, made_on: date) -> bytes:
        from stp_map.exports.slides import deck  # noqa: PLC0415

        words = {"title": options.title, "subtitle": options.subtitle}
        return deck(request.atlas, request.view, made_on=made_on, page=request.page, **words)

    return ending, make


def _pack(options: Namespace, parser: Parser) -> tuple[str, Maker]:
    ending = _format(options, parser, PACK_FORMATS)

    def make(request: Request, made_on: date) -> bytes:
        arguments = (request.atlas, request.view)
        if ending == "pptx":
            from stp_map.exports.slides.pack import pack_deck  # noqa: PLC0415

            return pack_deck(*arguments, made_on=made_on, page=request.page, title=options.title)
        from stp_map.exports.paper.pack import pack_pdf  # noqa: PLC0415

        return pack_pdf(*arguments, made_on=made_on, page=request.page, title=options.title)

    return ending, make


def _page(options: Namespace, parser: Parser) -> tuple[str, Maker]:
    ending = _format(options, parser, ("html",))

    def make(request: Request, made_on: date) -> bytes:
        from stp_map.exports.page import standalone_page  # noqa: PLC0415

        words = {"title": options.title, "subtitle": options.subtitle}
        return standalone_page(
            request.atlas, request.view, made_on=made_on, page=request.page, **words
        )

    return ending, make


def _data(options: Namespace, parser: Parser) -> tuple[str, Maker]:
    ending = _format(options, parser, DATA_FORMATS)

    def make(request: Request, made_on: date) -> bytes:
        from stp_map.exports import tables as data_files  # noqa: PLC0415

        makers = {
            "csv": data_files.csv_bytes,
            "xlsx": data_files.xlsx_bytes,
            "geojson": data_files.geojson_bytes,
            "gpkg": data_files.geopackage_bytes,
        }
        return makers[ending](request.atlas, request.view, made_on=made_on, page=request.page)

    return ending, make


_MAKERS = {
    "snapshot": _snapshot,
    "chart": _chart,
    "deck": _deck,
    "pack": _pack,
    "page": _page,
    "data": _data,
}


def _format(options: Namespace, parser: Parser, formats: tuple[str, ...]) -> str:
    """The format that was asked for, else that of the file's ending, else the first."""
    asked = getattr(options, "format", None)  # Slides and the page have one format only.
    if asked:
        return str(asked)
    ending = Path(options.out or "").suffix.lower().removeprefix(".")
    if ending and ending not in formats:
        parser.error(
            f"argument --out: {options.out!r} does not end in {' or '.join(formats)}"
            f"{'; give it such an ending, or --format' if len(formats) > 1 else ''}"
        )
    return ending or formats[0]


def _deliver(content: bytes, out: str) -> None:
    if out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_whole(Path(out), content)
    say(printable(out))


def _check(folder: Path) -> None:
    from stp_map.data.atlas import load_atlas  # noqa: PLC0415 - as the others

    try:
        atlas = load_atlas(folder)
    except DataError as error:
        complain(f"the data package in {printable(str(folder))} has faults:")
        for fault in error.faults:
            complain(printable(str(fault)))
        sys.exit(1)
    count, version = len(atlas.footprints), atlas.package.version
    say(f"No fault found: {count} footprints, version {printable(version)}.")

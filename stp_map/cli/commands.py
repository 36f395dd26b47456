"""What each command does. Imports that take time stay with the command that needs them."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from stp_map.cli.options import OUTPUTS
from stp_map.cli.requests import request_from
from stp_map.cli.terminal import complain, printable, say
from stp_map.core.atomic_files import write_atomically
from stp_map.core.chart_kinds import ChartKind
from stp_map.core.errors import DataError
from stp_map.core.order import Order, Output, PictureSize


def run(options: Namespace) -> None:
    """Carry out a parsed command.

    Args:
        options: what the parser made of the arguments.

    Raises:
        DataError: the data package is damaged.
        ExportError: the file could not be written.
        SystemExit: an argument makes no sense (2), or ``check`` found faults (1).
    """
    if options.command == "check":
        _check(options.geodata)
        return
    request = request_from(options)
    for ignored in request.ignored:
        complain(f"ignored in the address: {printable(f'{ignored.name}={ignored.value}')}")
    if options.command == "view":
        from stp_map.cli.printing import print_scene  # noqa: PLC0415 - draws nothing

        print_scene(request.scene)
        return
    from stp_map.exports import file_name, make  # noqa: PLC0415 - as the others

    order = _order(options, request.page)
    content = make(request.scene, order)
    _deliver(content, options.out or file_name(request.scene.view, order))


def _order(options: Namespace, page: str) -> Order:
    """What the options order; a command without an option leaves it as it is usually."""
    size, kind = getattr(options, "size", "slide"), getattr(options, "kind", "")
    return Order(
        _output(options),
        options.made_on or datetime.now().astimezone().date(),
        size=next(each for each in PictureSize if each.slug == size),
        chart=next((each for each in ChartKind if each.short == kind), None),
        dpi=getattr(options, "dpi", None),
        page=page,
        title=getattr(options, "title", ""),
        subtitle=getattr(options, "subtitle", ""),
        black_and_white=getattr(options, "black_and_white", False),
    )


def _output(options: Namespace) -> Output:
    """The kind of file that was asked for, else that of the file's ending, else the first."""
    by_ending = {output.ending: output for output in OUTPUTS[options.command]}
    asked = getattr(options, "format", None)  # Slides and the page have one format only.
    if asked:
        return by_ending[asked]
    ending = Path(options.out or "").suffix.lower().removeprefix(".")
    if ending and ending not in by_ending:
        options.parser.error(
            f"argument --out: {options.out!r} does not end in {' or '.join(by_ending)}"
            f"{'; give it such an ending, or --format' if len(by_ending) > 1 else ''}"
        )
    return by_ending[ending] if ending else OUTPUTS[options.command][0]


def _deliver(content: bytes, out: str) -> None:
    if out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_atomically(Path(out), content)
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

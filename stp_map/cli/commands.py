"""What each command does. Imports that take time stay with the command that needs them."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from stp_map.analysis.address import from_params
from stp_map.analysis.parameters import BY_NAME
from stp_map.analysis.scene import Scene
from stp_map.analysis.search import search, spellings
from stp_map.analysis.search_words import SEARCHED, lines, plainly, sentences
from stp_map.cli.options import OUTPUTS, by_ending
from stp_map.cli.requests import scene_and_page
from stp_map.cli.terminal import columns, complain, printable, say
from stp_map.core import text
from stp_map.core.atomic_files import write_atomically
from stp_map.core.errors import DataError
from stp_map.core.order import Order, Output

ORDERED = {"size", "chart", "dpi", "title", "subtitle", "black_and_white"}
"""The options that are fields of an ``Order``."""


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
    if options.command == "find":
        _find(options)
        return
    scene, page = scene_and_page(options)
    if options.command == "view":
        _print(scene)
        return
    from stp_map.exports import file_name, make  # noqa: PLC0415 - as the others

    # Slides and the page have one format only, and not every command has all of the others.
    output = getattr(options, "output", None) or _by_ending_of_out(options)
    made_on = options.made_on or datetime.now().astimezone().date()
    ordered = {name: value for name, value in vars(options).items() if name in ORDERED}
    order = Order(output, made_on, page=page, **ordered)
    _deliver(make(scene, order), options.out or file_name(scene.view, order))


def _by_ending_of_out(options: Namespace) -> Output:
    """The kind of file that the name of ``--out`` ends in, else the command's first."""
    outputs = by_ending(options.command)
    ending = Path(options.out or "").suffix.lower().removeprefix(".")
    if ending and ending not in outputs:
        options.parser.error(
            f"argument --out: {options.out!r} does not end in {' or '.join(outputs)}"
            f"{'; give it such an ending, or --format' if len(outputs) > 1 else ''}"
        )
    return outputs[ending] if ending else OUTPUTS[options.command][0]


def _print(scene: Scene) -> None:
    """What is shown, as text: its headline, its description and its table."""
    from stp_map.web.table import headings, table_row  # noqa: PLC0415 - as the others

    for line in (scene.headline, scene.subtitle, "", *scene.description, ""):
        say(printable(line))
    rows = [table_row(entry, scene) for entry in scene.entries]
    say(columns(headings(scene.legend), rows, right=frozenset({0, 5, 6, 7})))


def _find(options: Namespace) -> None:
    """What a search finds: a line a candidate, then what is said of them."""
    from stp_map.data.atlas import load_atlas  # noqa: PLC0415 - as the others

    atlas = load_atlas(options.geodata)
    day = [options.as_at] if options.as_at else []
    asked, ignored = from_params({"q": [options.text], "as_at": day}, atlas.codes)
    if ignored:
        expected = BY_NAME["as_at"].expected
        options.parser.error(f"argument --as-at: can't use {options.as_at!r}, expected {expected}")
    as_at, query = asked.filters.as_at, asked.filters.query
    found = search(atlas, as_at, query)
    candidates = lines(atlas, found)
    if candidates:
        say(columns(("What", "Name", "Footprint"), candidates, right=frozenset()))
    for sentence in sentences(found, plainly(atlas)):
        say(printable("".join(sentence)))
    if not candidates:
        near = text.listed(spellings(atlas, as_at, query))
        say(printable(f"Nothing is called so.{f' Near it: {near}.' if near else ''} {SEARCHED}"))


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

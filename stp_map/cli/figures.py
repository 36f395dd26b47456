"""Uploaded figures on the command line: read from a file that it names."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from stp_map.analysis.measures import PREFIX, measure_of
from stp_map.cli.terminal import complain, printable
from stp_map.core import text
from stp_map.core.errors import FiguresError
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.view import View


def figures_from(options: Namespace, atlas: Atlas) -> Figures | None:
    """The figures that the command line names, if any; what was not used is said.

    Args:
        options: parsed arguments.
        atlas: the footprints to match rows with.

    Raises:
        FiguresError: the file can't be read or used.
        SystemExit: a file without a source, or a source without a file (2).
    """
    source = str(options.figures_source or "").strip()
    if bool(options.figures) != bool(source):
        options.parser.error("--figures and --figures-source belong together; give both")
    if not options.figures:
        return None
    from stp_map.data.figures import read_figures  # noqa: PLC0415 - only who brings figures waits
    from stp_map.web.figures_report import report_lines  # noqa: PLC0415

    found = read_figures(options.figures.name, _content(options.figures), atlas)
    for line in report_lines(atlas, found):
        complain(printable(f"figures: {line}"))
    figures = Figures(found.columns, source, found.name)
    if not figures.usable:
        raise FiguresError(
            f"No column of {found.name} can be shown: expected numbers, or a few different words."
        )
    return figures


def coloured_by_figures(view: View, figures: Figures | None, options: Namespace) -> View:
    """The view coloured by figures: those that were asked for, else the first that were given.

    Args:
        view: what was asked for.
        figures: what ``figures_from`` gave.
        options: parsed arguments.

    Raises:
        SystemExit: no column of the figures has the name that was asked for (2).
    """
    asked = view.presentation.colour_by
    slug = asked.removeprefix(PREFIX) if measure_of(asked).is_uploaded else ""
    if figures is None:
        if slug:
            complain(f"the figures “{printable(slug)}” are not here; add them with --figures")
        return view
    known = figures.column(slug)
    if known is None and slug and options.colour_by:
        names = text.listed([f"{PREFIX}{each.slug}" for each in figures.usable])
        options.parser.error(f"argument --colour-by: the figures have {names}, not {asked}")
    if known is not None or options.colour_by:
        return view
    return view.presented(colour_by=f"{PREFIX}{figures.usable[0].slug}")


def _content(file: Path) -> bytes:
    from stp_map.data.figures import MOST_BYTES  # noqa: PLC0415 - as above

    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise FiguresError(f"{file} can't be read: {error.strerror}.") from error
    if len(content) > MOST_BYTES:
        raise FiguresError(
            f"Expected at most {MOST_BYTES // 1024 // 1024} MB, but {file} is larger. Keep only "
            "the sheet with the figures, one row for each footprint, and try again."
        )
    return content

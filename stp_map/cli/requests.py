"""From parsed arguments to a scene, with the figures of a file that they name."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit, urlunsplit

from stp_map.analysis.address import from_params
from stp_map.analysis.measures import PREFIX, measure_of
from stp_map.analysis.parameters import BY_NAME, PARAMETERS, Codes
from stp_map.analysis.scene import Scene, scene_of
from stp_map.cli.options import flag
from stp_map.cli.terminal import complain, printable
from stp_map.core import text
from stp_map.core.errors import FiguresError
from stp_map.core.figures import Figures
from stp_map.core.model import Atlas
from stp_map.core.view import View

if TYPE_CHECKING:
    from stp_map.data.figures import FiguresFile, Question, Told


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
        SystemExit: a URL is given twice, an option means nothing, figures come without their
            source, or have no column of the name that was asked for (2).
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
    figures = _figures_from(options, atlas)
    view, ignored = from_params({**params, **typed}, atlas.codes)
    view = _coloured_by_figures(view, figures, options)
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


def _figures_from(options: Namespace, atlas: Atlas) -> Figures | None:
    """The figures that the command line names, if any; what was not used is said."""
    source = str(options.figures_source or "").strip()
    if bool(options.figures) != bool(source):
        options.parser.error("--figures and --figures-source belong together; give both")
    if not options.figures:
        return None
    from stp_map.data.figures import (  # noqa: PLC0415 - only who brings figures waits
        Answers,
        Topic,
        figures_told,
        read_figures,
    )
    from stp_map.web.figures_report import report_lines  # noqa: PLC0415

    given = {topic.value: getattr(options, f"figures_{topic.value}") or "" for topic in Topic}
    answers = replace(Answers(), **given)  # type: ignore[arg-type]
    found = read_figures(options.figures.name, _content(options.figures), atlas, answers)
    lines = report_lines(atlas, found)
    for line in lines:
        complain(printable(f"figures: {line}"))
    _refuse_unanswered(options, found.report.questions, given)
    if not any(each.is_usable for each in found.columns):
        raise FiguresError(
            f"No column of {found.name} can be shown: expected numbers, or a few different words."
        )
    return figures_told(found, _told(options, found, source), lines)


def _refuse_unanswered(
    options: Namespace, questions: Sequence[Question], given: Mapping[str, str]
) -> None:
    """Stop with the first question that the page would ask, and the option that answers it."""
    for question in questions:
        name = f"--figures-{question.topic.value}"
        choices = ", ".join(f'"{each.value}" ({each.words})' for each in question.choices)
        answer = given[question.topic.value]
        if answer and answer not in {each.value for each in question.choices}:
            options.parser.error(f"argument {name}: can't use {answer!r}, expected {choices}")
        if not question.chosen:
            options.parser.error(f"{question.words} Answer with {name}, one of {choices}")


def _told(options: Namespace, found: FiguresFile, source: str) -> Told:
    """What the command line says of the column that colours the map."""
    from stp_map.data.figures import Told  # noqa: PLC0415 - as above

    usable = [each for each in found.columns if each.is_usable]
    asked = options.figures_column or ""
    named = [each for each in usable if asked.casefold() in {each.heading.casefold(), each.slug}]
    if asked and not named:
        headings = text.listed([f"“{each.heading}”" for each in usable])
        options.parser.error(f"argument --figures-column: the figures have {headings}, not {asked}")
    column = named[0] if named else usable[0]
    unit = column.unit if options.figures_unit is None else options.figures_unit
    size = column.size if options.figures_unit is None else ""
    return Told(
        column.slug, column.heading, unit, size, column.decimals, date=column.date, source=source
    )


def _coloured_by_figures(view: View, figures: Figures | None, options: Namespace) -> View:
    """The view coloured by figures: those that were asked for, else the first that were given."""
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
    if (known is not None and not options.figures_column) or options.colour_by:
        return view
    column = figures.column(figures.first) or figures.usable[0]
    return view.presented(colour_by=f"{PREFIX}{column.slug}")


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

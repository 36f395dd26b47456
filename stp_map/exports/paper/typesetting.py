"""Sheets set by Typst: a template, values and pictures in, the bytes of a file out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict

from typst import Compiler

from stp_map.core import palette, text
from stp_map.core.errors import ExportError
from stp_map.exports.paper.finished import About, described_png, selectable_svg
from stp_map.exports.paper.fonts import families, typst_fonts, written

_COLOURS = {
    "text": palette.TEXT,
    "secondary": palette.SECONDARY_TEXT,
    "rule": palette.RULE,
    "grey": palette.GREY_OUTLINE,
    "pale-outline": palette.PALE_OUTLINE,
    "pale": palette.PALE_FILL,
    "blue": palette.NHS_BLUE,
    "dark-blue": palette.NHS_DARK_BLUE,
    "white": palette.WHITE,
}
"""Names that templates know colours by; no template says a colour itself."""

_SHARED = ("house.typ", "frame.typ")
"""What templates import."""


class Note(TypedDict):
    """What a template notes: a value, and where it stands in points on its page."""

    value: Any
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A template of this folder with everything that it needs.

    Attributes:
        template: its name, without the ending.
        values: what it reads as ``values``: text, numbers, lists and dictionaries. They reach it
            as data and are never markup; text is made writable on the way.
        about: what the file says of itself.
        images: names to SVG drawings of ours, which it shows with ``image``.
    """

    template: str
    values: Mapping[str, object]
    about: About
    images: Mapping[str, bytes]

    def files(self) -> dict[str, bytes]:
        """The template and all that it imports or shows."""
        names = {"main.typ": f"{self.template}.typ"} | {name: name for name in _SHARED}
        return {own: template(name) for own, name in names.items()} | dict(self.images)

    def inputs(self, *, is_linked: bool = False) -> dict[str, str]:
        """Its values as Typst takes them.

        Args:
            is_linked: make a link of every word, to how it is written, for ``selectable_svg``.
        """
        house = {"families": families(), "colours": _COLOURS, "author": text.TITLE}
        about = {"title": self.about.title, "description": self.about.description}
        return {
            "values": json.dumps(written(dict(self.values))),
            "about": json.dumps(about),
            "house": json.dumps(house | {"linked": is_linked}),
        }


@cache
def template(name: str) -> bytes:
    """A template of this folder as it is written."""
    return files(__package__).joinpath(name).read_bytes()


def typeset(sheet: Sheet, ending: str, dots: float | None = None) -> bytes:
    """A sheet as a file.

    Args:
        sheet: template, values and pictures.
        ending: ``pdf`` (tagged, PDF/UA-1), ``png`` (one page) or ``svg`` (one page, real text).
        dots: pixels per inch of a PNG.

    Returns:
        The file; the same sheet gives the same bytes. Threads may call it at once.

    Raises:
        ExportError: the template is broken or does not fit the values.
    """
    try:
        compiler: Any = Compiler(font_paths=typst_fonts())  # Its types know no files in memory.
        made = compiler.compile(
            sheet.files(),
            format=ending,
            ppi=dots,
            sys_inputs=sheet.inputs(is_linked=ending == "svg"),
            pdf_standards=["ua-1"] if ending == "pdf" else [],
        )
    except RuntimeError as error:
        raise _fault(sheet, error) from error
    if not isinstance(made, bytes):
        raise ExportError(f"{sheet.template}.typ was set on more than one page.")
    if ending == "png":
        return described_png(made, sheet.about, dots or 144)
    return selectable_svg(made, sheet.about) if ending == "svg" else made


def noted(sheet: Sheet, label: str) -> list[Note]:
    """What a template notes for us: the metadata of a label, each with its place.

    Args:
        sheet: template, values and pictures.
        label: of the metadata in the template.

    Returns:
        The notes in the order of the document.

    Raises:
        ExportError: the template is broken or does not fit the values.
    """
    found = (
        f"query(<{label}>).map(it => {{ let at = it.location().position(); "
        "(value: it.value, x: at.x.pt(), y: at.y.pt()) })"
    )
    try:
        files_in_memory: Any = sheet.files()
        compiler = Compiler(files_in_memory, font_paths=typst_fonts(), sys_inputs=sheet.inputs())
        answer: list[Note] = json.loads(compiler.eval(found))
    except RuntimeError as error:
        raise _fault(sheet, error) from error
    return answer


def _fault(sheet: Sheet, error: RuntimeError) -> ExportError:
    """A TypstError is one of these."""
    return ExportError(f"The template {sheet.template}.typ can't be set: {error}.")

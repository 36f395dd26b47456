"""Whether a point or a comma is the decimal sign, or can't be told from the file."""

from __future__ import annotations

from collections.abc import Mapping

from stp_map.data.figures.model import Choice, Question, Topic

POINT, COMMA = ".", ","
_UNSURE = {"?,", "?."}


def decimal_signs(
    signs: Mapping[int, set[str]], separator: str, answer: str
) -> tuple[dict[int, str], Question | None]:
    """The decimal sign of each column, and what to ask where it can't be told of one.

    A column in which a number can only be meant in one way says it for its other numbers, and for
    columns that can't be told. Files separated by commas are of English-speaking programs, those
    separated by semicolons of others.

    Args:
        signs: by column, what `signs_in` finds.
        separator: of the file, in words; empty for a workbook.
        answer: the sign that the person chose, if any.

    Returns:
        The signs by column; a question where any of them was not plain.
    """
    every = set().union(*signs.values()) if signs else set()
    decided = {column: answer or _sign(each, every, separator) for column, each in signs.items()}
    is_open = "" in decided.values()
    used = {sign for column, sign in decided.items() if signs[column]} - {""}
    if not is_open and not answer and COMMA not in used and not every & _UNSURE:
        return decided, None
    chosen = "" if is_open else COMMA if COMMA in used else POINT
    words = "Which is the decimal sign? It can’t be told for certain from the numbers."
    choices = (
        Choice(POINT, "A point: 1,234 is more than a thousand"),
        Choice(COMMA, "A comma: 1,234 is a little more than one"),
    )
    return (
        {column: sign or POINT for column, sign in decided.items()},
        Question(Topic.DECIMAL, words, choices, chosen),
    )


def _sign(found: set[str], every: set[str], separator: str) -> str:
    """The sign of a column; empty where it can't be told."""
    if separator == "commas" and COMMA in every and "?," in found:
        return ""  # Elsewhere in such a file 195,793 is nearly 200,000: one odd cell is no proof.
    for certain in (found & {POINT, COMMA}, every & {POINT, COMMA}):
        if certain and (len(certain) == 1 or certain <= found):
            return next(iter(certain)) if len(certain) == 1 else ""
    unsure = found & _UNSURE
    if not unsure:
        return POINT
    if len(unsure) == 2 or separator == "commas":  # noqa: PLR2004
        return POINT if separator == "commas" else ""
    if separator == "semicolons":
        return COMMA if unsure == {"?,"} else ""
    return "" if unsure == {"?,"} else POINT

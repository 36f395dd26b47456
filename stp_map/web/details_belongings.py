"""What the details say of a footprint's trusts, councils, plan and what became of it, as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from stp_map.core import footprint_words, text
from stp_map.core.footprint_words import BY_HEADQUARTERS, COUNCIL_SHARES, EDITIONS
from stp_map.core.html import Html, element, facts, source_links
from stp_map.core.later import ALL_PUBLISHED, PUBLISHED, LaterArea, ProcessDate
from stp_map.core.model import Atlas, Footprint
from stp_map.core.organisations import Trust, TrustType
from stp_map.web.elements import fold, note, table


def belongings(atlas: Atlas, footprint: Footprint) -> Iterator[Html]:
    """Trusts, councils, what became of the footprint, and the dates of its plan.

    Args:
        atlas: all the data, for the names of other footprints and the dates.
        footprint: one of its footprints.
    """
    yield _trusts(footprint)
    yield _councils(footprint)
    yield _later(atlas, footprint)
    yield _dates(atlas, footprint)


def _trusts(footprint: Footprint) -> Html:
    kinds = (
        (kind, [trust for trust in footprint.trusts if trust.kind is kind]) for kind in TrustType
    )
    return fold(
        f"{text.count_of(len(footprint.trusts), 'NHS trust')} by headquarters",
        facts(
            [
                (str(kind.value).capitalize(), element("ul", *map(_trust, trusts)))
                for kind, trusts in kinds
                if trusts
            ]
        ),
        note(f"{BY_HEADQUARTERS} {text.TRUSTS_ATTRIBUTION}."),
    )


def _trust(trust: Trust) -> Html:
    said = f". {trust.note}." if trust.note else ""
    return element("li", footprint_words.trust_with_code(trust), said)


def _councils(footprint: Footprint) -> Html:
    names = (footprint_words.council_with_share(each) for each in footprint.councils)
    is_split = any(council.is_split for council in footprint.councils)
    return fold(
        f"{text.count_of(len(footprint.councils), 'council')}, whole or in part",
        element("ul", *(element("li", name) for name in names)),
        note(COUNCIL_SHARES) if is_split else Html(""),
    )


def _later(atlas: Atlas, footprint: Footprint) -> Html:
    """The areas that the footprint went into; editions in which one was the same share a row."""
    found: dict[tuple[str, str], list[LaterArea]] = {}
    for area in (each for each in footprint.later if each.edition in EDITIONS):
        named = f"{area.name} ({footprint_words.codes(area)})"
        taken = footprint_words.part_taken(area, footprint, atlas.by_code)
        found.setdefault((named, taken), []).append(area)
    rows = [
        (", ".join(map(footprint_words.edition, areas)), named, f"{taken}{_noted(areas[0])}")
        for (named, taken), areas in found.items()
    ]
    return fold(
        "What became of it",
        table(_LATER_HEADINGS, rows, class_="stp-small-table stp-words-table"),
        note(footprint_words.LATER_SHARES),
    )


_LATER_HEADINGS = ("As at", "Area and codes", "What of it")


def _noted(area: LaterArea) -> str:
    """What is to be known of an area; of the last edition each note says how it was compared."""
    return f" ({area.note})" if area.note and area.edition != EDITIONS[-1] else ""


def _dates(atlas: Atlas, footprint: Footprint) -> Html:
    known = [each for each in atlas.process_dates if each.footprint == footprint.code]
    items = [
        element(
            "li",
            f"{text.dates(each.earliest, each.latest)}: {each.event}",
            f" ({each.note})" if each.note else "",
            ". ",
            source_links(each.sources),
        )
        for each in known
    ]
    if not any(each.event.startswith(PUBLISHED) for each in known):
        items.append(element("li", _published_between(atlas.process_dates)))
    return fold("Dates of its plan", element("ul", *items))


def _published_between(dates: tuple[ProcessDate, ...]) -> str:
    """What is known of a plan whose day of publication is not."""
    first = min((each.earliest for each in dates if each.event.startswith(PUBLISHED)), default=None)
    last = max(
        (each.latest for each in dates if each.event.startswith(ALL_PUBLISHED)), default=None
    )
    if not (first and last):
        return "When it was published is not known."
    return f"Published {text.span(first, last)}; the day is not known."

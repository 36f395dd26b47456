"""Areas that are no footprints: codes and names of other geographies, regions and totals."""

from __future__ import annotations

import re

BY_PREFIX = {
    "E00": "output areas",
    "E01": "lower layer super output areas",
    "E02": "middle layer super output areas",
    "E04": "parishes",
    "E05": "wards",
    "E06": "unitary authorities",
    "E07": "districts",
    "E08": "metropolitan boroughs",
    "E09": "London boroughs",
    "E10": "counties",
    "E11": "metropolitan counties",
    "E12": "regions",
    "E13": "parts of London",
    "E14": "parliamentary constituencies",
    "E15": "European electoral regions",
    "E16": "primary care trusts",
    "E18": "strategic health authorities",
    "E22": "community safety partnerships",
    "E23": "police force areas",
    "E26": "national parks",
    "E30": "travel to work areas",
    "E31": "fire and rescue authorities",
    "E37": "local enterprise partnerships",
    "E38": "clinical commissioning groups",
    "E39": "NHS England regional teams",
    "E40": "NHS England regions",
    "E47": "combined authorities",
    "E92": "countries",
}
"""Geographies by the first three characters of their codes, from the Register of Geographic Codes
of the Office for National Statistics; codes of footprints begin with E54."""

COUNTRIES = "countries"
REGIONS = frozenset({"regions", "NHS England regions", "NHS England regional teams"})
OTHER_AREAS = "areas of another geography"

_CODE = re.compile(r"\b([EKNSW][0-9]{2})[0-9]{6}\b", re.IGNORECASE)
_REGION_CODE = re.compile(r"Y[56][0-9]")
_CCG_CODE = re.compile(r"[0-9]{2}[A-Z]")

_BODIES = (
    (re.compile(r"\b(ccgs?|clinical commissioning groups?)\b"), "clinical commissioning groups"),
    (re.compile(r"\b(council|local authority|borough|cc)\b"), "councils"),
    (re.compile(r"\b(foundation trust|trust|ft)\b"), "NHS trusts"),
    (re.compile(r"\bcombined authority\b"), "combined authorities"),
    (re.compile(r"\b(pct|primary care trust)\b"), "primary care trusts"),
)

_TOTALS = re.compile(
    r"(nhs |all |total |grand )*(england|national|nationally|uk|united kingdom|great britain"
    r"|overall|everything|all|stps|footprints|icss?|icbs?|areas|systems)"
    r"( (total|average|mean|median|overall|rate))*"
)
_TOTAL_WORDS = re.compile(r"\b(sub ?)?totals?\b|\b(average|avg|mean|median|sum)\b")
_REGION_NAMES = re.compile(
    r"(nhs england |nhs )?(improvement )?(north|south|midlands east|midlands|london|north england"
    r"|south england|east england|east|north east|north west|south east|south west"
    r"|north east yorkshire|yorkshire humber|east midlands|west midlands)( (region|commissioning"
    r"|england))*( region)?"
)
_REST = re.compile(r"(unallocated|unassigned|unknown|not known|other|others|unmapped|various)")
_COUNTRIES = re.compile(r"(wales|scotland|northern ireland|isle man|channel islands)")


def geography_of(cell: str) -> str:
    """What the areas of another geography are called of which a cell has a code; else empty.

    A code of any other kind that the Office for National Statistics gives is known by its form.
    """
    text = cell.strip()
    if found := _CODE.search(text):
        prefix = found[1].upper()
        if prefix != "E54":
            return BY_PREFIX.get(prefix, OTHER_AREAS)
    if _REGION_CODE.fullmatch(text):
        return "NHS England regions"
    return "clinical commissioning groups" if _CCG_CODE.fullmatch(text) else ""


def body_of(full: str) -> str:
    """What kind of body a spelled-out name says that it is, such as ``councils``; else empty."""
    return next((what for pattern, what in _BODIES if pattern.search(full)), "")


def country_of(full: str) -> bool:
    """Whether a spelled-out name is that of a country other than England."""
    return _COUNTRIES.fullmatch(full) is not None


def is_total(full: str) -> bool:
    """Whether a spelled-out name is that of England, a total, a subtotal or an average."""
    return bool(_TOTALS.fullmatch(full) or _TOTAL_WORDS.search(full))


def is_region(full: str) -> bool:
    """Whether a spelled-out name is that of a region of the NHS or of England."""
    return _REGION_NAMES.fullmatch(full) is not None


def is_rest(full: str) -> bool:
    """Whether a row is of what belongs to no area."""
    return _REST.fullmatch(full) is not None


_FOOTNOTE = re.compile(
    r"\W*(sources?|notes?|footnotes?|copyright|crown copyright|data (source|from|are|is|for)"
    r"|published|produced|prepared|extracted|last updated|updated|contact|https?|www|this "
    r"|these |figures|please|methodology|caveats?|click|back to|continued|rows?|excludes?"
    r"|excluding|includes?|including|provisional|revised|key:|where |see |for further)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(
    r"((stp|ics|icb|area|region|footprint|organi[sz]ation|health economy) ?)*"
    r"(area|region|name|code|number|no|organi[sz]ation|geography)",
    re.IGNORECASE,
)
_WORDS_OF_A_SENTENCE = 13


def is_footnote(cell: str) -> bool:
    """Whether a cell is a note or a heading: by how it begins, or as it goes on."""
    text = cell.strip()
    marked = text[:1] in {"*", "†", "‡", "§", "¹", "²", "³", "©"}
    return (
        marked
        or len(text.split()) > _WORDS_OF_A_SENTENCE
        or _HEADING.fullmatch(text) is not None
        or _FOOTNOTE.fullmatch(text[:400]) is not None
    )

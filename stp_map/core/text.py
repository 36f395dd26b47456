"""Words and number formats that people read, in one place and one voice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from types import MappingProxyType

from stp_map.core.model import AsAt, PopulationBase, Source

TITLE = "STP footprints of England"
MEANING = (
    "STP: Sustainability and Transformation Plan, March 2016. "
    "CCG: clinical commissioning group, the local NHS body that bought care."
)
OWN_FIGURES = "Your figures"
NO_DATA = "No data"
MILLION = "{number} million"

ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
    "Contains OS data © Crown copyright and database right 2017",
    "Footprints and leaders: NHS England, March 2016",
)
REGISTERED_ATTRIBUTION = (
    "GP-registered patients: NHS Business Services Authority, January to March 2016"
)
TRUSTS_ATTRIBUTION = "NHS trusts: NHS Digital, 2016, by headquarters"
POSTCODES_ATTRIBUTION = (
    "Contains OS data © Crown copyright and database right 2025",
    "Contains Royal Mail data © Royal Mail copyright and database right 2025",
)
"""Wherever the point of a postcode is shown or given, or what follows from it."""

PLACES_ATTRIBUTION = "Places: GeoNames (CC BY 4.0)"


def attribution(base: PopulationBase, own_source: str = "") -> tuple[str, ...]:
    """The attribution lines, without full stops, that belong on every map and download.

    What a person gave as the source of uploaded figures, where they are shown, comes first.
    """
    own = (f"{OWN_FIGURES}: {own_source.strip().rstrip('.')}",) if own_source.strip() else ()
    registered = (REGISTERED_ATTRIBUTION,) if base is PopulationBase.REGISTERED else ()
    return (*own, *ATTRIBUTION, *registered)


def whole_number(number: float) -> str:
    """A number rounded to a whole one, with thousands separated: ``1,492,779``."""
    return f"{number:,.0f}"


def people_short(people: float) -> str:
    """People to about three figures, for sentences: ``57.5 million``, ``322,800``."""
    if people >= 1_000_000:  # noqa: PLR2004 - a million is a million
        millions = people / 1_000_000
        return MILLION.format(number=f"{millions:.{1 if millions >= 10 else 2}f}")  # noqa: PLR2004
    return f"{round(people, -2):,.0f}"


def people_counted(people: float, base: PopulationBase) -> str:
    """People to about three figures with what they are called: ``322,800 residents``."""
    return f"{people_short(people)} {people_noun(base)}"


def area(square_kilometres: float) -> str:
    """An area such as ``5,142 km²``."""
    return f"{square_kilometres:,.0f} km²"


def day(when: date) -> str:
    """A date written out: ``30 March 2016``."""
    return f"{when.day} {when:%B %Y}"


def span(earliest: date, latest: date) -> str:
    """A span of days as words; the day itself where it is known."""
    if earliest == latest:
        return day(earliest)
    return f"between {day(earliest)} and {day(latest)}"


def dates(earliest: date, latest: date) -> str:
    """A span of days as short as it can be told: ``31 March to 31 October 2016``."""
    if earliest == latest:
        return day(earliest)
    if earliest.year != latest.year:
        return f"{day(earliest)} to {day(latest)}"
    month = "" if earliest.month == latest.month else f" {earliest:%B}"
    return f"{earliest.day}{month} to {day(latest)}"


def people_noun(base: PopulationBase) -> str:
    """What the people of a base are called: ``registered patients`` or ``residents``."""
    return "registered patients" if base is PopulationBase.REGISTERED else "residents"


def people_title(base: PopulationBase) -> str:
    """The base written out for subtitles and headings."""
    if base is PopulationBase.REGISTERED:
        return "GP-registered patients, January to March 2016"
    return "Residents, mid-2015"


def number_words(number: float) -> str:
    """A number with thousands separated, a real minus, and as many digits as it needs."""
    return f"{number:,.10g}".replace("-", "−")


def with_unit(number: str, unit: str) -> str:
    """A number in words with its unit: ``−£3``, ``£63.6m``, ``4.5%``, ``12 days``."""
    if unit.startswith("£"):
        sign = "−" if number.startswith("−") else ""
        return f"{sign}£{number.removeprefix('−')}{unit[1:]}"
    return f"{number} {unit}" if unit[:1].isalnum() else f"{number}{unit}"


def count_of(number: int, noun: str, plural: str = "") -> str:
    """A count and its noun: ``1 footprint``, ``44 footprints``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def times(ratio: float) -> str:
    """How many times as much, to about two figures: ``1.24 times``, ``9.2 times``, ``12 times``."""
    if ratio < 1.5:  # noqa: PLR2004 - below that, percentages say more than times
        return f"{ratio:.2f} times"
    return f"{ratio:.1f} times" if ratio < 10 else f"{ratio:.0f} times"  # noqa: PLR2004


def edition(as_at: AsAt) -> str:
    """The day of the leaders as a phrase: ``as at 30 March 2016``, ``latest known leaders``."""
    return f"as at {day(as_at.day)}" if as_at.day else "latest known leaders"


def begun(words: str) -> str:
    """Words as a sentence begins: with a capital letter."""
    return words[:1].upper() + words[1:]


def listed(items: Sequence[str]) -> str:
    """Items as a phrase: ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def sources(found: Iterable[Source]) -> str:
    """Sources as the tables write them: addresses separated by `` ; ``, remarks in brackets."""
    return " ; ".join(f"{each.url} ({each.note})" if each.note else each.url for each in found)


def download_label(noun: str, ending: str) -> str:
    """What a button says that hands out a file: ``Download this chart: PNG``."""
    return f"Download this {noun}: {ending.upper()}"


def one_line(text: str, longest: int) -> str:
    """Untrusted text on one line, cut: control characters are spaces, each followed by a word."""
    shown = (" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in text)
    return " ".join("".join(shown).split())[:longest].strip()


def never_a_formula(text: str) -> str:
    """Untrusted text as a cell of CSV: with an apostrophe where it begins as a formula does.

    A spreadsheet may run what begins so (OWASP, "CSV injection"); the apostrophe says "text".
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else text


def without_accents(text: str) -> str:
    """Text in lower case without accents, for comparing what people type."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def encodable(text: str) -> str:
    """Untrusted text that can be sent and written in UTF-8: half a character becomes ``?``."""
    return text.encode("utf-8", "replace").decode()


def file_part(text: str) -> str:
    """Text as part of a file name: lower-case ASCII letters, digits and hyphens only."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().encode("ascii", "ignore").decode()).strip("-")


ABOUT = (
    "In March 2016 NHS England divided England into 44 areas, called footprints, each of which "
    "was to write a Sustainability and Transformation Plan (STP). This page shows their "
    "boundaries, who led each, and how many people live there. Choose in the side panel what is "
    "shown; the address of the page always holds what you see, so a copied link opens the same "
    "map."
)
EDITION_NOTE = (
    "Footprints, codes and membership are those of March 2016. The boundaries are drawn from the "
    "clinical commissioning groups (CCGs) of April 2017 with two later changes undone: North "
    "Durham is in Durham, Darlington and Tees, Hambleton, Richmondshire and Whitby, and Cumbria "
    "is split between two footprints. The line between those two is the corrected one of "
    "February 2017. Four footprints were given new codes then; both codes are shown."
)
EVIDENCE_NOTE = (
    "Each leader row says how well it is sourced, in four grades; the three weak ones are marked "
    "wherever a name appears. Together the 41 named leaders match the totals that HSJ, the Health "
    "Service Journal, counted on 30 March 2016. Nobody counted later: of a later day a lead is "
    "known only where a source covers the day, and else the last known one is shown as such."
)
TILES_NOTE = (
    "Each hexagon is one footprint, all the same size. The arrangement is ours and places are "
    "approximate."
)
COUNT_NOTE = (
    "Population is a count, and large areas draw the eye whoever lives there: see it as circles "
    "or equal tiles too."
)
SECTIONS = "What stands below the map"

TABLE, CLAIMS, SUMMARY, SOURCES = "Table", "Claims checked", "Text summary", "Sources"
SECTION_NAMES = (
    *(TABLE, "Timeline", "Compare", "Distribution", CLAIMS),
    *(OWN_FIGURES, "Export", SUMMARY, SOURCES),
)
"""What can be chosen to stand there; the first is open at first."""
FORMER_SECTIONS = MappingProxyType(
    {"What was said": CLAIMS, "In words": SUMMARY, "About": SOURCES},
)
"""What sections were called, for links and browsers that still name them so."""
NONE_MARKED = "None of the footprints shown."
FILTERED_OUT = "Filtered out"
HOW_TO_SELECT = (
    "Choose a footprint on the map or in the table to read who led it, how many people live "
    "there, and where each figure comes from."
)
BLACK_AND_WHITE = "Black and white, with patterns"
NO_CHART_FILE = "The file could not be made. Try another format."

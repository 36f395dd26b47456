"""Footprints and regions side by side. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stp_map.analysis.editions import lead_on
from stp_map.analysis.leads import leads_in_short
from stp_map.analysis.measures import in_words, value_in_words
from stp_map.core import leader_words, text
from stp_map.core.figures import ColumnKind, Figures, FiguresColumn
from stp_map.core.lead import Lead
from stp_map.core.model import AsAt, Atlas, Footprint, LeaderType, PopulationBase, Region


@dataclass(frozen=True, slots=True)
class Compared:
    """One footprint, or all footprints of a region.

    Attributes:
        key: a first-issued code or the slug of a region.
        name: what people call it. Untrusted text.
        footprints: itself, or those of the region.
        leads: what is known of theirs on the day.
        as_at: the day.
    """

    key: str
    name: str
    footprints: tuple[Footprint, ...]
    leads: tuple[Lead, ...]
    as_at: AsAt

    @property
    def is_region(self) -> bool:
        """Whether several footprints are taken together."""
        return self.key in {region.slug for region in Region}

    def population(self, base: PopulationBase) -> int:
        """Number of people on the given base."""
        return sum(footprint.population(base) for footprint in self.footprints)

    @property
    def area_km2(self) -> float:
        """Square kilometres."""
        return sum(footprint.area_km2 for footprint in self.footprints)

    def density(self, base: PopulationBase) -> float:
        """People per square kilometre."""
        return self.population(base) / self.area_km2 if self.area_km2 else 0

    @property
    def ccg_count(self) -> int:
        """Number of CCGs, each counted once though it lie in two footprints."""
        return len({ccg.code_ods for footprint in self.footprints for ccg in footprint.ccgs})


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in words, with more below it, and the length of its bar from 0 to 1 if it has one."""

    words: str
    more: str = ""
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A measure and its cell for each of what is compared."""

    heading: str
    cells: tuple[Cell, ...]


def name_of(atlas: Atlas, key: str) -> str:
    """What people call a footprint or region by its code or slug."""
    names = {region.slug: f"{region.value} (region)" for region in Region}
    return names[key] if key in names else atlas.by_code[key].name


def keys(atlas: Atlas) -> tuple[str, ...]:
    """Everything that can be compared: regions first, then footprints in number order."""
    return (*(region.slug for region in Region), *atlas.by_code)


def compared(atlas: Atlas, chosen: Sequence[str], as_at: AsAt) -> tuple[Compared, ...]:
    """The codes and slugs that ``Presentation.compared`` holds, in their order, on a day."""
    found = []
    for key in chosen:
        footprints = tuple(f for f in atlas.footprints if key in {f.code, f.region.slug})
        leads = tuple(lead_on(footprint, as_at) for footprint in footprints)
        found.append(Compared(key, name_of(atlas, key), footprints, leads, as_at))
    return tuple(found)


def rows(
    atlas: Atlas, items: Sequence[Compared], figures: Figures | None = None
) -> tuple[Row, ...]:
    """Every measure of what is compared, with bars on one scale within a measure.

    Both counts of people share a scale, and so do both densities. The longest bar is 1. The
    atlas is asked for shares of England; nothing need be compared or uploaded.
    """
    regions = _of_regions(items) if any(item.is_region for item in items) else []
    return (
        *regions,
        *(_people(items, atlas, base) for base in PopulationBase),
        *(_densities(items, base) for base in PopulationBase),
        _bars("Area", [item.area_km2 for item in items], text.area),
        _bars("CCGs", [item.ccg_count for item in items]),
        *(_uploaded(each, items) for each in (figures.usable if figures else ())),
        Row("Leader", tuple(_leader(item) for item in items)),
        Row("Leader type", tuple(Cell(_mix(item)) for item in items)),
    )


def _bars(
    heading: str,
    numbers: Sequence[float],
    write: Callable[[float], str] = text.whole_number,
    more: Callable[[float], str] = lambda _: "",
    longest: float = 0,
) -> Row:
    """Numbers with bars; the length 1 is that of the highest, or of ``longest`` if it is more."""
    scale = max([longest, *numbers]) or 1
    return Row(heading, tuple(Cell(write(n), more(n), n / scale) for n in numbers))


def _people(items: Sequence[Compared], atlas: Atlas, base: PopulationBase) -> Row:
    total = sum(footprint.population(base) for footprint in atlas.footprints) or 1
    return _bars(
        text.people_title(base),
        [item.population(base) for item in items],
        more=lambda people: f"{people / total:.1%} of England",
        longest=_most(items, Compared.population),
    )


def _densities(items: Sequence[Compared], base: PopulationBase) -> Row:
    heading = f"{text.people_noun(base).capitalize()} per km²"
    longest = _most(items, Compared.density)
    return _bars(heading, [item.density(base) for item in items], longest=longest)


def _most(items: Sequence[Compared], measure: Callable[[Compared, PopulationBase], float]) -> float:
    return max((measure(item, base) for item in items for base in PopulationBase), default=0)


def _of_regions(items: Sequence[Compared]) -> list[Row]:
    counts = [len(item.footprints) for item in items]
    people = [item.population(PopulationBase.REGISTERED) for item in items]
    averages = [n / count if count else 0 for n, count in zip(people, counts, strict=True)]
    return [
        _bars("Footprints", counts),
        _bars("Average registered patients of a footprint", averages),
    ]


def _leader(item: Compared) -> Cell:
    if item.is_region or not item.leads:
        return Cell(leads_in_short(item.leads, item.as_at))
    lead = item.leads[0]
    said = leader_words.post_of(lead.leader), leader_words.standing_beside(lead)
    more = "; ".join(part for part in said if part)
    return Cell(leader_words.with_weakness(lead.leader), more)


def _mix(item: Compared) -> str:
    counts = Counter(lead.leader_type for lead in item.leads)
    if not item.is_region:
        return "; ".join(str(kind.value) for kind in counts)
    words = {kind: str(kind.value) for kind in LeaderType} | {LeaderType.ENDED: "Ended"}
    return "; ".join(f"{words[kind]} {counts[kind]}" for kind in LeaderType if counts[kind])


def _uploaded(column: FiguresColumn, items: Sequence[Compared]) -> Row:
    """A column of uploaded figures, with bars where these can begin at zero."""
    numbers = [n for item in items if not item.is_region for n in _numbers_in(column, item)]
    longest = max(numbers, default=0) if min(numbers, default=0) >= 0 else 0
    return Row(column.title, tuple(_uploaded_cell(column, item, longest) for item in items))


def _uploaded_cell(column: FiguresColumn, item: Compared, longest: float) -> Cell:
    """A footprint's value; a region's spread, as nothing says how its values add up."""
    numbers = _numbers_in(column, item)
    if not item.is_region:
        words = [value_in_words(column, footprint.code) for footprint in item.footprints]
        return Cell("".join(words), bar=numbers[0] / longest if numbers and longest else None)
    known = [f.code for f in item.footprints if f.code in column.values]
    more = f"{len(known)} of {len(item.footprints)} footprints with data"
    if not known:
        return Cell("–", more)
    if not numbers:
        counts = Counter(str(column.values[code]) for code in known)
        return Cell("; ".join(f"{word} {count}" for word, count in counts.items()), more)
    low, high = in_words(min(numbers), column), in_words(max(numbers), column)
    return Cell(low if low == high else f"{low} to {high}", more)


def _numbers_in(column: FiguresColumn, item: Compared) -> list[float]:
    if column.kind is not ColumnKind.NUMBER:
        return []
    return [float(column.values[f.code]) for f in item.footprints if f.code in column.values]

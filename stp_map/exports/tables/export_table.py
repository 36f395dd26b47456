"""What is shown as plain rows, with what each column means: for every file of data, CSV first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from stp_map.analysis.caption import Caption, caption
from stp_map.analysis.legend import Legend
from stp_map.analysis.scene import Scene
from stp_map.core import footprint_words, leader_words, text
from stp_map.core.figures import ColumnKind, FiguresColumn
from stp_map.core.lead import Standing
from stp_map.core.model import Entry, PopulationBase
from stp_map.core.order import Order
from stp_map.data.descriptor import schema_fields

Cell = str | int | float | date | None

OWN = "own_"
"""Begins the field name of a column of uploaded figures."""

DECIMALS = 3
"""Of a density: more than the populations bear, and few enough to read."""


class ColumnType(Enum):
    """What the cells of a column are; any of them may be None, which means not known."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field name, its heading and what it means."""

    name: str
    title: str
    description: str
    type: ColumnType


@dataclass(frozen=True, slots=True)
class ExportTable:
    """What every data file holds: rows of plain values in number order, and the words around them.

    Text is untrusted.
    """

    scene: Scene
    order: Order
    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Each row's cells by field name."""
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))


_POPULATIONS = ("population_registered", "population_resident")
_FROM_PACKAGE = {
    **{
        name: ("footprints", name, "")
        for name in ("number", "code", "code_2017", "name", "region", *_POPULATIONS)
    },
    "area_km2": ("measurements", "area_km2", ""),
    "leader_name": ("leaders", "name", "Leader"),
    "leader_role": ("leaders", "role", "Role of the leader"),
    "leader_organisation": ("leaders", "organisation", "Organisation of the leader"),
    "leader_type": ("leaders", "leader_type", ""),
    "leader_evidence": ("leaders", "evidence", "Evidence for the leader"),
    "leader_source": ("leaders", "source_url", "Sources for the leader"),
    "leader_note": ("leaders", "note", "Note on the leader"),
}
"""Field name to the resource and field of the data package that describe it, and to a heading
where the package's own needs the rest of its table to be understood."""

_BECAME = "Codes and names of the areas it went into, as at {day}, and what of it did"

_OUR_OWN = {
    "density_registered": ("Registered patients per km²", "population_registered by area_km2"),
    "density_resident": ("Residents per km²", "population_resident by area_km2"),
    "ccg_count": ("Number of CCGs", "Clinical commissioning groups (CCGs), parts included"),
    "ccgs": ("CCGs", "Names of the CCGs, separated by ; with (part) after one that was split"),
    "trust_count": ("Number of NHS trusts", "NHS trusts with their headquarters here"),
    "trusts": ("NHS trusts", "Names of these trusts with their codes, separated by ;"),
    "council_count": ("Number of councils", "Upper-tier councils, whole or in part"),
    "councils": (
        "Councils",
        "Names of these councils, separated by ; with its share after one of which a part is here",
    ),
    **{
        f"became_{each[:4]}": (f"Became, {each[:4]}", _BECAME.format(day=each))
        for each in footprint_words.EDITIONS
    },
    "leader_public_from": (
        "Lead made public, at the earliest",
        "First day on which the lead may have been public; of a later lead, may have begun",
    ),
    "leader_public_by": (
        "Lead made public, at the latest",
        "Last day on which it may have; the same where the day is known",
    ),
    "leader_known": (
        "What is known of the lead",
        "announced, up to 30 March 2016; later known on that day, last known or ended",
    ),
    "leader_known_on": (
        "Lead last known on",
        "Last day for which the lead is borne out; empty where it is known on the day shown",
    ),
    "leader_change": (
        "Change of the lead",
        "What ended the lead, or a change that may have happened by the day shown",
    ),
    "leader_change_from": ("Change from", "First day on which it can have happened"),
    "leader_change_to": ("Change to", "Last day on which it can have happened"),
    "leader_change_name": ("Change, name", "Whom the change is about"),
    "as_at": ("As at", "Edition of the leaders: a date, or latest-known"),
    "colour_by": ("Coloured by", "What the map is coloured by"),
    "colour_class": ("Class", "Line of the map's legend that the footprint falls in"),
    "colour_value": ("Value", "What the footprint was put into its class by"),
}
_WHOLE = {"number", *_POPULATIONS, "ccg_count", "trust_count", "council_count"}
_NUMBER = {"area_km2", "density_registered", "density_resident"}
_DATE = {
    *("leader_public_from", "leader_public_by"),
    *("leader_known_on", "leader_change_from", "leader_change_to"),
}
_WITH_A_DAY = {Standing.ANNOUNCED, Standing.LAST_KNOWN, Standing.ENDED}


def export_table(scene: Scene, order: Order) -> ExportTable:
    """The joined table of what is shown.

    Args:
        scene: the footprints shown, their values and classes; the data package of its atlas
            describes the columns that come from there.
        order: what is made of it, and when.

    Returns:
        A row for each footprint shown. Populations are people, areas km², densities people per
        km²; ``colour_value`` is a number for a numeric measure, else the category in words.
    """
    own = scene.figures.usable if scene.figures else ()
    source = scene.figures.source if scene.figures else ""
    names = _row(scene.selection.everything[0], scene)
    return ExportTable(
        scene,
        order,
        caption(scene, order),
        columns=(
            *(_column(scene, name) for name in names),
            *(_uploaded_column(each, source) for each in own),
        ),
        rows=tuple(
            (*_row(entry, scene).values(), *(each.values.get(entry.footprint.code) for each in own))
            for entry in scene.entries
        ),
    )


def _row(entry: Entry, scene: Scene) -> dict[str, Cell]:
    footprint, lead, legend = entry.footprint, entry.lead, scene.legend
    leader, change, by_code = lead.leader, lead.change, scene.atlas.by_code
    ccgs = (f"{ccg.name} (part)" if ccg.is_split else ccg.name for ccg in footprint.ccgs)
    return {
        "number": footprint.number,
        "code": footprint.code,
        "code_2017": footprint.code_2017,
        "name": footprint.name,
        "region": str(footprint.region.value),
        "population_registered": footprint.population_registered,
        "population_resident": footprint.population_resident,
        "area_km2": footprint.area_km2,
        "density_registered": round(footprint.density(PopulationBase.REGISTERED), DECIMALS),
        "density_resident": round(footprint.density(PopulationBase.RESIDENT), DECIMALS),
        "ccg_count": len(footprint.ccgs),
        "ccgs": "; ".join(ccgs),
        "trust_count": len(footprint.trusts),
        "trusts": "; ".join(map(footprint_words.trust_with_code, footprint.trusts)),
        "council_count": len(footprint.councils),
        "councils": "; ".join(map(footprint_words.council_with_share, footprint.councils)),
        "leader_name": leader.name,
        "leader_role": leader.role,
        "leader_organisation": leader.organisation,
        "leader_type": str(leader.leader_type.value),
        "leader_known": str(lead.standing.value),
        "leader_known_on": lead.known_on if lead.standing in _WITH_A_DAY else None,
        "leader_change": leader_words.event(change).lower() if change else "",
        "leader_change_from": change.earliest if change else None,
        "leader_change_to": change.latest if change else None,
        "leader_change_name": change.leader.name if change else "",
        "leader_public_from": leader.announced_from,
        "leader_public_by": leader.announced_to,
        "leader_evidence": str(leader.evidence.value),
        "leader_source": text.sources(leader.sources),
        "leader_note": leader.note,
        "as_at": scene.view.filters.as_at.slug,
        "colour_by": legend.title,
        "colour_class": legend.label_of(footprint.code),
        "colour_value": _colour_value(entry, legend),
        **{
            f"became_{each[:4]}": footprint_words.became(footprint, each, by_code)
            for each in footprint_words.EDITIONS
        },
    }


def _colour_value(entry: Entry, legend: Legend) -> Cell:
    code = entry.footprint.code
    if not legend.numbers:
        return legend.values[code]
    value = legend.numbers.get(code)
    if isinstance(value, float) and not legend.measure.is_uploaded:
        return round(value, DECIMALS)
    return value


def _column(scene: Scene, name: str) -> Column:
    if name in _OUR_OWN:
        return Column(name, *_OUR_OWN[name], _type(name, scene.legend))
    resource, described_by, heading = _FROM_PACKAGE[name]
    fields = schema_fields(scene.atlas.package.resources.get(resource, {}))
    field = next((each for each in fields if each.get("name") == described_by), {})
    title, description = field.get("title", described_by), field.get("description", "")
    return Column(name, heading or str(title), str(description), _type(name, scene.legend))


def _uploaded_column(own: FiguresColumn, source: str) -> Column:
    unit = f" (unit: {own.unit_and_size})" if own.unit_and_size else ""
    return Column(
        f"{OWN}{own.slug}",
        own.title,
        f"{text.OWN_FIGURES}: {source}{unit}",
        ColumnType.NUMBER if own.kind is ColumnKind.NUMBER else ColumnType.TEXT,
    )


def _type(name: str, legend: Legend) -> ColumnType:
    if name in _WHOLE:
        return ColumnType.WHOLE
    if name in _NUMBER or (name == "colour_value" and legend.numbers):
        return ColumnType.NUMBER
    return ColumnType.DATE if name in _DATE else ColumnType.TEXT


def csv_bytes(table: ExportTable) -> bytes:
    """The table of what is shown as CSV.

    Text that starts like a formula is given a leading apostrophe, which spreadsheets take as
    "this is text"; programs that read the file must take it off. Numbers are left as they are.
    CSV has no place for a note, so that the sources stand in a last column, ``attribution``.

    Returns:
        UTF-8 with a byte order mark, lines ending in CR LF (RFC 4180), dates as YYYY-MM-DD.
    """
    attribution = ". ".join([*table.caption.attribution, table.caption.made_on])
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([*(column.name for column in table.columns), "attribution"])
    for row in table.rows:
        cells = (*row, attribution)
        writer.writerow([text.never_a_formula(c) if isinstance(c, str) else c for c in cells])
    return file.getvalue().encode("utf-8-sig", errors="replace")

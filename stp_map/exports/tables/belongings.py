"""What belongs to the footprints shown, as rows for sheets of their own: each thing in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stp_map.analysis.scene import Scene
from stp_map.core import footprint_words, text
from stp_map.core.model import Footprint
from stp_map.data.descriptor import schema_fields
from stp_map.exports.tables.export_table import Cell, Column, ColumnType

_FOOTPRINT = (
    Column("number", "Number", "Number of the footprint; empty for all of them", ColumnType.WHOLE),
    Column("footprint", "Footprint", "Name of the footprint", ColumnType.TEXT),
)
_SHARE = Column(
    "share_of_council", "Share here", "lsoas_in_footprint by lsoas_in_council", ColumnType.NUMBER
)
_OTHERS = Column(
    "with", "Together with", "Other footprints of which a part went into it too", ColumnType.TEXT
)
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class DataSheet:
    """Rows under their columns; the columns up to ``frozen_to`` stay in sight."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen_to: str


def more_sheets(scene: Scene) -> tuple[DataSheet, ...]:
    """Trusts, councils, later areas and dates of plans of the footprints shown, a sheet each.

    Args:
        scene: the footprints shown; the data package of its atlas describes the columns.
    """
    shown, by_code = [entry.footprint for entry in scene.entries], scene.atlas.by_code
    return (
        DataSheet(
            "NHS trusts",
            (
                *_FOOTPRINT,
                *_columns(scene, "trusts", "org_code name status type hq_postcode note"),
            ),
            tuple(row for each in shown for row in _trusts(each)),
            "name",
        ),
        DataSheet(
            "Councils",
            (
                *_FOOTPRINT,
                *_columns(scene, "councils", "council_code council_name council_type"),
                *_columns(scene, "councils", "lsoas_in_footprint lsoas_in_council"),
                _SHARE,
            ),
            tuple(row for each in shown for row in _councils(each)),
            "council_name",
        ),
        DataSheet(
            "Later areas",
            (
                *_FOOTPRINT,
                *_columns(scene, "later-areas", "edition kind code_ons code_ods name"),
                *_columns(scene, "later-areas", "relation_to_2016"),
                *_columns(scene, "later-area-parts", "share_of_footprint"),
                _OTHERS,
                *_columns(scene, "later-areas", "note"),
            ),
            tuple(row for each in shown for row in _later(each, by_code)),
            "footprint",
        ),
        DataSheet(
            "Dates of plans",
            (
                *_FOOTPRINT,
                *_columns(scene, "process-dates", "earliest latest event source_url note"),
            ),
            tuple(_dates(scene)),
            "footprint",
        ),
    )


def _columns(scene: Scene, resource: str, names: str) -> Iterator[Column]:
    """Columns as the data package describes them, by their names."""
    described = schema_fields(scene.atlas.package.resources.get(resource, {}))
    fields = {str(field.get("name")): field for field in described}
    for name in names.split():
        field = fields.get(name, {})
        kind = _TYPES.get(str(field.get("type")), ColumnType.TEXT)
        yield Column(name, str(field.get("title", name)), str(field.get("description", "")), kind)


_TYPES = {
    "integer": ColumnType.WHOLE,
    "number": ColumnType.NUMBER,
    "date": ColumnType.DATE,
}


def _trusts(footprint: Footprint) -> Iterator[tuple[Cell, ...]]:
    for trust in footprint.trusts:
        status = "NHS foundation trust" if trust.is_foundation else "NHS trust"
        kind = str(trust.kind.value)
        said = (trust.code, trust.name, status, kind, trust.postcode, trust.note)
        yield (footprint.number, footprint.name, *said)


def _councils(footprint: Footprint) -> Iterator[tuple[Cell, ...]]:
    for council in footprint.councils:
        counts = (council.lsoas_in_footprint, council.lsoas, round(council.share, _DECIMALS))
        said = (council.code, council.name, council.kind)
        yield (footprint.number, footprint.name, *said, *counts)


def _later(footprint: Footprint, by_code: Mapping[str, Footprint]) -> Iterator[tuple[Cell, ...]]:
    for area in footprint.later:
        said = (area.edition, area.kind, area.code, area.code_ods, area.name)
        yield (
            *(footprint.number, footprint.name, *said, str(area.relation.value)),
            area.share_of(footprint.code),
            footprint_words.together_with(area, footprint, by_code),
            area.note,
        )


def _dates(scene: Scene) -> Iterator[tuple[Cell, ...]]:
    """Dates of the process, and of the plans of the footprints shown."""
    for each in scene.atlas.process_dates:
        if each.footprint and each.footprint not in scene.selection.shown_codes:
            continue
        of = scene.atlas.by_code.get(each.footprint)
        named = (of.number, of.name) if of else (None, "")
        yield (
            *named,
            each.earliest,
            each.latest,
            each.event,
            text.sources(each.sources),
            each.note,
        )

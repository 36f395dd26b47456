"""GeoJSON and GeoPackage: what is shown with its boundaries."""

from __future__ import annotations

import json
import threading
from datetime import date
from io import BytesIO
from typing import Any

import numpy as np
import shapely

from stp_map.core.crs import NATIONAL_GRID
from stp_map.core.text import encodable
from stp_map.data.atlas import print_boundaries
from stp_map.exports.tables.export_table import ColumnType, ExportTable

LAYER = "footprints"
DECIMALS = 6
"""Of a degree in GeoJSON, about ten centimetres; RFC 7946 advises against more."""

_ARRAY_TYPES = {
    ColumnType.TEXT: "object",
    ColumnType.WHOLE: "int64",
    ColumnType.NUMBER: "float64",
    ColumnType.DATE: "datetime64[D]",
}
_gdal_clock = threading.Lock()


def geojson_bytes(table: ExportTable) -> bytes:
    """What is shown as GeoJSON (RFC 7946): WGS 84, boundaries at the light level.

    Returns:
        A FeatureCollection in UTF-8, a feature a line, with a ``metadata`` member of title,
        attribution, licence, edition, columns and date. Empty texts are empty, unknown dates
        null.
    """
    shapes = table.scene.atlas.boundaries.geometry
    features = []
    for record in table.records():
        code = str(record["code"])
        feature = {
            "type": "Feature",
            "id": code,
            "properties": record,
            "geometry": shapely.transform(
                shapes[code], lambda points: points.round(DECIMALS)
            ).__geo_interface__,
        }
        features.append(json.dumps(feature, ensure_ascii=False, default=date.isoformat))
    metadata = json.dumps(_metadata(table), ensure_ascii=False, indent=1)
    return (
        f'{{"type": "FeatureCollection",\n"metadata": {metadata},\n"features": [\n'
        + ",\n".join(features)
        + "\n]}\n"
    ).encode("utf-8", errors="replace")


def _metadata(table: ExportTable) -> dict[str, object]:
    words, package = table.caption, table.scene.atlas.package
    return {
        "title": words.title,
        "subtitle": words.subtitle,
        "attribution": list(words.attribution),
        "licence": list(package.licences),
        "edition": table.scene.view.filters.as_at.slug,
        "data_version": package.version,
        "made_on": table.order.made_on.isoformat(),
        "address": words.address,
        "evidence": words.evidence,
        "columns": {
            column.name: {"title": column.title, "description": column.description}
            for column in table.columns
        },
    }


def geopackage_bytes(table: ExportTable) -> bytes:
    """What is shown as a GeoPackage: British National Grid, boundaries at the print level.

    Returns:
        A GeoPackage with one layer, ``footprints`` (EPSG:27700, MultiPolygon, metres), whose
        description and metadata hold title, sources and licence.

    Raises:
        DataError: the boundaries were damaged since the atlas was loaded.
    """
    import pyogrio  # noqa: PLC0415 - only who asks for boundaries waits for it

    codes = [str(record["code"]) for record in table.records()]
    about = _metadata(table)
    description = ". ".join([table.caption.subtitle, *table.caption.attribution])
    # Made in memory: a server need not have a folder for passing files, or room in it.
    file = BytesIO()
    # GDAL's idea of now, so that the same view gives the same bytes; one export at a time.
    with _gdal_clock:
        now = f"{table.order.made_on.isoformat()}T00:00:00.000Z"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": now})
        try:
            # GeoDataFrame.to_file has no days without a time of day; a layer of arrays has.
            pyogrio.raw.write(
                file,
                geometry=print_boundaries(table.scene.atlas)
                .loc[codes]
                .geometry.to_wkb()
                .to_numpy(),
                **_fields(table),
                layer=LAYER,
                driver="GPKG",
                crs=NATIONAL_GRID,
                geometry_type="MultiPolygon",
                promote_to_multi=True,
                layer_options={"IDENTIFIER": table.caption.title, "DESCRIPTION": description},
                layer_metadata={name: _as_metadata(value) for name, value in about.items()},
            )
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    return file.getvalue()


def _as_metadata(value: object) -> str:
    return encodable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _fields(table: ExportTable) -> dict[str, list[Any]]:
    """The columns as typed arrays, and where their cells are not known."""
    cells = [
        [encodable(cell) if isinstance(cell := row[index], str) else cell for row in table.rows]
        for index in range(len(table.columns))
    ]
    types = [_ARRAY_TYPES[column.type] for column in table.columns]
    return {
        "fields": [column.name for column in table.columns],
        "field_data": [np.array(each, type_) for each, type_ in zip(cells, types, strict=True)],
        "field_mask": [np.array([cell is None for cell in each], "bool") for each in cells],
    }

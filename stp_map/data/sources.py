"""What the data package says of itself: every table, column, licence, source and known gap."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stp_map.core.errors import StpMapError
from stp_map.core.model import Atlas, Evidence, Footprint, Source
from stp_map.data.descriptor import check_hash, objects_in, schema_fields


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, as its schema describes it."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the data package, as datapackage.json describes it. Texts are untrusted.

    ``rows`` is None and ``columns`` empty where the file is no table.
    """

    name: str
    title: str
    description: str
    path: str
    media_type: str
    size: int
    rows: int | None
    columns: tuple[Column, ...]
    licences: tuple[Source, ...]
    sources: tuple[Source, ...]


def resources(atlas: Atlas) -> tuple[Resource, ...]:
    """Every file of the data package, in the order of datapackage.json."""
    return tuple(_resource(descriptor) for descriptor in atlas.package.resources.values())


def content_of(atlas: Atlas, path: str) -> bytes:
    """The file of the data package at a path, which datapackage.json must describe.

    Raises:
        StpMapError: as for ``raw_bytes``.
    """
    return raw_bytes(atlas, next(each for each in resources(atlas) if each.path == path))


def raw_bytes(atlas: Atlas, resource: Resource) -> bytes:
    """A file of the data package as it is.

    Raises:
        StpMapError: its path leaves the package, it can't be read, or it is no longer the file
            that the atlas was made from.
    """
    try:
        content = _inside(atlas.folder, resource.path).read_bytes()
    except OSError as error:
        raise StpMapError(f"{resource.path} can't be read: {error.strerror}.") from error
    described = atlas.package.resources.get(resource.name, {})
    if "hash" in described and check_hash(content, resource.path, described):
        raise StpMapError(
            f"{resource.path} is no longer the file that this page was made from. "
            "Whoever runs the page can put it back, or start the page again."
        )
    return content


def empty_cells(atlas: Atlas, resource: Resource) -> dict[str, int]:
    """For each column of a table, how many of its rows have nothing in it.

    Raises:
        StpMapError: as for ``raw_bytes``.
    """
    lines = raw_bytes(atlas, resource).decode("utf-8-sig").splitlines()
    read = list(csv.DictReader(lines))
    return {
        column.name: sum(not (row.get(column.name) or "").strip() for row in read)
        for column in resource.columns
    }


def known_gaps(atlas: Atlas) -> tuple[str, ...]:
    """What is known to be missing or uncertain, from the section on it in geodata/README.md."""
    try:
        readme = (atlas.folder / "README.md").read_text("utf-8")
    except OSError:
        return ()
    section = re.search(r"^## Known gaps$(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    gaps = re.findall(r"^- (.*)", section[1], re.MULTILINE) if section else []
    return tuple(gap.replace("`", "") for gap in gaps)


def by_evidence(atlas: Atlas) -> dict[Evidence, tuple[Footprint, ...]]:
    """The footprints whose leader on 30 March 2016 is evidenced in each way."""
    return {
        kind: tuple(f for f in atlas.footprints if f.leader.evidence is kind) for kind in Evidence
    }


def _resource(descriptor: Mapping[str, object]) -> Resource:
    rows, size = descriptor.get("rows"), descriptor.get("bytes")
    return Resource(
        name=str(descriptor["name"]),
        title=str(descriptor.get("title", descriptor["name"])),
        description=str(descriptor.get("description", "")),
        path=str(descriptor["path"]),
        media_type=str(descriptor.get("mediatype", "application/octet-stream")),
        size=size if isinstance(size, int) else 0,
        rows=rows if isinstance(rows, int) else None,
        columns=tuple(
            Column(str(f["name"]), str(f.get("type", "")), str(f.get("description", "")))
            for f in schema_fields(descriptor)
        ),
        licences=_listed(descriptor.get("licenses")),
        sources=_listed(descriptor.get("sources")),
    )


def _listed(entries: object) -> tuple[Source, ...]:
    """Titles and addresses of sources or licences; a title alone where there is no address."""
    return tuple(
        Source(str(entry.get("path", "")), str(entry.get("title", "")))
        for entry in objects_in(entries)
    )


def _inside(folder: Path, path: str) -> Path:
    file = (folder / path).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise StpMapError(f"Expected {path} in the data package, but it is not there.")
    return file

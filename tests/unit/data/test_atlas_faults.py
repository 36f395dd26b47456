"""A package damaged in one way gives the faults of that damage, with file, row and column."""

from __future__ import annotations

import hashlib
import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely

from stp_map.core.errors import DataError
from stp_map.data.atlas import load_atlas
from stp_map.data.checks import check_package
from stp_map.data.descriptor import resources_by_path
from stp_map.data.package import DESCRIPTOR

FOOTPRINTS = "tables/footprints.csv"
LEADERS = "tables/leaders.csv"
HSJ_LIST = (
    "https://www.hsj.co.uk/commissioning/"
    "revealed-the-leaders-chosen-for-41-of-englands-stps-/7003640.article"
)
"""The source of the first row of leaders."""
CHANGES = "tables/leader_changes.csv"
CCGS = "tables/ccgs.csv"
TRUSTS = "tables/trusts.csv"
COUNCILS = "tables/councils.csv"
LATER_AREAS = "tables/later_areas.csv"
LATER_PARTS = "tables/later_area_parts.csv"
PROCESS_DATES = "tables/process_dates.csv"
HEADQUARTERS = "boundaries/headquarters.csv"
MEASUREMENTS = "boundaries/measurements.csv"
NEIGHBOURS = "boundaries/neighbours.csv"
TILES = "boundaries/tiles.csv"
LIGHT = "boundaries/footprints.geojson"
PRINT = "boundaries/footprints_print.geojson"
LIMITS = "derived/class_limits.json"
MAP_BOUNDARIES = "derived/boundaries.json"
MAP_TILES = "derived/tiles.json"

Damage = Callable[[Path], None]


def replace(path: str, old: str, new: str) -> Damage:
    """Damage that replaces the first occurrence of some text in a file."""

    def damage(folder: Path) -> None:
        content = (folder / path).read_bytes()
        assert old.encode() in content
        (folder / path).write_bytes(content.replace(old.encode(), new.encode(), 1))

    return damage


def append(path: str, content: bytes) -> Damage:
    """Damage that adds bytes to the end of a file."""

    def damage(folder: Path) -> None:
        (folder / path).write_bytes((folder / path).read_bytes() + content)

    return damage


def delete_line(path: str, start: str) -> Damage:
    """Damage that takes out the line that begins so."""

    def damage(folder: Path) -> None:
        lines = (folder / path).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(start)]
        assert len(kept) == len(lines) - 1
        (folder / path).write_text("".join(kept), encoding="utf-8", newline="")

    return damage


def overwrite(path: str, text: str) -> Damage:
    """Damage that puts other text in a file."""

    def damage(folder: Path) -> None:
        (folder / path).write_text(text, encoding="utf-8")

    return damage


def folder_in_place_of(path: str) -> Damage:
    """Damage that puts a folder where a file should be."""

    def damage(folder: Path) -> None:
        (folder / path).unlink()
        (folder / path).mkdir()

    return damage


def delete(path: str) -> Damage:
    """Damage that deletes a file."""
    return lambda folder: (folder / path).unlink()


def truncate(path: str, length: int) -> Damage:
    """Damage that keeps only the first bytes of a file."""
    return lambda folder: (folder / path).write_bytes((folder / path).read_bytes()[:length])


def edit_json(path: str, edit: Callable[[Any], object]) -> Damage:
    """Damage that changes parsed JSON in place."""

    def damage(folder: Path) -> None:
        value = json.loads((folder / path).read_text(encoding="utf-8"))
        edit(value)
        (folder / path).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    return damage


def rehash(folder: Path) -> None:
    """Put right the hashes in a damaged copy, so that only the damage itself is at fault."""
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_bytes())
        resources = resources_by_path(descriptor)
    except (OSError, ValueError, AttributeError):
        return
    for path, resource in resources.items():
        if (folder / path).is_file():
            digest = hashlib.sha256((folder / path).read_bytes()).hexdigest()
            resource["hash"] = f"sha256:{digest}"
    (folder / DESCRIPTOR).write_text(json.dumps(descriptor), encoding="utf-8")


def geometry(number: int, value: object) -> Damage:
    """Damage that gives the light level's feature of that number another geometry."""
    return edit_json(LIGHT, lambda value_: value_["features"][number - 1].update(geometry=value))


def swap_codes(collection: Any) -> None:  # noqa: ANN401 - any JSON
    """Give footprints 7 and 8 each other's polygon."""
    first, second = (collection["features"][index]["properties"] for index in (6, 7))
    first["code"], second["code"] = second["code"], first["code"]


def overlap(collection: Any) -> None:  # noqa: ANN401 - any JSON
    """Let footprint 8 spread over footprint 7."""
    seven, eight = (shapely.geometry.shape(collection["features"][n]["geometry"]) for n in (6, 7))
    collection["features"][7]["geometry"] = shapely.geometry.mapping(eight.union(seven))


def both(first: Damage, second: Damage) -> Damage:
    """Two damages, one after the other."""

    def damage(folder: Path) -> None:
        first(folder)
        second(folder)

    return damage


def break_foreign_keys(descriptor: Any) -> None:  # noqa: ANN401 - any JSON
    """Put a number where the schema of the leaders has its foreign keys."""
    descriptor["resources"][1]["schema"]["foreignKeys"] = 5


def drop_region_constraints(descriptor: Any) -> None:  # noqa: ANN401 - any JSON
    """Let the schema of the footprints take any region."""
    del descriptor["resources"][0]["schema"]["fields"][4]["constraints"]


def resource(path: str, **members: object) -> Damage:
    """Damage that changes members of one resource in datapackage.json."""

    def edit(descriptor: Any) -> None:  # noqa: ANN401 - any JSON
        next(one for one in descriptor["resources"] if one["path"] == path).update(members)

    return edit_json(DESCRIPTOR, edit)


BOW_TIE = {
    "type": "Polygon",
    "coordinates": [[[-1.0, 52.0], [-0.9, 52.1], [-0.9, 52.0], [-1.0, 52.1], [-1.0, 52.0]]],
}
IN_METRES = {
    "type": "Polygon",
    "coordinates": [[[4e5, 3e5], [5e5, 3e5], [5e5, 4e5], [4e5, 3e5]]],
}

DAMAGES: dict[str, Damage] = {
    "no datapackage.json": delete(DESCRIPTOR),
    "truncated datapackage.json": truncate(DESCRIPTOR, 500),
    "datapackage.json is a list": overwrite(DESCRIPTOR, "[]"),
    "datapackage.json without resources": edit_json(DESCRIPTOR, lambda d: d.update(resources=5)),
    "datapackage.json without title": edit_json(DESCRIPTOR, lambda d: d.update(title="")),
    "datapackage.json without licences": edit_json(DESCRIPTOR, lambda d: d.pop("licenses")),
    "resource without schema": resource(NEIGHBOURS, schema={}),
    "schema of an unknown type": replace(DESCRIPTOR, '"type": "integer"', '"type": "inteher"'),
    "schema that breaks the checks": edit_json(DESCRIPTOR, break_foreign_keys),
    "schema laxer than the atlas": both(
        edit_json(DESCRIPTOR, drop_region_constraints),
        replace(FOOTPRINTS, 'Tyne and Wear",North', 'Tyne and Wear",Nort'),
    ),
    "latitude in words": replace(MEASUREMENTS, ",55.20555,", ",north,"),
    "missing table": delete(CHANGES),
    "missing boundaries": delete(LIGHT),
    "missing print boundaries": delete(PRINT),
    "folder in place of a table": folder_in_place_of(CHANGES),
    "empty table": truncate(CHANGES, 0),
    "unclosed quote": append(CHANGES, b'"E54'),
    "not UTF-8": append(CCGS, b"\xff"),
    "wrong hash": replace(LEADERS, "Mark Adams", "Mark Adam"),
    "negative population": replace(FOOTPRINTS, "1382732", "-5"),
    "population in words": replace(FOOTPRINTS, "1382732", "many"),
    "empty population": replace(FOOTPRINTS, "1382732", ""),
    "population that does not add up": replace(FOOTPRINTS, "1382732", "1382733"),
    "residents beyond rounding": replace(FOOTPRINTS, "1339000", "1339100"),
    "shared population that does not add up": replace(FOOTPRINTS, "322775", "322776"),
    "parts of a CCG that do not add up": replace(CCGS, "207,324", "208,324"),
    "whole CCG in two footprints": replace(CCGS, "split,207", "whole,207"),
    "unknown region": replace(FOOTPRINTS, 'Tyne and Wear",North', 'Tyne and Wear",Nort'),
    "wrong number": replace(FOOTPRINTS, "E54000044,44,", "E54000044,4,"),
    "malformed code": replace(LEADERS, "E54000005,", "E5400000Z,"),
    "change under the code of another footprint": replace(CHANGES, "E54000013,", "E54000043,"),
    "missing footprint": delete_line(FOOTPRINTS, "E54000036"),
    "duplicate row": append(MEASUREMENTS, b"E54000001,5567.84,55.20555,-1.99781\n"),
    "duplicate key": append(
        CHANGES,
        b"E54000026,Mid and South Essex,lead ended,2019-09-01,2019-09-30,Dr Anita Donley,,"
        b"Mid and South Essex STP,Independent,unverified,,\n",
    ),
    "short row": append(LEADERS, b"E54000002,x\n"),
    "long row": append(NEIGHBOURS, b"E54000002,E54000001,land,x\n"),
    "blank row": append(NEIGHBOURS, b"\n"),
    "renamed column": replace(NEIGHBOURS, "border", "bordr"),
    "unknown leader type": replace(LEADERS, ",CCG,,2016-03-30", ",GP,,2016-03-30"),
    "bad date": replace(LEADERS, "2016-03-15", "2016-13-15"),
    "bad clinician": replace(LEADERS, ",true,", ",yes,"),
    "span that ends before it begins": replace(
        CHANGES, "2017-08-01,2017-09-30", "2017-08-01,2017-07-30"
    ),
    "name where to be confirmed": replace(
        LEADERS, '"Coast, Humber and Vale",,,,', '"Coast, Humber and Vale",A Person,,,'
    ),
    "no name where confirmed": replace(LEADERS, "Mark Adams", ""),
    "footprint_name of another": replace(LEADERS, "West Yorkshire", "East Yorkshire"),
    "source of another scheme": replace(LEADERS, "https://", "ftp://"),
    "source without address": replace(LEADERS, "https://", "https:"),
    "published without source": replace(LEADERS, HSJ_LIST, ""),
    "published by an encyclopaedia alone": replace(
        LEADERS, HSJ_LIST, "https://wikisum.wiki/wiki/Healthcare_in_Newcastle"
    ),
    "trust of an unknown type": replace(TRUSTS, ",acute,NE34 0PL", ",general,NE34 0PL"),
    "trust without a place": delete_line(HEADQUARTERS, "RE9"),
    "place of no trust": append(HEADQUARTERS, b"RZZ,51.0,0.0,AB1 2CD\n"),
    "parts of a council that do not add up": replace(COUNCILS, "split,207,321", "split,206,321"),
    "whole council in two footprints": replace(COUNCILS, "split,95,373", "whole,95,373"),
    "shares that do not add up": replace(LATER_PARTS, "E54000045,0.827", "E54000045,0.727"),
    "area that is not the same": replace(
        LATER_AREAS,
        "2017-04-01,STP,E54000008,,Cheshire and Merseyside,same area",
        "2017-04-01,STP,E54000008,,Cheshire and Merseyside,changed area",
    ),
    "area without parts": append(LATER_AREAS, b"2017-04-01,STP,E54000063,,X,same area,5,\n"),
    "part of no area": append(LATER_PARTS, b"E54000009,2017-04-01,E54000064,0.001\n"),
    "date that ends before it begins": replace(
        PROCESS_DATES, "2016-09-01,2016-09-30", "2016-09-30,2016-09-01"
    ),
    "date without address": replace(PROCESS_DATES, "http://bevanbrittan", "ftp://bevanbrittan"),
    "one-sided neighbours": delete_line(NEIGHBOURS, "E54000001,E54000002"),
    "own neighbour": append(NEIGHBOURS, b"E54000044,E54000044,land\n"),
    "two tiles on one cell": replace(TILES, "E54000004,3,2", "E54000004,4,2"),
    "tile of half a column": replace(TILES, "E54000004,3,2", "E54000004,3.5,2"),
    "tile off the grid": replace(TILES, "E54000004,3,2", "E54000004,3,99"),
    "missing tile": delete_line(TILES, "E54000032"),
    "tile twice": append(TILES, b"E54000001,12,12\n"),
    "region in two pieces": both(
        replace(TILES, "E54000028,5,7", "E54000028,2,4"),
        replace(TILES, "E54000011,2,4", "E54000011,5,7"),
    ),
    "region in three pieces": both(
        replace(TILES, "E54000001,3,0", "E54000001,9,0"),
        replace(TILES, "E54000002,2,1", "E54000002,0,0"),
    ),
    "area of no number": replace(MEASUREMENTS, "5567.84", "NaN"),
    "truncated GeoJSON": truncate(LIGHT, 5_000),
    "GeoJSON of infinity": replace(LIGHT, "[[[[", "[[[[Infinity,"),
    "deep GeoJSON": overwrite(LIGHT, "[" * 200_000),
    "not a collection": edit_json(LIGHT, lambda c: c.update(type="Topology")),
    "features of no kind": edit_json(LIGHT, lambda c: c.update(features=[1])),
    "missing feature": edit_json(LIGHT, lambda c: c["features"].pop(9)),
    "extra feature": edit_json(
        LIGHT, lambda c: c["features"][9]["properties"].update(code="E54000099")
    ),
    "duplicate feature": edit_json(LIGHT, lambda c: c["features"].append(c["features"][0])),
    "missing geometry": geometry(5, None),
    "geometry of no shape": geometry(5, {"type": "Polygon", "coordinates": [[1]]}),
    "point for a polygon": geometry(5, {"type": "Point", "coordinates": [-1.0, 52.0]}),
    "empty polygon": geometry(5, {"type": "Polygon", "coordinates": []}),
    "invalid geometry": geometry(5, BOW_TIE),
    "coordinates in metres": geometry(5, IN_METRES),
    "another crs": edit_json(
        LIGHT, lambda c: c.update(crs={"type": "name", "properties": {"name": "EPSG:27700"}})
    ),
    "crs of no kind": edit_json(PRINT, lambda c: c.update(crs=7)),
    "overlapping polygons": edit_json(LIGHT, overlap),
    "polygons mixed up": edit_json(LIGHT, swap_codes),
    "missing shapes": delete(MAP_TILES),
    "truncated shapes": truncate(MAP_BOUNDARIES, 4_999),
    "wrong hash of shapes": append("derived/circles/resident.json", b" "),
    "shapes of others": replace(MAP_TILES, "E54000001", "E54000099"),
    "class limits in words": edit_json(LIMITS, lambda limits: limits.update(x=["many"])),
    "falling class limits": edit_json(LIMITS, lambda limits: limits.update(x=[2, 1])),
}
KEEP_HASHES = {"wrong hash", "wrong hash of shapes"}
TOGETHER = (
    "missing table",
    "negative population",
    "parts of a CCG that do not add up",
    "unknown region",
    "bad date",
    "source of another scheme",
    "missing geometry",
    "another crs",
    "missing shapes",
    "class limits in words",
)
TOLD_APART = (
    (
        "trust of an unknown type",
        "place of no trust",
        "parts of a council that do not add up",
        "shares that do not add up",
        "area that is not the same",
        "area without parts",
        "part of no area",
        "date that ends before it begins",
        "date without address",
    ),
    (
        "no datapackage.json",
        "missing table",
        "missing boundaries",
        "missing print boundaries",
        "not UTF-8",
        "name where to be confirmed",
        "one-sided neighbours",
    ),
    (
        "truncated datapackage.json",
        "folder in place of a table",
        "population that does not add up",
        "parts of a CCG that do not add up",
        "no name where confirmed",
        "own neighbour",
        "two tiles on one cell",
    ),
    (
        "datapackage.json is a list",
        "empty table",
        "residents beyond rounding",
        "whole CCG in two footprints",
        "whole council in two footprints",
        "footprint_name of another",
        "missing tile",
        "truncated GeoJSON",
    ),
    (
        "datapackage.json without resources",
        "unclosed quote",
        "shared population that does not add up",
        "source of another scheme",
        "region in two pieces",
        "GeoJSON of infinity",
        "crs of no kind",
    ),
    (
        "datapackage.json without title",
        "latitude in words",
        "negative population",
        "malformed code",
        "change under the code of another footprint",
        "long row",
        "tile of half a column",
    ),
    (
        "datapackage.json without licences",
        "population in words",
        "duplicate row",
        "duplicate key",
        "short row",
        "blank row",
        "tile off the grid",
    ),
    (
        "resource without schema",
        "empty population",
        "unknown leader type",
        "span that ends before it begins",
        "tile twice",
        "area of no number",
        "deep GeoJSON",
    ),
    (
        "schema of an unknown type",
        "source without address",
        "region in three pieces",
        "not a collection",
        "missing shapes",
        "truncated shapes",
        "class limits in words",
    ),
    (
        "schema that breaks the checks",
        "published without source",
        "features of no kind",
        "shapes of others",
        "falling class limits",
    ),
    (
        "unknown region",
        "renamed column",
        "bad date",
        "missing feature",
    ),
    (
        "wrong number",
        "bad clinician",
        "published by an encyclopaedia alone",
        "extra feature",
        "trust without a place",
    ),
    (
        "missing footprint",
        "duplicate feature",
    ),
)
"""Damages that no fault of another hides, so that one look at a package shows all of them."""

BY_ITSELF = [(name,) for name in DAMAGES if not any(name in names for names in TOLD_APART)]
EXPECTED: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)


@pytest.fixture
def package(geodata: Path, tmp_path: Path) -> Path:
    """A copy of the data package, to be damaged."""
    return Path(shutil.copytree(geodata, tmp_path / "geodata"))


def faults_after(package: Path, *names: str) -> list[str]:
    """The faults of a package with these damages."""
    for name in names:
        DAMAGES[name](package)
    if not KEEP_HASHES.intersection(names):
        rehash(package)
    with pytest.raises(DataError) as caught:
        load_atlas(package)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("names", [*TOLD_APART, *BY_ITSELF], ids=lambda names: names[0])
def test_damages_give_every_fault_of_each_and_no_more(package: Path, names: tuple[str, ...]):
    expected = {fault for name in names for fault in EXPECTED[name]["faults"]}
    assert sorted(faults_after(package, *names)) == sorted(expected)


@pytest.mark.long
@pytest.mark.parametrize("name", DAMAGES)
def test_one_damage_gives_every_fault_in_order_and_no_more(package: Path, name: str):
    assert faults_after(package, name) == EXPECTED[name]["faults"]


def test_many_faults_at_once_are_all_reported_and_wrong_hashes_last(package: Path):
    for name in TOGETHER:
        DAMAGES[name](package)
    with pytest.raises(DataError) as caught:
        load_atlas(package)
    assert tuple(check_package(package)) == caught.value.faults
    texts = [str(fault) for fault in caught.value.faults]
    hashes = [text for text in texts if "differ from the hash" in text]
    expected = {text for name in TOGETHER for text in EXPECTED[name]["faults"]}
    assert set(texts) == expected | set(hashes)
    assert len(texts) == len(set(texts))
    assert texts[-len(hashes) :] == hashes
    assert [text.partition(":")[0] for text in hashes] == [
        *(FOOTPRINTS, LEADERS, CCGS, LIGHT, LIMITS)
    ]

"""Headquarters are placed by their postcode, or by the longest beginning that is still in use."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ENGLAND = "E92000001"


@pytest.fixture(scope="module")
def modules(geodata: Path) -> Iterator[tuple[ModuleType, ModuleType]]:
    """The modules beside build.py that place headquarters and read postcodes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(geodata))
        import code_point  # noqa: PLC0415 - not on the path before
        import headquarters  # noqa: PLC0415

        yield headquarters, code_point


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_a_postcode_in_use_is_placed_by_its_own_point(modules):
    headquarters, code_point = modules
    # The point of Exeter's EX4 4QJ in Code-Point Open; its degrees by an independent converter.
    points = [code_point.CodePoint("EX4 4QJ", 291_700, 93_000, ENGLAND)]
    (row,) = rows(headquarters.headquarters([("RWV", "EX4 4QJ")], points))
    assert (row["org_code"], row["placed_by"]) == ("RWV", "EX4 4QJ")
    assert float(row["latitude"]) == pytest.approx(50.7256, abs=0.01)
    assert float(row["longitude"]) == pytest.approx(-3.535, abs=0.01)


def test_one_no_longer_in_use_stands_in_the_middle_of_those_that_begin_like_it(modules):
    headquarters, code_point = modules
    points = [
        code_point.CodePoint("S10 3TA", 400_000, 300_000, ENGLAND),
        code_point.CodePoint("S10 3TB", 400_200, 300_400, ENGLAND),
        code_point.CodePoint("S10 3AA", 500_000, 200_000, ENGLAND),
    ]
    middle = [code_point.CodePoint("S10 3TH", 400_100, 300_200, ENGLAND)]
    (row,) = rows(headquarters.headquarters([("TAH", "S10 3TH")], points))
    (exact,) = rows(headquarters.headquarters([("TAH", "S10 3TH")], middle))
    assert row["placed_by"] == "S10 3T"
    assert (row["latitude"], row["longitude"]) == (exact["latitude"], exact["longitude"])
    (sector,) = rows(headquarters.headquarters([("TAH", "S10 3XX")], points))
    assert sector["placed_by"] == "S10 3"


def test_one_of_an_unknown_sector_ends_the_build(modules):
    headquarters, _ = modules
    with pytest.raises(Exception, match="Nothing is known of EX4 4QJ"):
        headquarters.headquarters([("RWV", "EX4 4QJ")], [])


def test_postcodes_are_read_with_their_points_and_written_as_people_do(modules, monkeypatch):
    _, code_point = modules
    archive, rest = io.BytesIO(), '"E92000001","","","","E08000021",""\n'
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("Doc/licence.txt", "not a table")
        written.writestr(
            "Data/CSV/n.csv",
            f'"NE1 1AD",10,424722,563716,{rest}"NE301AA",10,1,2,{rest}'
            f'"N9  9ZZ",90,0,0,{rest}"N1  1AA",10,3,4,{rest}',
        )
    monkeypatch.setattr(code_point, "_archive", archive.getvalue)
    found = list(code_point.code_points())
    assert [each.postcode for each in found] == ["NE1 1AD", "NE30 1AA", "N1 1AA"]
    assert found[0][1:] == (424_722, 563_716, ENGLAND, "", "E08000021")

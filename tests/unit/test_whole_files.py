"""A file is there whole, or what was there before remains."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from stp_map.errors import ExportError
from stp_map.whole_files import write_whole


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path):
    write_whole(tmp_path / "map.png", b"picture")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"map.png": b"picture"}


def test_a_file_that_is_there_is_replaced(tmp_path: Path):
    place = tmp_path / "map.png"
    place.write_bytes(b"an older and longer picture")
    write_whole(place, b"picture")
    assert place.read_bytes() == b"picture"


def test_a_file_can_be_read_by_everyone(tmp_path: Path):
    write_whole(tmp_path / "map.png", b"")
    assert (tmp_path / "map.png").stat().st_mode & 0o444 == 0o444


def test_a_long_name_is_no_obstacle(tmp_path: Path):
    place = tmp_path / ("x" * 200 + ".png")
    write_whole(place, b"picture")
    assert place.read_bytes() == b"picture"


def test_a_missing_folder_is_said_in_plain_words(tmp_path: Path):
    place = tmp_path / "nowhere" / "map.png"
    with pytest.raises(ExportError) as caught:
        write_whole(place, b"picture")
    assert str(caught.value) == (
        f"{place} could not be written: No such file or directory. "
        "Check that its folder exists, may be written to and has room."
    )


def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path, monkeypatch):
    place = tmp_path / "map.png"
    place.write_bytes(b"before")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_whole(place, b"picture")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"map.png": b"before"}

"""A file is written atomically: all of it is there, or what was there before remains."""

from __future__ import annotations

import errno
import io
import os
import sys
import time
from pathlib import Path

import pytest

from stp_map.cli import main
from stp_map.core.atomic_files import clear_abandoned, write_atomically
from stp_map.core.errors import ExportError


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path):
    write_atomically(tmp_path / "map.png", b"picture")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"map.png": b"picture"}


def test_a_file_that_is_there_is_replaced(tmp_path: Path):
    path = tmp_path / "map.png"
    path.write_bytes(b"an older and longer picture")
    write_atomically(path, b"picture")
    assert path.read_bytes() == b"picture"


def test_a_file_can_be_read_by_everyone(tmp_path: Path):
    write_atomically(tmp_path / "map.png", b"")
    assert (tmp_path / "map.png").stat().st_mode & 0o444 == 0o444


def test_a_long_name_is_no_obstacle(tmp_path: Path):
    path = tmp_path / ("x" * 200 + ".png")
    write_atomically(path, b"picture")
    assert path.read_bytes() == b"picture"


def test_a_missing_folder_is_said_in_plain_words(tmp_path: Path):
    path = tmp_path / "nowhere" / "map.png"
    with pytest.raises(ExportError) as caught:
        write_atomically(path, b"picture")
    assert str(caught.value) == (
        f"{path} could not be written: No such file or directory. "
        "Check that its folder exists, may be written to and has room."
    )


def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path, monkeypatch):
    path = tmp_path / "map.png"
    path.write_bytes(b"before")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        write_atomically(path, b"picture")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"map.png": b"before"}


def test_what_a_killed_process_left_is_cleared_and_nothing_else(tmp_path: Path):
    names = {".footprints.json-abc123": 3600, ".table.json-new": 0, "footprints.json": 3600}
    for name, age in names.items():
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (time.time() - age, time.time() - age))
    clear_abandoned(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {".table.json-new", "footprints.json"}


def test_clearing_a_folder_that_is_not_there_is_no_fault(tmp_path: Path):
    clear_abandoned(tmp_path / "nowhere")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_the_command_line_says_that_a_disk_is_full_and_what_to_do(tmp_path: Path, monkeypatch):
    def full(_descriptor: int) -> None:
        with Path("/dev/full").open("wb", buffering=0) as device:
            device.write(b"x")  # The system's own error, as a full disk gives it.

    monkeypatch.setattr(os, "fsync", full)
    said = io.StringIO()
    monkeypatch.setattr(sys, "stderr", said)
    assert main(["data", "--out", str(tmp_path / "map.csv")]) == 1
    assert "map.csv could not be written: No space left on device." in said.getvalue()
    assert "has room" in said.getvalue()
    assert list(tmp_path.iterdir()) == []

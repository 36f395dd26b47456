"""What is said of a file that could not be made: useful words, and nothing of the inside."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.app import export_faults
from stp_map.app.export_faults import Download, fault_text
from stp_map.core.errors import DataError, ExportError, Fault
from stp_map.core.model import Atlas
from stp_map.core.order import Order, Output
from stp_map.core.view import View

ORDER = Order(Output.PNG, date(2026, 11, 22))


def test_damaged_data_is_named_with_the_file_and_who_can_mend_it():
    said = fault_text("The file", DataError([Fault("boundaries/x.geojson", "it breaks off.")]))
    assert "boundaries/x.geojson: it breaks off." in said
    assert "The map and the table are not affected." in said
    assert "Whoever runs the page" in said


def test_an_error_meant_for_people_is_passed_on():
    said = fault_text("The file", ExportError("A title is too long."))
    assert said == "The file could not be made. A title is too long."


@pytest.mark.parametrize("error", [MemoryError(), OSError(errno.ENOSPC, "/secret/place")])
def test_want_of_room_asks_for_patience_and_names_no_folder(error: Exception):
    said = fault_text("The preview", error)
    assert said.startswith("The preview could not be made, because the server has no room left.")
    assert "secret" not in said


def test_anything_else_keeps_its_inside_to_itself():
    said = fault_text("The file", KeyError("a search for somebody"))
    assert said == (
        "The file could not be made. Choose another format; the map itself is not affected."
    )


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[Order]:
    """No file can be made; what was tried."""
    tried: list[Order] = []

    def fail(_scene: object, order: Order) -> bytes:
        tried.append(order)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(export_faults, "make", fail)
    return tried


@pytest.mark.parametrize("first", ["run", "browser"])
def test_a_failure_is_told_to_the_run_and_to_the_browser_and_tried_once(
    atlas: Atlas, broken: list[Order], first: str
):
    scene, download = scene_of(atlas, View()), Download()
    for asked in ("run", "browser") if first == "run" else ("browser", "run"):
        if asked == "run":
            download.prepare(scene, ORDER)
        else:
            with pytest.raises(ExportError, match="no room left"):
                download.file(scene, ORDER)
    assert "no room left" in download.fault
    assert broken == [ORDER]


def test_a_success_takes_the_fault_away_and_is_made_once(atlas: Atlas, monkeypatch):
    scene, download = scene_of(atlas, View()), Download()
    made = iter([b"the file", b"another"])
    monkeypatch.setattr(export_faults, "make", lambda _scene, _order: next(made))
    download.fault = "Something."
    download.prepare(scene, ORDER)
    assert not download.fault
    assert download.file(scene, ORDER) == b"the file"
    assert download.file(scene, ORDER) == b"another", "the next click has a file of its own"


def test_a_file_of_another_order_is_made_anew(atlas: Atlas, monkeypatch):
    scene, download = scene_of(atlas, View()), Download()
    monkeypatch.setattr(export_faults, "make", lambda _scene, order: order.title.encode())
    download.prepare(scene, ORDER)
    assert download.file(scene, replace(ORDER, title="Another")) == b"Another"

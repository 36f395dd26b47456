"""What is said of a file that could not be made: useful words, and nothing of the inside."""

from __future__ import annotations

import errno
from collections import deque
from datetime import date

import pytest

from stp_map.analysis.scene import scene_of
from stp_map.app import export_faults
from stp_map.app.export_faults import fault_text, leave_reason, make_or_tell
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


def test_a_failure_leaves_its_reason_and_a_success_takes_it_away(atlas: Atlas, monkeypatch):
    left: deque[str] = deque(maxlen=1)
    scene = scene_of(atlas, View())

    def broken(*_given: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(export_faults, "make", broken)
        with pytest.raises(ExportError, match="no room left"):
            make_or_tell(scene, ORDER, left)
    leave_reason(left, "The file did not arrive.")
    assert "no room left" in left[0]
    assert make_or_tell(scene, ORDER, left).startswith(b"\x89PNG")
    assert not left
    leave_reason(left, "The file did not arrive.")
    assert list(left) == ["The file did not arrive."]

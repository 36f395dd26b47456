"""What the page says of each change of leader: before, inside and after its span of days.

The rows, in the text file beside this one, are kept by hand. Each was compared with
``geodata/tables``: who is named there, what the source bears out on which day, and how sure it is.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from stp_map.analysis.scene import Scene, scene_of
from stp_map.core.model import AsAt, Atlas
from stp_map.core.order import Output
from stp_map.core.view import Filters, Presentation, View
from stp_map.exports import make
from stp_map.exports.tables.export_table import export_table
from stp_map.web.details import details_html
from stp_map.web.table import table_row
from tests.factories import order
from tests.slides_read_back import alternative, every_shape, opened, rows, texts

LEADER = 3
"""The column of the table."""

TOLD = Path(__file__).with_suffix(".txt").read_text("utf-8")
"""Number of a footprint, a day, and what stands in the table: kept by hand."""

_ROWS = [tuple(line.split(" | ")) for line in TOLD.splitlines()]


def scene_at(atlas: Atlas, number: str, day: str) -> Scene:
    """A day with one footprint selected, the others shown too."""
    as_at = AsAt.LATEST_KNOWN if day == "latest-known" else AsAt(date.fromisoformat(day))
    code = f"E540000{int(number):02}"
    return scene_of(atlas, View(Filters(as_at=as_at), Presentation(selected=code)))


@pytest.mark.parametrize(("number", "day", "said"), _ROWS)
def test_a_change_is_told_as_far_as_it_is_known(atlas, number, day, said):
    scene = scene_at(atlas, number, day)
    assert scene.selected is not None
    assert table_row(scene.selected, scene)[LEADER] == said
    name, *signs = re.split(r" \((?=.*\)$)", said, maxsplit=1)
    known = "".join(signs).removesuffix(")").partition("; ")
    weak = known[0] if known[0] in {"unverified", "later source", "encyclopaedia"} else ""
    sign = (known[2] if weak else "".join(signs).removesuffix(")")) if signs else ""
    details = details_html(scene)
    assert (f"{name} ({weak})" if weak else name) in details
    assert sign.lower() in details.lower()
    assert name in " ".join(scene.description)


def test_every_change_of_the_tables_is_told_before_inside_and_after_its_span(atlas: Atlas):
    told = {(int(number), day) for number, day, _ in _ROWS}
    for footprint in atlas.footprints:
        for change in footprint.changes:
            days = {day for number, day in told if number == footprint.number}
            assert any(day < change.earliest.isoformat() for day in days)
            assert {change.earliest.isoformat(), change.latest.isoformat()} <= days
            assert any(day > change.latest.isoformat() for day in days)


LATER = ("2016-03-31", "2016-04-30", "2016-10-31", "2017-12-31", "2018-06-30", "2019-09-30")


@pytest.mark.parametrize("colour_by", ["population", "leader-type"])
@pytest.mark.parametrize("day", [*LATER, "latest-known"])
def test_no_sentence_of_a_later_day_calls_a_leader_confirmed(atlas, day, colour_by):
    for number in ("10", "14", "37"):
        view = scene_at(atlas, number, day).view.presented(colour_by=colour_by)
        whole = scene_of(atlas, view)
        for scene in (whole, scene_of(atlas, view.filtered(query=whole.selected.footprint.name))):
            assert not re.search(r"(?<!to be )confirmed", everything_said(scene), re.IGNORECASE)


@pytest.mark.parametrize("output", [Output.DECK, Output.PACK_DECK])
def test_no_slide_of_a_later_day_calls_a_leader_confirmed(atlas, output):
    view = scene_at(atlas, "10", "2017-12-31").view.presented(colour_by="leader-type", labels=True)
    said = "\n".join(
        line
        for slide in opened(make(scene_of(atlas, view), order(output))).slides
        for line in (
            *texts(slide),
            *(cell for row in rows(slide) for cell in row),
            *map(alternative, every_shape(slide.shapes)),
            slide.notes_slide.notes_text_frame.text,
        )
    )
    assert "last known, from March 2016, not checked since" in said
    assert not re.search(r"(?<!to be )confirmed", without_notes(said, atlas), re.IGNORECASE)


def everything_said(scene: Scene) -> str:
    """Headline, finding, key figures, subtitle, description, notes, marks, table and details."""
    table = export_table(scene, order())
    sentences = (
        *(scene.headline, scene.finding, scene.subtitle, scene.evidence_note, scene.style_note),
        *(f"{figure.label} {figure.value}" for figure in scene.key_figures),
        *scene.description,
        *(line.label for line in scene.marks.lines),
        *scene.marks.words.values(),
        *(" ".join(table_row(entry, scene)) for entry in scene.entries),
        *(str(cell) for row in table.rows for cell in row),
        *(str(line) for line in table.caption.footer),
        details_html(scene),
    )
    return without_notes("\n".join(sentences), scene.atlas)


def without_notes(said: str, atlas: Atlas) -> str:
    """What is said but for notes of a table, which may quote what a source says."""
    for footprint in atlas.footprints:
        for note in {footprint.leader.note, *(c.leader.note for c in footprint.changes)} - {""}:
            said = said.replace(note, "")
    return said


def test_on_31_december_2017_the_lead_of_staffordshire_has_ended(atlas: Atlas):
    scene = scene_at(atlas, "10", "2017-12-31")
    assert scene.headline.startswith(
        "Of the 44 leads on 31 December 2017, 3 are known, 40 are last known and not checked since "
        "and 1 has ended, its successor not known; 3 of the names could not be verified"
    )
    assert [figure.label for figure in scene.key_figures][-1] == (
        "Leads known; 40 last known, 1 ended, 3 not verified"
    )


def test_a_lead_that_ended_in_january_2019_does_not_lead_in_september(atlas: Atlas):
    scene = scene_at(atlas, "14", "2019-09-30")
    assert scene.selected is not None
    assert not scene.selected.lead.is_leading
    assert scene.selection.by_code["E54000026"].lead.leader_type.value.startswith("Ended")

from __future__ import annotations

import itertools
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from io import BytesIO

import pytest
from pptx.enum.dml import MSO_FILL

from stp_map.analysis.scene import scene_of
from stp_map.analysis.selection import select
from stp_map.core import palette
from stp_map.core.model import Atlas, LeaderType, Region
from stp_map.core.order import Output
from stp_map.core.palette import Pattern
from stp_map.core.view import View
from stp_map.exports import make
from stp_map.exports.slides.content import plain
from stp_map.exports.slides.fit import cut, fitted, line_count
from stp_map.exports.slides.tables import columns_for, rows_of
from tests.factories import order
from tests.slides_read_back import (
    alternative,
    every_shape,
    group,
    opened,
    outside,
    rows,
    texts,
)

PAGE = "https://maps.example.org/stp/"
LEADERS = View().presented(colour_by="leader-type")
UNTRUSTED = "<script>alert(1)</script> & \x00\x1b[31m\ud800\ufffe =1+1 ]]> \u202e " + "wide " * 200
VIEWS = {
    "default": View(),
    "a measure without a column": View().presented(colour_by="number-of-neighbours"),
    "leaders": LEADERS,
    "labels": LEADERS.presented(labels=True),
    "selected": View().presented(selected="E54000037", labels=True),
    "selected in the inset": LEADERS.presented(selected="E54000028"),
    "some": LEADERS.filtered(leader_types=(LeaderType.CCG,)),
    "two regions": View().filtered(regions=(Region.LONDON, Region.SOUTH)),
    "one shown": View().filtered(query="devon").presented(selected="E54000037"),
    "none shown": View().filtered(query="zzzz").presented(labels=True),
    **{r.slug: LEADERS.filtered(regions=(r,)).presented(labels=True) for r in Region},
}


def made(atlas: Atlas, view: View, output: Output = Output.DECK, **how: object) -> bytes:
    return make(scene_of(atlas, view), order(output, page=PAGE, **how))


@pytest.fixture(scope="module")
def slides_of(atlas):
    """What a view's presentation reads back as, made once for all tests that only read it."""
    return cache(lambda view: opened(made(atlas, view)))


def footprints_of(atlas, holder) -> dict[str, object]:
    names = {footprint.name for footprint in atlas.footprints}
    return {shape.name: shape for shape in holder.shapes if shape.name in names}


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_every_shape_lies_on_its_slide_and_has_its_own_number(slides_of, view):
    presentation = slides_of(view)
    assert outside(presentation) == []
    for slide in presentation.slides:
        numbers = [shape.shape_id for shape in every_shape(slide.shapes)]
        assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_text_boxes_and_tables_do_not_overlap(slides_of, view):
    for slide in slides_of(view).slides:
        boxes = [s for s in slide.shapes if s.has_table or (s.has_text_frame and s.text_frame.text)]
        for one, other in itertools.combinations(boxes, 2):
            across = one.left < other.left + other.width and other.left < one.left + one.width
            down = one.top < other.top + other.height and other.top < one.top + one.height
            assert not (across and down), (one.text_frame.text, other.name)


@pytest.mark.parametrize(
    "name", ["default", "leaders", "labels", "some", "two regions", "selected"]
)
def test_each_footprint_is_one_shape_in_the_fill_of_its_class(atlas, slides_of, name):
    view = VIEWS[name]
    slide = slides_of(view).slides[0]
    scene = scene_of(atlas, view)
    shapes = footprints_of(atlas, group(slide, "Map of footprints"))
    drawn = [shape.name for shape in group(slide, "Map of footprints").shapes]
    assert len(shapes) == 44
    assert all(drawn.count(shape) == 1 for shape in shapes)
    for footprint in atlas.footprints:
        shown = footprint.code in scene.selection.shown_codes
        fill = scene.legend.fill_of(footprint.code) if shown else palette.FILTERED_OUT
        assert_filled(shapes[footprint.name], fill)


def assert_filled(shape, fill) -> None:
    if fill.pattern is Pattern.NONE:
        assert shape.fill.type == MSO_FILL.SOLID
        assert f"#{shape.fill.fore_color.rgb}" == fill.colour
    else:
        assert shape.fill.type == MSO_FILL.PATTERNED
        assert f"#{shape.fill.back_color.rgb}" == fill.colour
        assert f"#{shape.fill.fore_color.rgb}" == fill.ink


def test_the_legend_has_the_fill_words_and_count_of_every_class(atlas, slides_of):
    slide = slides_of(LEADERS).slides[0]
    classes = scene_of(atlas, LEADERS).legend.classes
    swatches = [s for s in slide.shapes if s.name.startswith("Legend: ")]
    assert [alternative(s) for s in swatches] == [
        "CCG: 18 footprints",
        "NHS provider: 18 footprints",
        "Local authority: 3 footprints",
        "Independent: 2 footprints",
        "To be confirmed: 3 footprints",
    ]
    for swatch, each in zip(swatches, classes, strict=True):
        assert_filled(swatch, each.fill)
    counts = [s.text_frame.text for s in slide.shapes if s.name == "Legend count"]
    assert counts == ["18", "18", "3", "2", "3"]


def test_title_words_notes_and_alternatives_say_what_is_shown(atlas, slides_of):
    presentation = slides_of(LEADERS)
    slide = presentation.slides[0]
    assert slide.shapes.title.text_frame.text.startswith("CCG leaders and NHS provider chiefs")
    footer = group(slide, "Footer").text_frame.text
    for words in ("Open Government Licence", "Made on 22 November 2026", PAGE, "Unverified"):
        assert words in footer
        assert words in slide.notes_slide.notes_text_frame.text
    assert alternative(group(slide, "Map of footprints")).startswith("Map: Organisation the leader")
    devon = footprints_of(atlas, group(slide, "Map of footprints"))["Devon"]
    assert alternative(devon) == (
        "37 Devon: NHS provider. Leader: Angela Pedder OBE, Chief Executive, "
        "Royal Devon and Exeter NHS Foundation Trust."
    )
    about = presentation.core_properties
    assert (about.author, about.language) == ("STP Map", "en-GB")
    assert about.title == slide.shapes.title.text_frame.text
    assert about.created == about.modified == datetime(2026, 11, 22)  # noqa: DTZ001 - as stored


def test_a_title_and_subtitle_of_ones_own_replace_the_computed_ones(atlas):
    content = made(atlas, View(), title="My title", subtitle="My subtitle")
    slide = opened(content).slides[0]
    assert slide.shapes.title.text_frame.text == "My title"
    assert group(slide, "Subtitle").text_frame.text == "My subtitle"


@pytest.mark.parametrize("output", [Output.DECK, Output.PACK_DECK])
def test_untrusted_text_is_shown_as_text_within_the_slide(atlas, output):
    view = View().filtered(query="\x07<b>&'\"")
    presentation = opened(made(atlas, view, output, title=UNTRUSTED))
    title = presentation.slides[0].shapes.title.text_frame.text
    assert title.startswith("<script>alert(1)</script> & [31m =1+1 ]]>")
    assert title.endswith("…")
    assert outside(presentation) == []
    assert "<b>&'" in " ".join(texts(presentation.slides[0]))


def test_untrusted_text_in_the_data_is_shown_as_text(atlas):
    odd = replace(atlas.footprints[0], name='<b>\x01"Odd" & ]]>\ud800')
    untrusted = replace(atlas, footprints=(odd, *atlas.footprints[1:]))
    slides = opened(made(untrusted, View().presented(labels=True))).slides
    shown = '<b> "Odd" & ]]>'
    assert shown in [shape.name for shape in group(slides[0], "Map of footprints").shapes]
    assert shown in rows(slides[1])[1]
    assert any(f"1\t{shown}" in words for words in texts(slides[0]))


@pytest.mark.parametrize(
    "name",
    ["default", "a measure without a column", "some", "london", "one shown", "none shown"],
)
def test_the_tables_hold_exactly_what_is_shown_under_a_header_each(atlas, slides_of, name):
    view = VIEWS[name]
    base = view.presentation.population
    tables = list(slides_of(view).slides)[1:]
    scene = scene_of(atlas, view)
    columns = columns_for(base, scene.legend)
    read = [rows(slide) for slide in tables]
    shown = [list(row) for row in rows_of(scene.entries, columns)]
    assert [row for part in read for row in part[1:]] == shown
    assert all(part[0] == [c.heading for c in columns] for part in read if part)
    assert all("continued" in slide.shapes.title.text_frame.text for slide in tables[1:])
    if not shown:
        assert "No footprint matches these filters." in texts(tables[0])


def test_the_inset_is_there_only_in_a_map_of_england_that_shows_london(slides_of):
    def inset(name: str) -> object:
        return group(slides_of(VIEWS[name]).slides[0], "London inset")

    names = [shape.name for shape in inset("default").shapes]  # type: ignore[attr-defined]
    assert "Greater London inset: North West London" in names
    assert inset("two regions") is not None
    for without in ("london", "south", "none shown"):
        assert inset(without) is None


@pytest.mark.parametrize("region", Region)
def test_one_region_fills_the_frame_with_all_its_footprints(atlas, slides_of, region):
    slide = slides_of(VIEWS[region.slug]).slides[0]
    shapes = footprints_of(atlas, group(slide, "Map of footprints"))
    own = [shapes[f.name] for f in atlas.footprints if f.region is region]
    wide = max(s.left + s.width for s in own) - min(s.left for s in own)
    high = max(s.top + s.height for s in own) - min(s.top for s in own)
    assert wide / 914400 > 7 or high / 914400 > 5.8


@pytest.mark.parametrize("name", ["labels", *(region.slug for region in Region)])
def test_numbers_do_not_overlap_and_the_key_names_each(atlas, slides_of, name):
    slide = slides_of(VIEWS[name]).slides[0]
    numbers = [s for s in slide.shapes if s.name.startswith("Number ")]
    shown = select(atlas, VIEWS[name].filters).shown
    wanted = [str(e.footprint.number) for e in shown]
    assert sorted(s.text_frame.text for s in numbers) == sorted(wanted)
    key = "\n".join(s.text_frame.text for s in slide.shapes if s.name == "Key of names")
    for entry in shown:
        assert f"{entry.footprint.number}\t{entry.footprint.name}" in key


def test_the_selected_footprint_is_outlined_last_and_named(slides_of):
    slide = slides_of(VIEWS["selected"]).slides[0]
    footprints = [s for s in group(slide, "Map of footprints").shapes if alternative(s)]
    assert footprints[-1].name == "Devon"
    assert footprints[-1].line.width > footprints[0].line.width
    assert group(slide, "Name of the selected footprint").text_frame.text == "37 Devon"


def test_equal_views_give_equal_bytes_in_a_small_file_without_a_clock(atlas):
    scene, asked = scene_of(atlas, VIEWS["labels"]), order(Output.DECK, page=PAGE)
    first, second = (make(scene, asked) for _ in range(2))
    assert first == second
    assert len(first) < 1_000_000
    assert first != make(scene, replace(asked, made_on=date(2026, 11, 23)))
    with zipfile.ZipFile(BytesIO(first)) as members:
        assert {member.date_time for member in members.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_is_measured_wide_enough_and_cut_only_where_it_must_be():
    assert line_count("one", 1, 12) == 1
    assert line_count("word " * 40, 2, 12) > 5
    assert line_count("unbroken" * 40, 2, 12) > 5
    assert fitted("Short", 6, 1, (30, 20)) == ("Short", 30)
    words, points = fitted("long words " * 99, 6, 1, (30, 20))
    assert (points, words[-1]) == (20, "…")
    assert cut("漢字" * 200, 3, 2, 12).endswith("…")
    assert plain("a\x00b\n c\ud800\uffff\x85") == "a b c"


def test_libreoffice_opens_both_with_every_slide(atlas, tmp_path):
    files = {
        "deck": made(atlas, LEADERS),
        "pack": made(atlas, LEADERS, Output.PACK_DECK),
    }
    for name, content in files.items():
        (tmp_path / f"{name}.pptx").write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *(str(tmp_path / f"{name}.pptx") for name in files)],
        check=True,
        timeout=120,
        capture_output=True,
    )
    for name, content in files.items():
        about = subprocess.run(
            ["pdfinfo", str(tmp_path / f"{name}.pdf")], check=True, capture_output=True, text=True
        ).stdout
        assert f"Pages:           {len(opened(content).slides)}" in about

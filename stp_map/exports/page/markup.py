"""What the standalone page shows before its script runs, and where no script runs at all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import Marks
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import palette
from stp_map.core.html import Html, element, together
from stp_map.core.model import Atlas, Entry
from stp_map.core.view import MapStyle, Presentation
from stp_map.exports.page.geometry import Drawing, drawing
from stp_map.exports.page.over import drawn_marks
from stp_map.exports.page.payload import fill_of
from stp_map.exports.page.words import LABELS
from stp_map.geometry.borders import BorderKind
from stp_map.web.table import headings, leader_cells, table_caption, table_row

NUMERIC_COLUMNS = frozenset({0, 5, 6, 7})
LEADER_COLUMN = 3

LINES = {
    BorderKind.LEFT_OUT: "pale",
    BorderKind.COAST: "footprint",
    BorderKind.FOOTPRINTS: "footprint",
    BorderKind.REGIONS: "region",
}
"""What the style sheet knows each kind of border by."""


def _hatch(name: str, scale: int) -> Html:
    """A pattern for "not yet"; the script keeps that of the map at the scale of the screen."""
    lines = element("path", d="M0 0v7", stroke=palette.NOT_YET.ink, stroke_width="3")
    ground = element("rect", width="7", height="7", fill=palette.NOT_YET.colour)
    return element(
        "pattern",
        ground,
        lines,
        id=name,
        width="7",
        height="7",
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({scale}) rotate(45)",
    )


def escaped(text: str) -> str:
    """Text as HTML."""
    return escape(text, quote=False)


def attribute(text: str) -> str:
    """Text as the value of an attribute."""
    return escape(text)


def legend_list(legend: Legend) -> Html:
    """The legend as a heading and a list of swatches, labels and counts."""
    items = [
        element(
            "li",
            _swatch(fill_of(each.fill).replace("#hatch", "#hatch-key")),
            element("span", each.label),
            " ",
            element("span", str(each.count), class_="count"),
        )
        for each in legend.classes
    ]
    return together([element("h3", legend.title), element("ul", *items)])


def _swatch(fill: str) -> Html:
    box = element("rect", x="1", y="1", width="20", height="14", fill=fill)
    return element("svg", box, class_="swatch", viewBox="0 0 22 16", aria_hidden="true")


def svg(scene: Scene, description: str) -> Html:
    """The map as an SVG in British National Grid.

    Args:
        scene: which footprints are filled, how, and what is drawn over their colours.
        description: the map's text alternative.

    Returns:
        The ``svg`` element, whose parts the script finds by class and id.
    """
    atlas, selection, legend, marks = scene.atlas, scene.selection, scene.legend, scene.marks
    shown = scene.shown
    drawn = drawing(atlas, shown)
    outline = dict(zip(drawn.codes, drawn.shapes, strict=True)).get(shown.selected, "")
    return element(
        "svg",
        element(
            "defs",
            _hatch("hatch", 9),
            _hatch("hatch-key", 1),
            *_border_paths(drawn, selection),
        ),
        element("path", d=_ground(atlas, drawn), id="ground"),
        element(
            "g",
            *_areas(atlas, drawn, selection, legend, marks),
            id="areas",
            class_="stacked" if drawn.order else "",
        ),
        element("g", *_border_uses(), class_="borders"),
        *(
            element("path", d=outline if "selected" in name else "", class_=f"outline {name}")
            for name in ("selected-casing", "selected", "focus-casing", "focus")
        ),
        element(
            "g", *_labels(atlas, drawn, selection, legend, shown), id="labels", font_size="115"
        ),
        element("g", *drawn_marks(atlas, drawn, marks, shown), id="over"),
        id="map",
        viewBox=" ".join(map(str, drawn.whole)),
        role="img",
        aria_label=description,
    )


def _ground(atlas: Atlas, drawn: Drawing) -> str:
    """The true borders, to say where one is, under shapes that are only symbols."""
    if not drawn.order:
        return ""
    ground = drawing(atlas, Presentation(style=MapStyle.BOUNDARIES))
    return "".join(line.path for line in ground.lines)


def _areas(
    atlas: Atlas, drawn: Drawing, selection: Selection, legend: Legend, marks: Marks
) -> list[Html]:
    def area(index: int) -> Html:
        code, name = drawn.codes[index], atlas.footprints[index].name
        is_shown = code in selection.shown_codes
        fill = fill_of(legend.fill_of(code)) if is_shown else palette.FILTERED_OUT.colour
        value = legend.values[code] if is_shown else LABELS["leftOut"]
        words = "; ".join(part for part in (value, marks.words.get(code, "")) if part)
        title = element("title", f"{name}: {words}")
        left_out = {} if is_shown else {"class_": "left-out"}
        return element("path", title, d=drawn.shapes[index], fill=fill, data_code=code, **left_out)

    if not drawn.order:
        return [area(index) for index in range(len(drawn.codes))]
    # What the filters leave out lies under what is shown.
    order = sorted(drawn.order, key=lambda index: drawn.codes[index] in selection.shown_codes)
    return [area(index) for index in order]


def _border_paths(drawn: Drawing, selection: Selection) -> list[Html]:
    lines: dict[str, list[str]] = {"pale": [], "footprint": [], "region": []}
    for line in drawn.lines:
        kind = line.border.kind_among(selection.shown_codes)
        # Beside what is left out, a border looks as it does beside what is shown.
        lines[LINES[line.border.kind if kind is BorderKind.EDGE else kind]].append(line.path)
    return [
        element("path", d="".join(paths), id=f"lines-{name}", vector_effect="non-scaling-stroke")
        for name, paths in lines.items()
    ]


def _border_uses() -> list[Html]:
    uses = ("pale", "footprint casing", "region casing", "footprint", "region")
    return [element("use", href=f"#lines-{name.split()[0]}", class_=name) for name in uses]


def _labels(
    atlas: Atlas, drawn: Drawing, selection: Selection, legend: Legend, shown: Presentation
) -> list[Html]:
    if not shown.labels:
        return []
    return [
        element(
            "text",
            str(footprint.number),
            x=str(x),
            y=str(y),
            class_="on-dark"
            if legend.fill_of(footprint.code).label_colour == palette.WHITE
            else "on-light",
        )
        for footprint, (x, y) in zip(atlas.footprints, drawn.points, strict=True)
        if footprint.code in selection.shown_codes
    ]


def table(scene: Scene) -> Html:
    """The table of what is shown, in number order."""
    head = [
        element("th", heading, scope="col", **_number_class(column))
        for column, heading in enumerate(headings(scene.legend))
    ]
    rows = [_table_row(entry, table_row(entry, scene)) for entry in scene.entries]
    return element(
        "table",
        element("caption", table_caption(scene)),
        element("thead", element("tr", *head)),
        element("tbody", *rows),
    )


def _table_row(entry: Entry, row: Sequence[str]) -> Html:
    _, post, _, mark = leader_cells(entry.leader)
    cells = []
    for column, cell in enumerate(row):
        notes = [element("small", post)] if column == LEADER_COLUMN and post else []
        notes += [element("em", mark)] if column == LEADER_COLUMN and mark else []
        kept = _number_class(column)
        is_name = column == 1
        cells.append(
            element("th", cell, scope="row") if is_name else element("td", cell, *notes, **kept)
        )
    return element("tr", *cells)


def _number_class(column: int) -> dict[str, str]:
    return {"class_": "number"} if column in NUMERIC_COLUMNS else {}

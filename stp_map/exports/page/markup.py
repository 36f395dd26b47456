"""What the standalone page shows before its script runs, and where no script runs at all."""

from __future__ import annotations

from stp_map.analysis.legend import Legend
from stp_map.analysis.scene import Scene
from stp_map.analysis.selection import Selection
from stp_map.core import palette
from stp_map.core.html import Html, element, together
from stp_map.core.model import Atlas
from stp_map.core.view import MapStyle, Presentation
from stp_map.exports.page.geometry import Drawing, drawing
from stp_map.exports.page.over import drawn_marks, key_list
from stp_map.exports.page.payload import fill_of
from stp_map.exports.page.words import LABELS
from stp_map.geometry.borders import BorderKind
from stp_map.web.elements import table
from stp_map.web.table import headings, leader_cells, table_caption, table_row

NUMERIC_COLUMNS = (0, 5, 6, 7)
NAME_COLUMN, LEADER_COLUMN = 1, 3

LINES = {
    BorderKind.LEFT_OUT: "pale",
    BorderKind.COAST: "footprint",
    BorderKind.FOOTPRINTS: "footprint",
    BorderKind.REGIONS: "region",
}
"""What the style sheet knows each kind of border by."""


def _hatch(name: str, scale: int) -> Html:
    """A pattern for "not yet"; the script fits that of the map to the screen."""
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


def legend_list(legend: Legend) -> Html:
    """The legend as a heading and a list of swatches, labels and counts."""
    lines = [
        (_swatch(fill_of(each.fill).replace("#hatch", "#hatch-key")), each.label, each.count)
        for each in legend.classes
    ]
    return key_list(legend.title, lines)


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
    drawn = drawing(scene.atlas, scene.shown)
    outline = dict(zip(drawn.codes, drawn.shapes, strict=True)).get(scene.shown.selected, "")
    return element(
        "svg",
        element(
            "defs",
            _hatch("hatch", 9),
            _hatch("hatch-key", 1),
            *_border_paths(drawn, scene.selection),
        ),
        element("path", d=_ground(scene.atlas, drawn), id="ground"),
        element("g", *_areas(scene, drawn), id="areas", class_="stacked" if drawn.order else ""),
        element("g", *_border_uses(), class_="borders"),
        *(
            element("path", d=outline if "selected" in name else "", class_=f"outline {name}")
            for name in ("selected-casing", "selected", "focus-casing", "focus")
        ),
        element("g", *_labels(scene, drawn), id="labels", font_size="115"),
        element("g", *drawn_marks(scene, drawn), id="over"),
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
    return "".join(path for _, path in ground.lines)


def _areas(scene: Scene, drawn: Drawing) -> list[Html]:
    legend, shown_codes = scene.legend, scene.selection.shown_codes

    def area(index: int) -> Html:
        code, name = drawn.codes[index], scene.atlas.footprints[index].name
        is_shown = code in shown_codes
        fill = fill_of(legend.fill_of(code)) if is_shown else palette.FILTERED_OUT.colour
        value = legend.values[code] if is_shown else LABELS["leftOut"]
        words = "; ".join(part for part in (value, scene.marks.words.get(code, "")) if part)
        title = element("title", f"{name}: {words}")
        left_out = {} if is_shown else {"class_": "left-out"}
        return element("path", title, d=drawn.shapes[index], fill=fill, data_code=code, **left_out)

    # Of what overlaps, what the filters leave out lies under what is shown.
    stacked = sorted(drawn.order, key=lambda index: drawn.codes[index] in shown_codes)
    return [area(index) for index in stacked or range(len(drawn.codes))]


def _border_paths(drawn: Drawing, selection: Selection) -> list[Html]:
    lines: dict[str, list[str]] = {"pale": [], "footprint": [], "region": []}
    for border, path in drawn.lines:
        kind = border.kind_among(selection.shown_codes)
        # Beside what is left out, a border looks as it does beside what is shown.
        lines[LINES[border.kind if kind is BorderKind.EDGE else kind]].append(path)
    return [
        element("path", d="".join(paths), id=f"lines-{name}", vector_effect="non-scaling-stroke")
        for name, paths in lines.items()
    ]


def _border_uses() -> list[Html]:
    uses = ("pale", "footprint casing", "region casing", "footprint", "region")
    return [element("use", href=f"#lines-{name.split()[0]}", class_=name) for name in uses]


def _labels(scene: Scene, drawn: Drawing) -> list[Html]:
    if not scene.shown.labels:
        return []

    def label(number: int, fill: palette.Fill, x: int, y: int) -> Html:
        ground = "on-dark" if fill.label_colour == palette.WHITE else "on-light"
        return element("text", str(number), x=str(x), y=str(y), class_=ground)

    return [
        label(footprint.number, scene.legend.fill_of(footprint.code), x, y)
        for footprint, (x, y) in zip(scene.atlas.footprints, drawn.points, strict=True)
        if footprint.code in scene.selection.shown_codes
    ]


def table_html(scene: Scene) -> Html:
    """The table of what is shown, in number order."""
    rows = []
    for entry in scene.entries:
        cells = list(table_row(entry, scene))
        _, post, _, mark = leader_cells(entry.leader)
        notes = [element(name, note) for name, note in (("small", post), ("em", mark)) if note]
        cells[LEADER_COLUMN] = together([cells[LEADER_COLUMN], *notes])
        rows.append(cells)
    return table(
        headings(scene.legend),
        rows,
        head=NAME_COLUMN,
        classes=dict.fromkeys(NUMERIC_COLUMNS, "number"),
        caption=table_caption(scene),
    )

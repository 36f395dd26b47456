"""What the standalone page shows where no script runs: a picture of the map, details, table."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

from PIL import Image

from stp_map.analysis.scene import Scene
from stp_map.core import text
from stp_map.core.html import Html, element, together
from stp_map.core.order import Order, Output, PictureSize
from stp_map.exports import paper
from stp_map.web.details import details_html
from stp_map.web.elements import note
from stp_map.web.elements import table as html_table
from stp_map.web.table import headings, lead_cells, table_caption, table_row

COLOURS = 64
"""Of the picture: enough for a map and its letters, in a quarter of the bytes of all of them."""

_NUMERIC = (0, 5, 6, 7)
_NAME, _LEADER = 1, 3  # columns
_NO_SCRIPT = (
    "This is the map as it was made. Choosing, sorting and reading about single footprints need "
    "JavaScript, which this browser has switched off."
)


def picture(scene: Scene, order: Order) -> Html:
    """The map as it is printed on a slide, in an element that only readers without scripts see.

    Args:
        scene: what is shown.
        order: the date and address that the picture carries.
    """
    small = replace(order, output=Output.PNG, size=PictureSize.SLIDE, dpi=72, chart=None)
    content = base64.b64encode(_in_few_colours(paper.make(scene, small))).decode()
    source = f"data:image/png;base64,{content}"
    image = element("img", src=source, alt=" ".join(scene.description))
    return element("noscript", note(_NO_SCRIPT), image)


def _in_few_colours(png: bytes) -> bytes:
    written = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def details(scene: Scene) -> Html:
    """The details of the selected footprint, or how to select one."""
    if scene.selected is None:
        return together([element("h2", "Details", tabindex="-1"), note(text.HOW_TO_SELECT)])
    return details_html(scene)


def table(scene: Scene) -> Html:
    """The table of what is shown, in number order."""
    rows = []
    for entry in scene.entries:
        cells = list(table_row(entry, scene))
        name, post, _, signs = lead_cells(entry.lead)
        notes = [element("small", note) for note in (post, signs) if note]
        cells[_LEADER] = together([name, *notes])
        rows.append(cells)
    return html_table(
        headings(scene.legend),
        rows,
        head=_NAME,
        classes=dict.fromkeys(_NUMERIC, "stp-number"),
        caption=table_caption(scene),
    )

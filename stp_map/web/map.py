"""The interactive map as folium objects: a base that never changes and a small restyling.

streamlit-folium rebuilds its frame whenever the base map's script changes, so the base holds
nothing that a View decides. Everything else travels in the restyling, a few kilobytes that tell
the polygons already in the browser how to look.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template
from folium.utilities import camelize

from stp_map.analysis.legend import Legend
from stp_map.analysis.marks import Marks
from stp_map.analysis.scene import Scene
from stp_map.core import palette
from stp_map.core.view import MapStyle
from stp_map.web.above import fill_name
from stp_map.web.script_data import script_json, style_key, values_key

ENGLAND_CENTRE = (52.9, -1.9)
"""Latitude and longitude to start from until the browser fits the footprints to its frame."""

START_ZOOM = 6


@dataclass(frozen=True, slots=True)
class MapFiles:
    """Addresses of the map's own files, relative to the frame that streamlit-folium makes.

    ``script`` is ours and is loaded first: it fetches the geometry while Leaflet is read.
    ``shapes`` are the boundaries.
    """

    script: str
    shapes: str
    style: str
    leaflet_script: str
    leaflet_style: str


class BaseMap(folium.Map):
    """A folium map that brings no header of its own, and says what it is in few words.

    folium's header loads scripts from other hosts and sets styles that ours sets better. Header
    and script would travel with every interaction.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }}=L.map({{ this.get_name()|tojson }},{{ this.settings|tojson }});"
        "{% endmacro %}"
    )

    @property
    def settings(self) -> dict[str, object]:
        """Centre and options as Leaflet takes them."""
        options = {camelize(name): value for name, value in self.options.items()}
        return {"center": self.location, **options}

    def render(self, **kwargs: object) -> str:
        """Nothing: streamlit-folium takes the map's script by itself."""
        del kwargs
        return ""


class _Start(MacroElement):
    """Hands the Leaflet map to our script."""

    _template = Template("{% macro script(this, kwargs) %}stpMap.start(map_div);{% endmacro %}")


class Restyling(folium.FeatureGroup):
    """An empty feature group whose script restyles the polygons that are already there."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "stpMap.show({{ this.state }});"
        "{% endmacro %}"
    )

    def __init__(self, state: Mapping[str, object]) -> None:
        """Take the state to be shown.

        Args:
            state: plain values for ``stpMap.show``; any text in it is untrusted.
        """
        super().__init__()
        self.state = script_literal(state)


def script_literal(value: object) -> str:
    """A value as JavaScript source that is safe inside a script, whatever text it holds.

    Args:
        value: anything that JSON can say.

    Returns:
        ``script_json`` in ASCII and without the openings of Jinja, for branca reads a script as
        a template again.
    """
    text = script_json(value, is_ascii=True)
    for opening in ("{{", "{%", "{#"):
        text = text.replace(opening, f"{{\\u{ord(opening[1]):04x}")
    return text


def base_map(files: MapFiles) -> folium.Map:
    """The empty map without tiles, the same in every run.

    Args:
        files: where the browser finds the map's files.

    Returns:
        A new map; streamlit-folium changes the one it is given, so each run needs its own.
    """
    base = _empty_map()
    figure = base.get_root()
    if isinstance(figure, Figure):
        figure.header = Element()
    base.default_js = [("footprint_map", files.script), ("leaflet", files.leaflet_script)]
    base.default_css = [("leaflet", files.leaflet_style), ("footprint_map", files.style)]
    base.add_child(_Start())  # type: ignore[no-untyped-call]
    return base


def map_settings() -> dict[str, object]:
    """Centre and options of the map as Leaflet takes them."""
    return _empty_map().settings


def _empty_map() -> BaseMap:
    return BaseMap(
        location=ENGLAND_CENTRE,
        tiles=None,
        zoom_start=START_ZOOM,
        zoom_control=False,
        min_zoom=4,
        max_zoom=13,
        zoom_snap=0.1,
        keyboard=False,
    )


def restyling(scene: Scene) -> Restyling:
    """What the polygons should look like now.

    Args:
        scene: which footprints are shown, their classes, and what is drawn over the colours.

    Returns:
        A feature group to hand to streamlit-folium as ``feature_group_to_add``.
    """
    return Restyling(map_state(scene))


def map_state(scene: Scene) -> dict[str, object]:
    """What the map's script is told of a view, as plain values.

    Args:
        scene: which footprints are shown, their classes, and what is drawn over the colours.
    """
    selection, legend, shown = scene.selection, scene.legend, scene.shown
    codes = [entry.footprint.code for entry in selection.everything]
    state: dict[str, object] = {
        "classes": "".join(
            str(legend.class_of[code]) if code in selection.shown_codes else "-" for code in codes
        ),
        "fills": [fill_name(each.fill) for each in legend.classes],
        "darkFills": [int(each.fill.label_colour == palette.WHITE) for each in legend.classes],
        "leftOut": palette.FILTERED_OUT.colour,
        "labels": [each.label for each in legend.classes],
        "values": values_key(shown.colour_by, shown.population),
        "selected": shown.selected,
        "showLabels": int(shown.labels),
        **_uploaded_words(codes, legend),
        **_marked(codes, scene.marks),
        **({} if shown.style is MapStyle.BOUNDARIES else {"style": style_key(shown)}),
    }
    state["version"] = zlib.crc32(script_literal(state).encode())
    return state


def _uploaded_words(codes: Sequence[str], legend: Legend) -> dict[str, object]:
    """Values in words of uploaded figures; those of ours are with the geometry."""
    return {"words": [legend.values[code] for code in codes]} if legend.measure.is_uploaded else {}


def _marked(codes: Sequence[str], marks: Marks) -> dict[str, object]:
    """Marks that say the same once, with the indexes of their footprints; trusts and places."""
    found: dict[str, object] = {}
    said: dict[tuple[str, str], list[int]] = {}
    for index, code in enumerate(codes):
        if code in marks.symbols:
            said.setdefault((marks.symbols[code].value, marks.words[code]), []).append(index)
    if said:
        found["marks"] = [[*mark, indexes] for mark, indexes in said.items()]
    if marks.trusts:
        found["trusts"] = 1
    if marks.places:
        found["places"] = [[p.latitude, p.longitude, p.name] for p in marks.places]
    return found

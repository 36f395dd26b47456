"""The usual way: a folium choropleth, made anew and sent whole by st_folium in every rerun.

It draws the same 44 polygons as the page. What it needs of Leaflet is served from here, so that
it can run without a network at all; folium's own start would also load jQuery, Bootstrap and
icons, which are left out in its favour.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
STATIC = "../../app/static/"
BINS = (0, 750_000, 1_100_000, 1_500_000, 1_900_000)
BLUES = ("#CDE594", "#80C6A3", "#1F9EB7", "#186290", "#080C54")
TYPES = {
    "CCG": "#0F385C",
    "NHS provider": "#50A1A5",
    "Local authority": "#CA357C",
    "Independent": "#F7996A",
}

st.set_page_config(page_title="Naive", layout="wide", initial_sidebar_state="auto")


@st.cache_resource
def areas() -> gpd.GeoDataFrame:
    """Boundaries joined to footprints and leaders, read once."""
    shapes = gpd.read_file(GEODATA / "boundaries" / "footprints.geojson")[["code", "geometry"]]
    tables = GEODATA / "tables"
    footprints = pd.read_csv(tables / "footprints.csv")
    leaders = pd.read_csv(tables / "leaders.csv")[["code", "leader_type"]]
    return shapes.merge(
        footprints[["code", "name", "region", "population_registered"]], on="code"
    ).merge(leaders, on="code")


def fill_of(properties: dict[str, Any], colour_by: str) -> str:
    """The colour of an area."""
    if colour_by == "Leader type":
        return TYPES.get(properties["leader_type"], "#D8DDE0")
    people = properties["population_registered"]
    return BLUES[sum(people > bound for bound in BINS) - 1]


def choropleth(shown: gpd.GeoDataFrame, colour_by: str) -> folium.Map:
    """A new map of the areas shown."""
    chart = folium.Map(location=(52.9, -1.9), zoom_start=6, tiles=None)
    chart.default_js = [("leaflet", f"{STATIC}leaflet.js")]
    chart.default_css = [("leaflet", f"{STATIC}leaflet.css")]
    folium.GeoJson(
        json.loads(shown.to_json()),
        style_function=lambda feature: {
            "fillColor": fill_of(feature["properties"], colour_by),
            "fillOpacity": 1,
            "color": "#FFFFFF",
            "weight": 1,
        },
        tooltip=folium.GeoJsonTooltip(["name", "population_registered"]),
    ).add_to(chart)
    return chart


with st.sidebar:
    regions = st.pills(
        "Region",
        ["North", "Midlands and East", "London", "South"],
        selection_mode="multi",
        key="region",
    )
    colour = st.selectbox("Colour by", ["Population", "Leader type"], key="colour_by")

everything = areas()
chosen = everything[everything["region"].isin(regions)] if regions else everything
answer = st_folium(
    choropleth(chosen, colour), key="footprint_map", use_container_width=True, height=640
)
drawing = (answer or {}).get("last_active_drawing") or {"properties": {"name": "Nothing"}}
st.html(f'<p class="bench-line">{drawing["properties"]["name"]}</p>')

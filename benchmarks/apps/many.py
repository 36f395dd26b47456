"""The page itself with as many synthetic areas as BENCH_AREAS says."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from benchmarks.synthetic import synthetic_atlas, with_map_shapes
from stp_map.app import page
from stp_map.app.server.assets import PageFiles, prepare_static_files
from stp_map.app.server.loading import keep_out_of_collections

st.set_page_config(page_title="Many", layout="wide")


@st.cache_resource(show_spinner="Loading the map")
def load() -> tuple[object, PageFiles]:
    """The synthetic atlas and the page's files for it, once."""
    atlas = with_map_shapes(synthetic_atlas(int(os.environ["BENCH_AREAS"])))
    return atlas, prepare_static_files(atlas, Path(__file__).parent / "static")


page._draw(*load())  # noqa: SLF001 - the page's own drawing, fed with other data
keep_out_of_collections("page")  # as the page itself does

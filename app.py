"""STP Map: start it with ``make run`` or ``streamlit run app.py``."""

from pathlib import Path

import streamlit as st

from stp_map.app.page import show_page
from stp_map.core import text

st.set_page_config(page_title=text.TITLE, layout="wide")

show_page(geodata=Path(__file__).parent / "geodata")

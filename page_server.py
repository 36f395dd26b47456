"""The page with its own rules for files: what ``make run`` hands to ``streamlit run``."""

from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

from stp_map.ui.kept_files import KeptFiles

app = App(Path(__file__).with_name("app.py"), middleware=[Middleware(KeptFiles)])

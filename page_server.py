"""The page with its own rules for files: what ``make run`` hands to ``streamlit run``."""

from pathlib import Path

from starlette.middleware import Middleware
from streamlit.starlette import App

from stp_map.app.server.bundle import Bundle
from stp_map.app.server.hints import Hints
from stp_map.app.server.immutable_files import ImmutableFiles
from stp_map.app.server.map_frame import MapFrame
from stp_map.app.server.preload import preloading

ROOT = Path(__file__).parent

app = App(
    ROOT / "app.py",
    lifespan=preloading,
    middleware=[
        Middleware(Bundle),
        Middleware(Hints, static=ROOT / "static"),
        Middleware(MapFrame, geodata=ROOT / "geodata", static=ROOT / "static"),
        Middleware(ImmutableFiles),
    ],
)

"""The page as an ASGI application: what ``make run`` hands to ``streamlit run``.

Any other ASGI server takes it too: ``uvicorn page_server:app --no-access-log``. Host and port are
then options of that server, and Streamlit's own are only those in ``.streamlit/config.toml``.
"""

from contextlib import suppress
from pathlib import Path

from stp_map.app.server.logs import configure

configure()  # Before anybody else writes a line.

from starlette.middleware import Middleware  # noqa: E402
from streamlit.starlette import App  # noqa: E402

from stp_map.app.server.immutable_files import ImmutableFiles  # noqa: E402
from stp_map.app.server.map_frame import MapFrame  # noqa: E402
from stp_map.app.server.preload import preloading  # noqa: E402

ROOT = Path(__file__).parent

with suppress(OSError):  # Of which the page tells its readers.
    (ROOT / "static").mkdir(exist_ok=True)  # Streamlit serves only a folder that exists.

app = App(
    ROOT / "app.py",
    lifespan=preloading,
    middleware=[Middleware(MapFrame), Middleware(ImmutableFiles)],
)

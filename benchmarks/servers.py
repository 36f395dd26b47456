"""Starts and ends the three pages that are compared, each on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
APPS = ROOT / "benchmarks" / "apps"
SCRIPTS = {
    "ours": ROOT / "page_server.py",  # what `make run` runs
    "empty": APPS / "empty.py",
    "naive": APPS / "naive.py",
    "many": APPS / "many.py",
}
START_SECONDS = 90

STREAMLIT = ["-m", "streamlit"]
AS_IT_COMES = [
    "-c",
    "import sys; sys.modules['uvloop'] = None; from streamlit.web.cli import main; main()",
]
"""Streamlit without the event loop that is a requirement of ours, which makes any page quicker."""


@dataclass(frozen=True)
class Server:
    """A page being served.

    Attributes:
        name: which of the pages.
        port: where, on this machine.
        process: the server.
        started_at: when it was started, in seconds of the wall.
    """

    name: str
    port: int
    process: subprocess.Popen[bytes]
    started_at: float

    @property
    def url(self) -> str:
        """Its address, with a slash at the end."""
        return f"http://127.0.0.1:{self.port}/"

    def memory_mb(self) -> float:
        """Resident memory of the server."""
        return psutil.Process(self.process.pid).memory_info().rss / 2**20


def prepare() -> None:
    """Put Leaflet where the other pages' servers find it; ours looks after itself."""
    folder = APPS / "static"
    folder.mkdir(exist_ok=True)
    for name in ("leaflet.js", "leaflet.css"):
        with as_file(files("js_lib_leaflet") / "static" / "js_lib_leaflet" / name) as packaged:
            shutil.copyfile(packaged, folder / name)


@contextmanager
def serving(name: str, extra: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Serve a page until the block ends.

    Args:
        name: one of ``SCRIPTS``.
        extra: environment variables for the server.

    Yields:
        The server, which accepts connections.
    """
    port = _free_port()
    streamlit = STREAMLIT if name in {"ours", "many"} else AS_IT_COMES
    command = [sys.executable, *streamlit, "run", str(SCRIPTS[name])]
    command += ["--server.headless=true", "--server.address=127.0.0.1", f"--server.port={port}"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")}
    started_at = time.time()
    log = ROOT / "build" / f"bench-{name}.log"
    log.parent.mkdir(exist_ok=True)
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, env={**kept, **(extra or {})}, stdout=out, stderr=out
        ) as process,
    ):
        try:
            _wait_for(port, process, log)
            yield Server(name, port, process, started_at)
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            _pause(process)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text('utf-8')}")


def _pause(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=0.01)
    except subprocess.TimeoutExpired:
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()

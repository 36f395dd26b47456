"""A copy of the page in a folder of a test's own, served, and at that test's mercy."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


@dataclass(frozen=True)
class OwnServer:
    """A server that a test may damage and kill.

    Attributes:
        port: where, on this machine.
        base: the path before every address, such as ``/stp-map``, or empty.
        process: the server.
        log: what it printed, of earlier servers in the same folder too.
    """

    port: int
    base: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    def read(self, path: str) -> str:
        """What it answers, as text."""
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:  # noqa: S310 - http
            return str(answer.read().decode())

    def runs(self) -> int:
        """How often it has drawn the page, by its log."""
        return self.log.read_text("utf-8").count('"event": "page"')

    def kill(self) -> None:
        """End it as a failing machine would."""
        self.process.kill()
        self.process.wait()


def project_copy(folder: Path) -> Path:
    """What serving needs, copied."""
    for name in ("stp_map", "geodata", ".streamlit"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=leave)
    for name in ("app.py", "page_server.py"):
        shutil.copy(ROOT / name, folder)
    return folder


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def own_server(
    folder: Path,
    port: int = 0,
    base: str = "",
    options: Sequence[str] = (),
    start: str = "page_server.py",
) -> Iterator[OwnServer]:
    """Serve a copy until the block ends.

    Args:
        folder: the copy, made by ``project_copy``.
        port: where; 0 takes any that is free.
        base: a base path such as ``/stp-map``.
        options: further options of ``streamlit run``.
        start: the script that Streamlit is told to run.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", start, "--server.address", "127.0.0.1"]
    command += ["--server.port", str(port), "--server.baseUrlPath", base, *options]
    settings = {name: at for name, at in os.environ.items() if not name.startswith("STREAMLIT_")}
    log = folder / f"server-{port}.log"
    with (
        log.open("ab") as out,
        subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=settings) as process,
    ):
        server = OwnServer(port, base, process, log)
        try:
            until_answering(f"{server.url}/_stcore/health", process, log)
            yield server
        finally:
            server.kill()


def until_answering(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until an address answers, or say what its server printed."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - http on this machine
                return
        except (URLError, ConnectionError, TimeoutError):
            _pause(process)
    raise AssertionError(f"No answer at {url}:\n{log.read_text('utf-8')}")


def _pause(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return

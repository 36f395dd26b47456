"""nginx with the shipped configuration, before two replicas, as an unprivileged process."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.own_server import ROOT, free_port, until_answering

DEPLOY = ROOT / "deploy"
BASE = "/stp-map"
MAIN = """\
daemon off;
pid nginx.pid;
worker_processes 2;
error_log error.log notice;
events {{ worker_connections 512; }}
http {{
    {temporary}
    access_log off;
    include stp-map.conf;
}}
"""
LISTEN = "listen 127.0.0.1:{port};\naccess_log {folder}/access.log stp_map;\n"
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass(frozen=True)
class OwnProxy:
    """A proxy that a test started.

    Attributes:
        port: where, on this machine.
        folder: its files, logs among them.
        process: nginx.
    """

    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The page's address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}{BASE}"


def configured(folder: Path, port: int, replicas: tuple[int, int]) -> Path:
    """The shipped files in a folder, with the ports of this test in the two that hold ports."""
    shutil.copy(DEPLOY / "stp-map.conf", folder)
    shutil.copytree(DEPLOY / "stp-map", folder / "stp-map")
    where = folder / "stp-map" / "replicas.conf"
    text = where.read_text("utf-8")
    for shipped, ours in zip(("8501", "8502"), replicas, strict=True):
        text, changed = re.subn(rf"(?<=:){shipped}\b", str(ours), text)
        assert changed == 3
    where.write_text(text, "utf-8")
    listen = LISTEN.format(port=port, folder=folder)
    (folder / "stp-map" / "listen.conf").write_text(listen, "utf-8")
    paths = "\n    ".join(f"{name}_temp_path tmp-{name};" for name in TEMPORARY)
    (folder / "nginx.conf").write_text(MAIN.format(temporary=paths), "utf-8")
    return folder


@contextmanager
def own_proxy(folder: Path, replicas: tuple[int, int]) -> Iterator[OwnProxy]:
    """Run nginx before two replicas that answer, until the block ends."""
    port = free_port()
    configured(folder, port, replicas)
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "error.log"]
    log = folder / "error.log"
    with log.open("ab") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            proxy = OwnProxy(port, folder, process)
            until_answering(f"{proxy.url}/_stcore/health", process, log)
            yield proxy
        finally:
            process.terminate()
            process.wait()

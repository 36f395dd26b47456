"""Our browser scripts, checked by TypeScript as a browser reads them: joined, one file a page."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from environment import ROOT

TYPESCRIPT = "typescript@5.9.3"
FOLDER = ROOT / "build" / "script-types"
SERVED = """from stp_map.app.server.assets import COMPONENTS, ONLY_SERVED
from stp_map.web.scripts import page_script
print(page_script(*ONLY_SERVED), "export {", ", ".join(COMPONENTS), "};")"""
"""Prints what only the served page has, and what it shares with the standalone page."""

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def are_sound(python: Path) -> bool:
    """Whether names, numbers of arguments and types fit; true, and said, where Node is missing.

    Args:
        python: the interpreter of the environment, which makes the page.
    """
    npm = shutil.which("npm")
    if npm is None:
        print("Left out: Node is not here, and TypeScript needs it (https://nodejs.org).")
        return True
    FOLDER.mkdir(parents=True, exist_ok=True)
    compiler = FOLDER / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        install = [npm, "install", "--prefix", str(FOLDER), "--no-save", "--no-audit", "--no-fund"]
        subprocess.run([*install, TYPESCRIPT], check=True)
    page = FOLDER / "page.html"
    subprocess.run([python, "-m", "stp_map", "page", "--out", page], cwd=ROOT, check=True)
    *_, ours = SCRIPT.findall(page.read_text("utf-8"))  # Other people's scripts come before it.
    (FOLDER / "page.js").write_text(ours, "utf-8")
    served = subprocess.run([python, "-c", SERVED], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    (FOLDER / "served.js").write_bytes(served.stdout)
    command = ["node", str(compiler), "--project", str(ROOT / "scripts" / "script_types")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0

"""Our browser scripts, checked by TypeScript as one file, as a browser reads them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from environment import ROOT

TYPESCRIPT = "typescript@5.9.3"
FOLDER = ROOT / "build" / "script-types"
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
    command = ["node", str(compiler), "--project", str(ROOT / "scripts" / "script_types")]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0

"""The virtual environment in .venv: made, and made again when what it should hold changes."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = ROOT / "build" / "environment.log"
OLDEST = (3, 11)
REQUIREMENTS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
READ = {
    "run": ["requirements.txt", "constraints.txt"],
    "dev": ["requirements.txt", "requirements-dev.txt", "constraints.txt"],
}


class Failure(Exception):
    """Something foreseen went wrong; the text tells a person what to do."""


def ensure(purpose: str) -> Path:
    """Return the environment's Python, after installing what `run` or `dev` needs if it changed."""
    if sys.version_info < OLDEST:
        raise Failure(
            "STP Map needs Python 3.11 or later; "
            f"this is Python {sys.version_info[0]}.{sys.version_info[1]} ({sys.executable})."
        )
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists() and is_current(purpose):
        return python
    print("Installing the packages STP Map needs, once; this takes a minute or two.", flush=True)
    if not python.exists() or not works(python):
        create()
    install(python, purpose)
    stamp(purpose).write_text(digest(purpose), encoding="utf-8")
    return python


def is_current(purpose: str) -> bool:
    """Whether the environment holds what is asked; one for development holds all of it."""
    held = ("run", "dev") if purpose == "run" else ("dev",)
    return any(
        stamp(name).is_file() and stamp(name).read_text(encoding="utf-8") == digest(name)
        for name in held
    )


def stamp(purpose: str) -> Path:
    """The file that remembers what was installed last."""
    return VENV / f"installed-{purpose}.txt"


def digest(purpose: str) -> str:
    """One line that changes when the requirements, Python or the place of the project do."""
    parts = [(ROOT / name).read_bytes() for name in READ[purpose]]
    parts.append(f"{sys.version_info[:2]} {VENV}".encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def works(python: Path) -> bool:
    """Whether an environment that is already there is whole and of this Python."""
    code = "import pip, sys; print(sys.version_info[:2], sys.prefix)"
    try:
        answer = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == f"{sys.version_info[:2]} {VENV}"


def create() -> None:
    """Make an empty environment, in place of any that was there."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Failure(
            f"This Python {version} cannot make a virtual environment. "
            f"On Debian or Ubuntu, install python{version}-venv; elsewhere, a full Python."
        )
    logged([sys.executable, "-m", "venv", "--clear", str(VENV)], "Making .venv failed")


def install(python: Path, purpose: str) -> None:
    """Install the pinned packages, and compile them on every core; pip would do so on one."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-compile"]
    command += ["-r", REQUIREMENTS[purpose], "-c", "constraints.txt"]
    logged(command, "Installing the packages failed")
    # A file that can't be compiled, such as a template, is no fault: pip passes over it too.
    compiling = [str(python), "-m", "compileall", "-qq", "-j", "0", str(VENV / "lib")]
    subprocess.run(compiling, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def logged(command: list[str], complaint: str) -> None:
    """Run a command with its output in a log, and quote the line that matters if it fails."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("w", encoding="utf-8") as log:
        done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, check=False)
    if done.returncode:
        lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
        errors = [line for line in lines if line.lower().startswith("error")] or lines or [""]
        raise Failure(f"{complaint}: {errors[-1]} (all of it: {LOG.relative_to(ROOT)})")

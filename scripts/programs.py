"""Programs of the system that the tests need: a Chromium, LibreOffice, Poppler and nginx."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

from environment import Failure


@dataclass(frozen=True)
class Program:
    """A thing the tests need.

    Attributes:
        name: what people call it.
        commands: names it may have on PATH; any one will do, unless `all_of` is set.
        packages: the Debian packages that bring it.
        all_of: whether every command is needed.
    """

    name: str
    commands: tuple[str, ...]
    packages: tuple[str, ...]
    all_of: bool = False

    def is_here(self) -> bool:
        """Whether the commands are on PATH."""
        found = [shutil.which(command) is not None for command in self.commands]
        return all(found) if self.all_of else any(found)


PROGRAMS = (
    Program(
        "a Chromium browser",
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "msedge"),
        ("chromium-headless-shell",),
    ),
    Program(
        "LibreOffice Impress and Calc",
        ("soffice",),
        ("libreoffice-impress", "libreoffice-calc"),
    ),
    Program(
        "the Poppler tools",
        ("pdftoppm", "pdftotext", "pdffonts"),
        ("poppler-utils",),
        all_of=True,
    ),
    Program("the nginx server", ("nginx",), ("nginx-light",)),
)


def ensure_all() -> None:
    """Install what is missing where this user may, else say what to install."""
    missing = [program for program in PROGRAMS if not program.is_here()]
    if missing and (apt := apt_get()):
        packages = [package for program in missing for package in program.packages]
        print(f"Installing {', '.join(packages)}: the tests need them.", flush=True)
        subprocess.run([*apt, "update", "-qq"], check=True)
        subprocess.run([*apt, "install", "-qq", "--no-install-recommends", *packages], check=True)
        missing = [program for program in missing if not program.is_here()]
    if missing:
        raise Failure("\n".join(map(advice, missing)))


def apt_get() -> list[str] | None:
    """The command that installs Debian packages without asking, where there is one."""
    if shutil.which("apt-get") is None:
        return None
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y"]
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], check=False).returncode:
        return ["sudo", "-n", *command]
    return None


def advice(program: Program) -> str:
    """One sentence on what is missing and how to get it."""
    names = (" and " if program.all_of else " or ").join(program.commands)
    packages = " ".join(program.packages)
    return f"The tests need {program.name} ({names} on PATH). On Debian: apt-get install {packages}"

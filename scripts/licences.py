"""Writes docs/licences.md: every runtime package with its version and licence.

    .venv/bin/python scripts/licences.py

Packages and versions are those of requirements.lock; what each says of its own licence comes from
the packages that are installed here.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PAGE = ROOT / "docs" / "licences.md"
LONGEST = 60
"""Characters of a licence's name; some packages put its whole text there."""

NOT_HERE = "installed on other systems only"

HEAD = """# Licences of the packages that STP Map runs with

Made by `scripts/licences.py` from `requirements.lock` and from what each package says of itself.
STP Map is under the licence in `LICENSE`, and its data under those in `geodata/README.md`.

| Package | Version | Licence |
|---|---|---|
"""


def page() -> str:
    """The whole page."""
    locked: dict[str, list[str]] = {}
    for name, version in re.findall(
        r"^([a-z0-9][\w.-]*)==(\S+)", LOCK.read_text("utf-8"), re.MULTILINE
    ):
        locked.setdefault(name, []).append(version)
    rows = [
        f"| {name} | {' or '.join(versions)} | {licence_of(name)} |\n"
        for name, versions in sorted(locked.items())
    ]
    return HEAD + "".join(rows)


def licence_of(name: str) -> str:
    """What an installed package says of its licence, as short as it says it."""
    try:
        package = distribution(name)
    except PackageNotFoundError:
        return NOT_HERE
    return _declared(package) or _classified(package) or _headed(package) or "not declared"


def _declared(package: Distribution) -> str:
    declared = "\n".join(
        package.metadata.get_all("License-Expression") or package.metadata.get_all("License") or []
    )
    first = declared.strip().partition("\n")[0].strip().rstrip(",")
    is_name = len(first) <= LONGEST and not first.startswith(("Copyright", "UNKNOWN"))
    return first if is_name else ""


def _headed(package: Distribution) -> str:
    """The heading of the licence's text, where a package carries that only."""
    texts = [file for file in package.files or [] if file.name.upper().startswith("LICEN")]
    return texts[0].read_text().strip().partition("\n")[0][:LONGEST] if texts else ""


def _classified(package: Distribution) -> str:
    classifiers = package.metadata.get_all("Classifier") or []
    names = [each.split(" :: ")[-1] for each in classifiers if each.startswith("License ::")]
    return ", ".join(name for name in names if name != "OSI Approved")


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

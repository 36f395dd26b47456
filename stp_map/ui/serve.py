"""Starts the page: ``python -m stp_map.ui.serve``, with any option of ``streamlit run`` after it.

The data is read while Streamlit itself starts, so that the first visitor does not wait for it.
"""

from __future__ import annotations

import contextlib
import runpy
import sys
from pathlib import Path
from threading import Thread

from stp_map.errors import StpMapError

ROOT = Path(__file__).resolve().parents[2]


def preload() -> None:
    """Load what every visitor shares. A fault is left for the page to tell its readers."""
    from stp_map.ui.loading import GEODATA, STATIC, load_once  # noqa: PLC0415 - takes a second

    with contextlib.suppress(StpMapError):
        load_once(GEODATA, STATIC)


def main(arguments: list[str]) -> None:
    """Serve the page until it is ended.

    Args:
        arguments: options for ``streamlit run``.
    """
    with contextlib.suppress(OSError):  # Streamlit serves only a folder that exists.
        (ROOT / "static").mkdir(exist_ok=True)
    Thread(target=preload, daemon=True).start()
    sys.argv = ["streamlit", "run", str(ROOT / "app.py"), *arguments]
    runpy.run_module("streamlit", run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1:])

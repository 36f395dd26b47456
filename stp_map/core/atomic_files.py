"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

from stp_map.core.errors import ExportError

_ABANDONED = 60
"""Seconds after which a file that is not in its place yet belongs to nobody; writing takes less."""


def clear_abandoned(folder: Path) -> None:
    """Remove what ``write_whole`` was writing when its process was killed.

    Args:
        folder: where such files may lie; what can't be removed stays.
    """
    for beside in folder.glob(".*-*"):
        with contextlib.suppress(OSError):
            if beside.is_file() and time.time() - beside.stat().st_mtime > _ABANDONED:
                beside.unlink()


def write_whole(place: Path, content: bytes) -> None:
    """Write a file beside its place and then rename it, so that no half of it is ever seen.

    Args:
        place: where the file belongs; a file that is there is replaced.
        content: its bytes.

    Raises:
        ExportError: the place can't be written or the disk is full; what was there remains.
    """
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=place.parent, prefix=f".{place.name[:40]}-", delete=False
        ) as file:
            beside = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o644)
        beside.replace(place)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise ExportError(
            f"{place} could not be written: {error.strerror or error}. "
            "Check that its folder exists, may be written to and has room."
        ) from error

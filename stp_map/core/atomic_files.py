"""Files that are written atomically: a reader finds the whole of one, or what was there before."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

from stp_map.core.errors import ExportError

_ABANDONED = 60
"""Seconds after which a temporary file belongs to no process any more; writing takes less."""


def clear_abandoned(folder: Path) -> None:
    """Remove the temporary files that a killed process left in a folder; what can't be, stays."""
    for temporary in folder.glob(".*-*"):
        with contextlib.suppress(OSError):
            if temporary.is_file() and time.time() - temporary.stat().st_mtime > _ABANDONED:
                temporary.unlink()


def write_atomically(path: Path, content: bytes) -> None:
    """Write a temporary file in the same folder and then rename it; a file that is there goes.

    Raises:
        ExportError: it can't be written or the disk is full; what was there remains.
    """
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name[:40]}-", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ExportError(
            f"{path} could not be written: {error.strerror or error}. "
            "Check that its folder exists, may be written to and has room."
        ) from error

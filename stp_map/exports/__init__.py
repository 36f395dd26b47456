"""Everything that can leave the page as a file: ``make(scene, order)`` is the only way to one."""

from __future__ import annotations

from stp_map.exports.file_names import file_name
from stp_map.exports.outputs import PREVIEW_DPI, make, preview

__all__ = ["PREVIEW_DPI", "file_name", "make", "preview"]

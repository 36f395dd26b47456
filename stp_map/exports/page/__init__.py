"""The map as one HTML file that needs no server and no network."""

from __future__ import annotations

from stp_map.exports.page.document import make

__all__ = ["make"]

"""The map as one HTML file that needs no server and no network."""

from __future__ import annotations

from stp_map.exports.page.document import standalone_page

__all__ = ["standalone_page"]

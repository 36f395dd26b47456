"""The map as one HTML file that needs no server and no network."""

from __future__ import annotations

from stp_map.standalone.page import standalone_page

__all__ = ["standalone_page"]

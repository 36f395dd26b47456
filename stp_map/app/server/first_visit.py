"""When the first visitor has their page: until then, nothing may be done that can wait."""

from __future__ import annotations

from threading import Event

FIRST_VISIT = 10
"""Seconds that what can wait does so for a first visitor."""

FIRST_MAP = 2
"""Seconds that it waits after their page was drawn, while their browser fetches the map."""

first_page_is_drawn = Event()

"""The machine and the versions, in words."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version

import psutil
from playwright.sync_api import Browser

PACKAGES = ("streamlit", "streamlit-folium", "folium", "geopandas", "matplotlib")


def machine() -> str:
    """Cores, memory and system."""
    memory = round(psutil.virtual_memory().total / 2**30)
    return f"{os.cpu_count()} cores, {memory} GiB, {platform.system()}"


def versions(browser: Browser) -> str:
    """Versions of Python, of the browser and of what draws the page."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"Python {platform.python_version()}, Chromium {browser.version}, {packages}"


def load() -> str:
    """How busy the machine was, where the system tells."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"

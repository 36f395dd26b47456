"""What a first visit fetches beyond what a Streamlit page fetches anyway."""

from __future__ import annotations

import gzip
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from benchmarks.browser import context_of, load, settle
from benchmarks.servers import Server


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that the browser fetched.

    Attributes:
        path: its address on the server, without hash and query.
        transferred: bytes as they came, headers included.
        gzipped: bytes it has when compressed with gzip.
        cached_for: what the server said of caching.
    """

    path: str
    transferred: int
    gzipped: int
    cached_for: str

    @property
    def is_streamlits(self) -> bool:
        """Whether it is a part of Streamlit's own bundle, which other widgets make it fetch."""
        return self.path.startswith("/static/")


def fetched(browser: Browser, server: Server) -> dict[str, Fetched]:
    """Every file of a first visit with an empty cache, by its path.

    Args:
        browser: the browser.
        server: whose page.
    """
    context = context_of(browser)
    page, _ = load(context, server)
    settle(page)
    entries = page.evaluate(
        "[window, ...[...document.querySelectorAll('iframe')].map(f => f.contentWindow)].flatMap("
        "w => w.performance.getEntriesByType('resource').concat("
        "w === window ? [] : w.performance.getEntriesByType('navigation'))"
        ".map(e => [e.name, e.transferSize]))"
    )
    context.close()
    return {
        urlsplit(url).path: _fetched(url, size)
        for url, size in entries
        if url.startswith(server.url) and "/_stcore/" not in url
    }


def _fetched(url: str, size: int) -> Fetched:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 - this machine
        body = answer.read()
        cached = answer.headers.get("Cache-Control", "nothing said")
    return Fetched(urlsplit(url).path, size, len(gzip.compress(body, 9, mtime=0)), cached)


def beyond(ours: dict[str, Fetched], empty: dict[str, Fetched]) -> list[Fetched]:
    """What only ours fetches, largest first; parts of Streamlit's own bundle among it."""
    extra = [each for path, each in ours.items() if path not in empty]
    return sorted(extra, key=lambda each: (each.is_streamlits, -each.transferred))

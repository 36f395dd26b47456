"""HTML as a browser takes it: which elements are there, and what a person reads."""

from __future__ import annotations

from html.parser import HTMLParser


class HtmlReader(HTMLParser):
    """Collects the elements and the text of some HTML."""

    def __init__(self, html: str) -> None:
        """Read HTML.

        Args:
            html: a fragment.
        """
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element with its attributes."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.pieces.append(data)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(self.pieces)

    @property
    def words(self) -> str:
        """The text with single spaces, and a space between elements."""
        return " ".join(" ".join(self.pieces).split())

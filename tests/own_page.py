"""The page as Streamlit draws it, without a browser: opened, and read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.html_reader import HtmlReader

ROOT = Path(__file__).resolve().parents[1]


def opened(**params: str | list[str]) -> AppTest:
    """The page at an address."""
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def words(page: AppTest) -> str:
    """Everything that is written on the page outside widgets, map and table."""
    return " ".join(HtmlReader(part.proto.body).words for part in page.get("html"))


def address(page: AppTest) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    values = {name: page.query_params[name] for name in page.query_params}
    # AppTest gives what a callback wrote once as a text, and all else as a list.
    return {name: [v] if isinstance(v, str) else list(v) for name, v in values.items()}


def pills(page: AppTest, key: str) -> Any:  # noqa: ANN401 - AppTest names no type for it
    """A group of buttons by its key."""
    return next(each for each in page.get("button_group") if each.key == key)

"""What the browser tests do with the page, whatever they test."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def map_frame(page: Page) -> FrameLocator:
    """The map."""
    return page.frame_locator(".st-key-map iframe")


def open_map(page: Page, address: str = "/", patience_ms: float = 20_000) -> FrameLocator:
    """Open an address and wait until the map is painted."""
    page.goto(address)
    frame = map_frame(page)
    expect(frame.locator("html[data-painted]")).to_be_attached(timeout=patience_ms)
    return frame


def side(page: Page) -> Locator:
    """The side panel."""
    return page.locator(".stp-panel")


def unfold(page: Page) -> None:
    """Open the side panel where it is folded up, as on a phone."""
    side(page).get_by_text("Choose what is shown").locator("visible=true").click()


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a list in the side panel."""
    side(page).get_by_label(label, exact=True).select_option(label=option)


def chosen(page: Page, label: str) -> Locator:
    """The option that a list in the side panel shows."""
    return side(page).get_by_label(label, exact=True).locator("option:checked")


def pill(page: Page, text: str) -> Locator:
    """A button of the side panel that filters by a region or a leader type."""
    return side(page).get_by_role("button", name=text, exact=True)


def section(page: Page, name: str) -> Locator:
    """A section below the map, where it is the one that is shown."""
    if name == "Table":
        return page.locator("[data-stp-table]")
    return page.locator(f".st-key-section-{name.lower().replace(' ', '-')}")


def open_section(page: Page, name: str) -> Locator:
    """Choose a section below the map, and wait until it alone is shown."""
    page.get_by_role("radio", name=name, exact=True).click()
    expect(section(page, name)).not_to_be_empty()
    expect(page.locator("[class*='st-key-section-']")).to_have_count(int(name != "Table"))
    expect(section(page, "Table")).to_be_visible(visible=name == "Table")
    return section(page, name)


def is_focused(place: Locator) -> bool:
    """Whether the keyboard is at a place, which need not be there."""
    return place.count() == 1 and bool(place.evaluate("it => it.matches(':focus')"))


def press_until(page: Page, key: str, reached: Callable[[], bool], most: int = 60) -> None:
    """Press a key until something is reached, as a person does who can't see a pointer."""
    for _ in range(most):
        if reached():
            return
        page.keyboard.press(key)
    pytest.fail(f"Not reached with {most} presses of {key}")


def until_drawn(page: Page) -> None:
    """Wait until the server has nothing more to draw; an open list closes when it draws."""
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")


def broken_rules(page: Page) -> dict[str, list[str]]:
    """Every rule of accessibility that the page or a frame in it breaks, with where."""
    for frame in page.frames:
        if not frame.evaluate("'axe' in window"):
            frame.evaluate(AXE)
    found = page.evaluate(
        "rules => axe.run(document, { runOnly: rules }).then(result => result.violations)", RULES
    )
    return {rule["id"]: [str(node["target"]) for node in rule["nodes"]] for rule in found}

"""What a person at a real Chromium waits for: loads, clicks, filters and colours."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, sync_playwright

from benchmarks.samples import Sample
from benchmarks.servers import Server
from stp_map.core.model import Footprint

PROBE = Path(__file__).with_name("probe.js")
CHROMIUMS = (
    *("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "msedge"),
)
"""The first needs no windows, and takes a third of the processor time of the others."""
PATIENCE_MS = 60_000
REGIONS = ("North", "Midlands and East", "London", "South")

LOADED = {
    "ours": "stpProbe.version() && stpProbe.polygons() === 44",
    "naive": "stpProbe.polygons() === 44",
    "empty": "stpProbe.textOf('.bench-line')",
    "many": "stpProbe.version()",
}
PAINTED = f"""() => Promise.race([stpProbe.painted, new Promise((_, fail) =>
  setTimeout(() => fail(new Error("What was waited for did not come.")), {PATIENCE_MS}))])"""
POINT_INSIDE = """(path) => {
  const box = path.getBoundingClientRect(), matrix = path.getScreenCTM().inverse();
  for (let step = 1; step < 400; step += 1) {
    const x = box.x + box.width * ((step * 0.618034) % 1);
    const y = box.y + box.height * ((step * 0.414214) % 1);
    if (x < 2 || y < 2 || x > innerWidth - 2 || y > innerHeight - 2) continue;
    if (path.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix)) &&
        document.elementFromPoint(x, y) === path) return [x, y];
  }
  return null;
}"""


@dataclass(frozen=True, slots=True)
class Interaction:
    """One thing a person did.

    Attributes:
        milliseconds: from the browser's own event to what was waited for being painted.
        payload: bytes that came over the websocket until all was quiet.
        long_tasks: milliseconds of each task over 50 ms until all was quiet.
    """

    milliseconds: float
    payload: int
    long_tasks: tuple[int, ...]


@dataclass
class Measured:
    """Everything measured of one page, by what was done."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    payloads: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    long_tasks: dict[str, list[tuple[int, ...]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, what: str, done: Interaction) -> None:
        """Keep an interaction."""
        self.times[what].append(done.milliseconds)
        self.payloads[what].append(done.payload)
        self.long_tasks[what].append(done.long_tasks)

    def time(self, what: str) -> Sample:
        """Milliseconds."""
        return Sample.of(self.times[what])

    def payload(self, what: str) -> Sample:
        """Kilobytes (1,000 bytes)."""
        return Sample.of([value / 1000 for value in self.payloads[what]])


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium that is on PATH, told to keep to this machine."""
    found = [path for name in CHROMIUMS if (path := shutil.which(name))]
    if not found:
        raise RuntimeError(f"No Chromium on PATH; expected one of {', '.join(CHROMIUMS)}.")
    options = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
    options += ["--disable-component-update", "--disable-sync"]
    options += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options += ["--no-sandbox"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found[0], args=options)
        yield browser
        browser.close()


def context_of(browser: Browser) -> BrowserContext:
    """A new desktop with an empty cache, watched by the probe."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-GB", service_workers="block"
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(path=PROBE)
    return context


def load(context: BrowserContext, server: Server) -> tuple[Page, float]:
    """Open a page in a new tab.

    Returns:
        The tab, and when what it is about had been painted, in seconds of the wall.
    """
    page = context.new_page()
    page.add_init_script(f"if (window === top) stpProbe.arm(() => ({LOADED[server.name]}));")
    page.goto(server.url, wait_until="commit")
    painted = float(page.evaluate(PAINTED))
    return page, painted / 1000


def load_milliseconds(page: Page, painted: float) -> float:
    """Milliseconds from the beginning of the navigation to the paint."""
    return painted * 1000 - float(page.evaluate("performance.timeOrigin"))


def settle(page: Page) -> None:
    """Wait until the run has ended and nothing came over the websocket for a while."""
    page.wait_for_function("stpProbe.quiet()", polling=50)


def interact(page: Page, goal: str, act: Callable[[], None]) -> Interaction:
    """Do something and measure until the goal has been painted.

    Args:
        page: where.
        goal: a JavaScript expression that becomes true; ``before`` is what ``stpProbe`` saw.
        act: clicks once; the last click, or choice from a list of the browser's own, counts.

    Returns:
        What it took.
    """
    settle(page)
    page.evaluate(
        "() => { const before = { version: stpProbe.version(), frame: stpProbe.frame(),"
        " line: stpProbe.textOf('.bench-line') };"
        f" stpProbe.arm(() => ({goal})); }}"
    )
    act()
    page.evaluate(PAINTED)
    settle(page)
    seen = page.evaluate(
        "({ ms: stpProbe.paintedAt - stpProbe.clickedAt, bytes: stpProbe.bytes,"
        " long: stpProbe.longTasks })"
    )
    return Interaction(seen["ms"], seen["bytes"], tuple(seen["long"]))


def click_polygon(page: Page, frame: FrameLocator, place: int) -> None:
    """Click inside a polygon with a real mouse."""
    path = frame.locator("path.leaflet-interactive").nth(place).element_handle()
    inside = path.owner_frame()
    box = page.locator("iframe").bounding_box()
    if inside is None or box is None:
        raise RuntimeError("The map has no frame that can be clicked.")
    point = inside.wait_for_function(POINT_INSIDE, arg=path).json_value()
    page.mouse.click(box["x"] + point[0], box["y"] + point[1])


def regions_after(turn: int) -> list[str]:
    """Which regions are chosen after a turn: each turn toggles the next, so eight differ."""
    last = (turn + 1) % 8
    return [region for place, region in enumerate(REGIONS) if place < last <= place + 4]


Steps = Mapping[str, Callable[[int], Interaction]]


def steps_for(page: Page, name: str, footprints: Sequence[Footprint]) -> Steps:
    """What can be done on a page, each by the number of the round.

    Args:
        page: a tab that has loaded.
        name: which of the pages it is.
        footprints: the areas, in the order of their polygons.

    Returns:
        ``click`` on a polygon until its details are there, ``filter`` and ``colour`` until the map
        is painted anew; of ours also ``answer``, a click until the map shows the server's answer,
        as the details are there before it.
    """
    frame = page.frame_locator("iframe")
    is_ours = name in {"ours", "many"}
    side = page.locator(".st-key-side_panel") if is_ours else page.get_by_test_id("stSidebar")
    repainted = {
        "empty": "stpProbe.textOf('.bench-line') !== before.line",
        "naive": "stpProbe.frame() !== before.frame && stpProbe.polygons() === POLYGONS",
    }.get(name, "stpProbe.version() !== before.version")

    def place_of(turn: int) -> int:
        return 36 if turn % 2 else 14

    def click(turn: int) -> Interaction:
        if name == "empty":
            button = page.get_by_role("button", name="Select")
            return interact(page, repainted, button.click)
        place = place_of(turn)
        wanted = footprints[place].name.replace("'", "\\'")
        selector = ".stp-details h2" if is_ours else ".bench-line"
        goal = f"(stpProbe.textOf('{selector}') || '').includes('{wanted}')"
        return interact(page, goal, lambda: click_polygon(page, frame, place))

    def answer(turn: int) -> Interaction:
        return interact(page, repainted, lambda: click_polygon(page, frame, place_of(turn)))

    def filter_region(turn: int) -> Interaction:
        pill = side.get_by_role("button", name=REGIONS[turn % 4]).first
        chosen = regions_after(turn) or REGIONS
        left = sum(footprint.region.value in chosen for footprint in footprints)
        goal = repainted.replace("POLYGONS", str(left))
        return interact(page, goal, pill.click)

    def colour(turn: int) -> Interaction:
        wanted = "Population" if turn % 2 else "Leader type"

        def choose() -> None:
            box = side.get_by_label("Colour by")
            if is_ours:
                box.select_option(label=wanted)  # a list of the browser's own
            else:
                box.click()
                page.get_by_role("option", name=wanted, exact=True).click()

        return interact(page, repainted.replace("POLYGONS", "44"), choose)

    steps = {"click": click, "filter": filter_region, "colour": colour}
    return {**steps, "answer": answer} if is_ours else steps

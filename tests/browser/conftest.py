"""The real page in a real browser: served here, watched, and cut off from everything else."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.in_browser import open_map

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = ROOT / "build" / "browser"
CHROMIUMS = (
    *("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "msedge"),
)
"""The first needs no windows, and takes a third of the processor time of the others."""
START_SECONDS = 60
TRACES = "STP_MAP_TRACES" in os.environ
"""Whether to keep Playwright's traces of tests that fail; they slow every test by a third."""

MOST_PROFILES = 4
"""How many kinds of browser are kept at once; each has a process of its own."""

PATIENCE_MS = 20_000
"""How long an expectation may take to come true; the first page of a server loads everything."""

DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder, so that `-m "not browser"` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether a test failed, for the fixtures that keep evidence."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@dataclass(frozen=True)
class Server:
    """The page being served.

    Attributes:
        url: where it is, without a slash at the end.
        log: what it printed.
    """

    url: str
    log: Path


@dataclass
class PageRequests:
    """What the pages of one test asked for and complained of.

    Attributes:
        host: host and port of the server; nothing else may be asked.
        sent: every address asked for, in order.
        blocked: addresses elsewhere; the browser found none of them.
        errors: errors on the console and uncaught exceptions.
        expected: patterns of errors that the test brings about on purpose.
    """

    host: str
    sent: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def is_elsewhere(self, url: str) -> bool:
        """Whether an address leaves the server."""
        parts = urlsplit(url)
        return parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host

    def note(self, url: str) -> None:
        """Keep an address that was asked for."""
        self.sent.append(url)
        if self.is_elsewhere(url):
            self.blocked.append(url)

    def unexpected(self) -> list[str]:
        """Errors that no pattern expects."""
        return [
            error
            for error in self.errors
            if not any(re.search(pattern, error) for pattern in self.expected)
        ]

    def watch(self, page: Page) -> None:
        """Note all that a page does. The browser itself lets nothing out.

        Playwright's own way to block requests would keep the browser from keeping any file.
        """
        page.on("request", lambda request: self.note(request.url))
        page.on("websocket", lambda websocket: self.note(websocket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The real page on a free port of this machine."""
    BUILD.mkdir(parents=True, exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "only")
    serving = Server(f"http://127.0.0.1:{_free_port()}", BUILD / f"server-{worker}.log")
    port = urlsplit(serving.url).port
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        "page_server.py",
        "--server.headless",
        "true",
    ]
    command += ["--server.address", "127.0.0.1", "--server.port", str(port)]
    settings = {name: at for name, at in os.environ.items() if not name.startswith("STREAMLIT_")}
    with (
        serving.log.open("w", encoding="utf-8") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=log, stderr=log, env=settings, start_new_session=True
        ) as process,
    ):
        try:
            _wait_until_healthy(process, serving)
            yield serving
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_healthy(process: subprocess.Popen[bytes], serving: Server) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{serving.url}/_stcore/health", timeout=2):  # noqa: S310
                return
        except (URLError, ConnectionError, TimeoutError):
            _wait_briefly(process)
    pytest.fail(f"The page did not start:\n{serving.log.read_text(encoding='utf-8')}")


def _wait_briefly(process: subprocess.Popen[bytes]) -> None:
    """Wait for the next try, or for the process to end, whichever is sooner."""
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it started."""
    for gently in (True, False):
        if process.poll() is not None:
            return
        if os.name == "nt":
            process.terminate() if gently else process.kill()
        else:
            os.killpg(process.pid, signal.SIGTERM if gently else signal.SIGKILL)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """Where the page is, without a slash at the end."""
    return server.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that is on PATH, told to keep to itself."""
    found = [path for name in CHROMIUMS if (path := shutil.which(name))]
    if not found:
        pytest.fail(f"No Chromium on PATH; expected one of {', '.join(CHROMIUMS)}.")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    quiet += ["--disable-background-networking", "--disable-component-update"]
    quiet += ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    quiet += ["--process-per-site"]  # A page finds what an earlier one read and compiled.
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet += ["--no-sandbox"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found[0], args=quiet)
        yield chromium
        chromium.close()


@pytest.fixture
def page_requests(server: Server) -> PageRequests:
    """What the pages of this test ask for; filled as they ask."""
    return PageRequests(urlsplit(server.url).netloc)


@dataclass
class Profile:
    """A browser's memory of this site, and a page at rest that keeps its process alive."""

    context: BrowserContext
    resting: Page

    def forget(self) -> None:
        """Forget what pages left behind but for files, which are the same for everybody."""
        self.context.clear_cookies()
        self.context.clear_permissions()
        self.resting.evaluate("localStorage.clear()")


@pytest.fixture(scope="session")
def profile(browser: Browser, server: Server) -> Iterator[Callable[..., Profile]]:
    """Profiles by Playwright's options, kept: most of a first visit is reading the same scripts."""
    kept: dict[str, Profile] = {}

    def made(**options: Any) -> Profile:  # noqa: ANN401 - Playwright's own options
        context = browser.new_context(
            **{"base_url": server.url, "locale": "en-GB", "service_workers": "block", **options}
        )
        context.set_default_timeout(PATIENCE_MS)
        resting = context.new_page()
        resting.goto("/_stcore/health")
        return Profile(context, resting)

    def profile_with(**options: Any) -> Profile:  # noqa: ANN401 - Playwright's own options
        kind = repr(sorted(options.items()))
        if kind not in kept:
            if len(kept) == MOST_PROFILES:
                kept.pop(next(iter(kept))).context.close()
            kept[kind] = made(**options)
        return kept[kind]

    yield profile_with
    for each in kept.values():
        each.context.close()


@pytest.fixture
def open_page(
    profile: Callable[..., Profile],
    server: Server,
    page_requests: PageRequests,
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Page]]:
    """Open a watched page of any kind: `open_page(viewport={...}, reduced_motion="reduce")`."""
    pages: list[Page] = []

    def opened(**options: Any) -> Page:  # noqa: ANN401 - Playwright's own options
        visitor = profile(**options)
        visitor.forget()
        if TRACES and not pages:
            visitor.context.tracing.start(screenshots=True, snapshots=True)
        page = visitor.context.new_page()
        page_requests.watch(page)
        pages.append(page)
        return page

    yield opened

    failed = has_failed(request.node, page_requests)
    if failed:
        keep_evidence(request.node, pages, server)
    for page in pages:
        page.close()
    if TRACES and pages:
        kept = BUILD / f"{file_name(request.node)}.zip" if failed else None
        pages[0].context.tracing.stop(path=kept)
    assert page_requests.blocked == []
    assert page_requests.unexpected() == []


def has_failed(test: pytest.Item, asked: PageRequests) -> bool:
    """Whether a test failed, or will for what its pages asked for or complained of."""
    return test.stash.get(FAILED, False) or bool(asked.blocked or asked.unexpected())


def file_name(test: pytest.Item) -> str:
    """A test's name as the beginning of a file's."""
    return re.sub(r"[^\w.-]+", "-", test.name)


def keep_evidence(test: pytest.Item, pages: list[Page], server: Server) -> None:
    """Keep pictures of the pages of a test that failed, and what the server printed."""
    for number, page in enumerate(pages, start=1):
        page.screenshot(path=BUILD / f"{file_name(test)}-{number}.png", full_page=True)
    test.add_report_section("teardown", "server log", server.log.read_text("utf-8"))


@pytest.fixture(scope="module")
def kept_open() -> Iterator[dict[str, tuple[Page, PageRequests]]]:
    """Pages that the tests of a file read one after the other, by their address and kind."""
    pages: dict[str, tuple[Page, PageRequests]] = {}
    yield pages
    for page, _ in pages.values():
        page.close()


@pytest.fixture
def reading(
    profile: Callable[..., Profile],
    server: Server,
    kept_open: dict[str, tuple[Page, PageRequests]],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Page]]:
    """Open a page, or go on with the one at that address that an earlier test of the file read.

    For tests that leave the page as they found it, but for the section that is open.
    `reading("/?q=x", color_scheme="dark")` has what Playwright's own options say, else a desktop.
    """
    read: dict[str, tuple[Page, PageRequests]] = {}

    def opened(address: str = "/", **options: Any) -> Page:  # noqa: ANN401 - Playwright's own
        kind = repr((address, sorted(options.items())))
        if kind not in kept_open or kept_open[kind][0].is_closed():
            page = profile(**(options or DESKTOP)).context.new_page()
            asked = PageRequests(urlsplit(server.url).netloc)
            asked.watch(page)
            kept_open[kind] = page, asked
            open_map(page, address)
        read[kind] = kept_open[kind]
        return read[kind][0]

    yield opened

    for kind, (page, asked) in read.items():
        if has_failed(request.node, asked):
            keep_evidence(request.node, [page], server)
            kept_open.pop(kind)[0].close()
        assert asked.blocked == []
        assert asked.unexpected() == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A desktop, 1440 by 900."""
    return open_page(**DESKTOP)


@pytest.fixture
def phone_page(open_page: Callable[..., Page]) -> Page:
    """A phone, 390 by 844, with touch."""
    return open_page(**PHONE)

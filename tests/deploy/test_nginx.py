"""Two replicas behind the shipped nginx configuration: sticky, and none missed when one dies."""

from __future__ import annotations

import asyncio
import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from benchmarks.servers import Server
from benchmarks.wire import Visitor, visit
from tests import own_loop
from tests.own_proxy import BASE, DEPLOY, OwnProxy, own_proxy
from tests.own_server import OwnServer, own_server, project_copy

VIEW = "region=london&q=Marmalade"


@dataclass
class Site:
    """The whole of it.

    Attributes:
        proxy: what people ask.
        replicas: by their letters.
        folder: of the copy that both replicas serve.
        running: what ends at the end.
    """

    proxy: OwnProxy
    replicas: dict[str, OwnServer]
    folder: Path
    running: ExitStack = field(default_factory=ExitStack)

    def restart(self, letter: str) -> None:
        """Start a replica that was killed, where it was."""
        port = self.replicas[letter].port
        self.replicas[letter] = self.running.enter_context(own_server(self.folder, port, BASE))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two replicas and a proxy."""
    folder = project_copy(tmp_path_factory.mktemp("replicas"))
    with ExitStack() as running:
        a, b = (running.enter_context(own_server(folder, base=BASE)) for _ in "ab")
        within = tmp_path_factory.mktemp("nginx")
        proxy = running.enter_context(own_proxy(within, (a.port, b.port)))
        yield Site(proxy, {"a": a, "b": b}, folder, running)


def cookie_of(headers: str | None) -> str:
    """The letter that a browser is given, or nothing."""
    found = re.search(r"stp_map_replica=(\w)", headers or "")
    return found[1] if found else ""


def arrive(site: Site, cookie: str = "") -> str:
    """Open the page and give the letter of the replica that this browser now stays with."""
    request = urllib.request.Request(f"{site.proxy.url}/")  # noqa: S310 - http on this machine
    if cookie:
        request.add_header("Cookie", f"stp_map_replica={cookie}")
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - the same
        return cookie_of(answer.headers["Set-Cookie"]) or cookie


async def connected(site: Site, letter: str, query: str = "") -> tuple[Visitor, str]:
    """A session through the proxy, drawn once, and the letter that it now stays with."""
    server = Server("ours", site.proxy.port, site.proxy.process, 0)
    visitor = await visit(server, base=BASE, cookie=f"stp_map_replica={letter}")
    visitor.query = query
    await visitor.rerun()
    return visitor, cookie_of(visitor.socket.response.headers.get("Set-Cookie")) or letter


def sessions(replica: OwnServer) -> int:
    """How many people a replica serves."""
    found = re.search(r"^active_sessions (\d+)", replica.read("/_stcore/metrics"), re.MULTILINE)
    return int(found[1])


async def until_served(people: int, replica: OwnServer) -> None:
    """Wait until a replica serves so many people; only it knows."""
    while sessions(replica) < people:  # noqa: ASYNC110 - another process tells nothing
        await asyncio.sleep(0.1)


def test_the_service_starts_the_page_as_the_proxy_expects_it():
    unit = (DEPLOY / "stp-map@.service").read_text("utf-8")
    started = "-m streamlit run page_server.py --server.address=127.0.0.1 --server.port=%i"
    assert f"{started} --server.baseUrlPath={BASE}\n" in unit
    assert "-m stp_map check" in unit


def test_the_page_and_its_health_are_under_the_path(site: Site):
    with urllib.request.urlopen(f"{site.proxy.url}/_stcore/health", timeout=10) as answer:  # noqa: S310
        assert answer.read() == b"ok"
    with urllib.request.urlopen(f"{site.proxy.url}/", timeout=10) as answer:  # noqa: S310
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "nginx/" not in answer.headers["Server"]


def test_every_file_that_the_page_asks_for_first_comes_through_the_proxy(site: Site):
    page = site.replicas["a"].read("/")
    asked = re.findall(r'(?:src|href)="\./(static/[^"]+)"', page)
    assert len(asked) >= 2
    for path in asked:
        with urllib.request.urlopen(f"{site.proxy.url}/{path}", timeout=10) as answer:  # noqa: S310
            assert answer.status == 200
            assert answer.read()


def test_newcomers_are_shared_out_and_stay_where_they_came(site: Site):
    letters = {arrive(site) for _ in range(40)}
    assert letters == {"a", "b"}
    assert [arrive(site, letter) for letter in "aabb"] == list("aabb")
    assert arrive(site, "<script>") in {"a", "b"}

    async def come(letter: str) -> dict[str, int]:
        visitor, _ = await connected(site, letter)
        counts = {name: sessions(replica) for name, replica in site.replicas.items()}
        await visitor.socket.close()
        return counts

    assert own_loop.run(come("a"))["a"] >= 1
    assert own_loop.run(come("b"))["b"] >= 1


async def use(
    site: Site, letter: str, all_here: asyncio.Barrier, stop: asyncio.Event
) -> tuple[str, int]:
    """Ask for runs until told to stop; a line that breaks is opened again, as a browser does."""
    visitor, now = await connected(site, letter, VIEW)
    returns = 0
    await all_here.wait()
    while not stop.is_set():
        try:
            await visitor.rerun()
        except ConnectionClosed:
            visitor, now = await connected(site, now, visitor.query)
            returns += 1
        assert visitor.query in {VIEW, ""}
        await asyncio.sleep(0.2)  # A person thinks.
    await visitor.rerun()
    await visitor.socket.close()
    return now, returns


@pytest.mark.parametrize("crowd", [2, pytest.param(10, marks=pytest.mark.long)])
def test_when_a_replica_dies_its_people_go_on_at_the_other_and_stay_there(site: Site, crowd: int):
    async def scenario() -> list[tuple[str, int]]:
        stop, all_here = asyncio.Event(), asyncio.Barrier(crowd + 1)
        people = [asyncio.create_task(use(site, "ab"[n % 2], all_here, stop)) for n in range(crowd)]
        async with asyncio.timeout(30):
            await all_here.wait()
            await asyncio.to_thread(site.replicas["a"].kill)
            await until_served(crowd, site.replicas["b"])
            stop.set()
            return await asyncio.gather(*people)

    done = own_loop.run(scenario())
    assert [now for now, _ in done] == ["b"] * crowd
    assert [returns for _, returns in done] == [1, 0] * (crowd // 2)
    site.restart("a")
    assert arrive(site, "b") == "b"
    own_loop.run(back_again(site))


async def back_again(site: Site) -> None:
    """Once the replica is back and its time of grace is over, it serves people again."""
    async with asyncio.timeout(15):
        while True:
            visitor, now = await connected(site, "a")
            await visitor.socket.close()
            if now == "a":
                return
            await asyncio.sleep(0.5)  # Until the proxy tries it again.


def test_the_proxy_writes_neither_addresses_nor_queries(site: Site):
    urllib.request.urlopen(f"{site.proxy.url}/?q=Marmalade", timeout=10).close()  # noqa: S310
    text = (site.proxy.folder / "access.log").read_text("utf-8")
    entries = [json.loads(line) for line in text.splitlines()]
    assert {entry["replica"] for entry in entries} >= {"a", "b"}
    errors = (site.proxy.folder / "error.log").read_text("utf-8")
    for word in ("Marmalade", "q=", "client:", "127.0.0.1, server"):
        assert word not in text
        assert word not in errors

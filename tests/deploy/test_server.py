"""The server as whoever runs it meets it: health, log, sessions that break off."""

from __future__ import annotations

import asyncio
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.servers import Server
from benchmarks.wire import Visitor, visit
from tests import own_loop
from tests.own_server import OwnServer, own_server, project_copy

SEARCH = "Zyzzyva Quartermain-Höß 0151"
WORDS = ("zyzzyva", "quartermain", "0151", "evil.example", "127.0.0.1", "made-up-title", "?q=")
PATIENCE = 30
PEOPLE = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the page."""
    return project_copy(tmp_path_factory.mktemp("server"))


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[OwnServer]:
    """The copy being served, with every record that Streamlit itself can write."""
    with own_server(folder, options=["--logger.level", "debug"]) as serving:
        yield serving


def visited(server: OwnServer) -> Server:
    """The server, as the client without a browser takes it."""
    return Server("ours", server.port, server.process, 0)


def active(server: OwnServer) -> int:
    """How many sessions the server holds a connection for."""
    return int(
        re.search(r"^active_sessions (\d+)", server.read("/_stcore/metrics"), re.MULTILINE)[1]
    )


def until(holds: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)  # Between two looks; nothing here tells when.


def lines(server: OwnServer) -> list[dict]:
    """The log, without the address that Streamlit greets with."""
    text = server.log.read_text("utf-8").splitlines()
    return [json.loads(line) for line in text if line.startswith("{")]


async def search_and_fail(server: OwnServer) -> None:
    """Search, then send what no browser sends: each thing a record may be written of."""
    visitor = await visit(visited(server))
    await visitor.rerun()
    visitor.query = f"q={SEARCH}&region=evil.example&stp={SEARCH}"
    await visitor.rerun()
    visitor.choose(q=[SEARCH])
    await visitor.rerun()
    await visitor.socket.send(f"not protobuf: {SEARCH}".encode())
    await visitor.socket.wait_closed()


def test_health_answers_and_says_nothing_else(server: OwnServer):
    assert server.read("/_stcore/health") == "ok"


def test_every_line_of_the_log_is_json_with_time_level_and_event(server: OwnServer):
    own_loop.run(search_and_fail(server))
    until(lambda: any(line["event"] == "page" for line in lines(server)))
    for line in lines(server):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line["time"])
        assert line["level"] in {"debug", "info", "warning", "error", "critical"}
        known = {"time", "level", "event", "duration_ms", "output", "error", "lines"}
        assert set(line) <= known | {"source", "logger"}
    took = [line["duration_ms"] for line in lines(server) if line["event"] in {"page", "loaded"}]
    assert took
    assert all(0 < each < 120_000 for each in took)


def test_nothing_that_a_person_typed_is_in_the_log(server: OwnServer):
    own_loop.run(search_and_fail(server))
    records = [line for line in lines(server) if line["event"] == "library"]
    # The client that spoke nonsense was written of, so silence proves something.
    assert any(line.get("error") == "DecodeError" for line in records)
    _, greeted, log = server.log.read_text("utf-8").casefold().partition("url: ")
    assert greeted, "Before its address was told, nobody can have come."
    assert [word for word in WORDS if word in log] == []


def test_a_session_dropped_in_the_middle_of_a_run_leaves_nothing(server: OwnServer):
    own_loop.run(drop_in_the_middle(server))
    until(lambda: active(server) == 0)
    own_loop.run(one_good_run(server))


def test_an_answer_of_several_messages_is_sent_without_delay(server: OwnServer):
    """Fails where the server's loop leaves it to the network to wait 40 ms for acknowledgements."""
    assert min(own_loop.run(durations(server, 20))) < 35


async def durations(server: OwnServer, count: int) -> list[float]:
    """Milliseconds of runs of the page, each another view."""
    visitor = await visit(visited(server))
    await visitor.rerun()
    took = []
    for region in ("north", "london") * (count // 2):
        visitor.choose(region=[region])
        took.append((await visitor.rerun())[0])
    await visitor.socket.close()
    return took


async def drop_in_the_middle(server: OwnServer) -> None:
    """Ask for runs, and cut the line once the first answer comes."""
    visitors: list[Visitor] = [await visit(visited(server)) for _ in range(8)]
    runs = [asyncio.create_task(visitor.rerun()) for visitor in visitors]
    await asyncio.wait(runs, timeout=0.05)
    for run, visitor in zip(runs, visitors, strict=True):
        run.cancel()
        visitor.socket.transport.abort()


async def one_good_run(server: OwnServer) -> None:
    """Somebody else's visit goes on as ever."""
    visitor = await visit(visited(server))
    await visitor.rerun()
    assert "side_panel" in visitor.widgets
    await visitor.socket.close()


def test_a_few_people_at_once_meet_no_error(server: OwnServer):
    before = len([line for line in lines(server) if line["event"] == "page"])
    own_loop.run(people_at_once(server))
    written = [line for line in lines(server) if line["event"] == "page"][before:]
    assert len(written) == PEOPLE * 3
    assert {line["level"] for line in written} == {"info"}


async def people_at_once(server: OwnServer) -> None:
    """Several visitors who choose as quickly as they are answered."""
    await asyncio.gather(*(three_regions(server) for _ in range(PEOPLE)))


async def three_regions(server: OwnServer) -> None:
    """One visit: the page, and two choices."""
    visitor = await visit(visited(server))
    await visitor.rerun()
    for region in ("london", "south"):
        visitor.choose(region=[region])
        await visitor.rerun()
        assert visitor.query == f"region={region}"
    await visitor.socket.close()


def test_a_damaged_data_package_is_written_of_without_its_contents(tmp_path: Path):
    folder = project_copy(tmp_path)
    os.truncate(folder / "geodata" / "tables" / "leaders.csv", 500)
    with own_server(folder) as server:
        until(lambda: any(line["event"] == "not-loaded" for line in lines(server)))
        (line,) = (line for line in lines(server) if line["event"] == "not-loaded")
        assert (line["level"], line["error"]) == ("error", "DataError")
        assert server.read("/_stcore/health") == "ok"  # The process lives; the page tells why.

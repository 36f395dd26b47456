"""Measures everything, interleaved over the pages, and gives the results as plain values."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks import first_load, visitors
from benchmarks.browser import (
    Measured,
    Steps,
    chromium,
    context_of,
    load,
    load_milliseconds,
    settle,
    steps_for,
)
from benchmarks.machine import load as load_of_machine
from benchmarks.machine import machine, versions
from benchmarks.relay import SLOW, relaying
from benchmarks.samples import Sample
from benchmarks.servers import ROOT, Server, prepare, serving
from benchmarks.synthetic import GEODATA, synthetic_atlas
from stp_map.core.order import Output
from stp_map.data.atlas import load_atlas

PAGES = ("empty", "ours", "naive")


def in_turn(turn: int) -> tuple[str, ...]:
    """The pages, each turn with another one first: a page feels what the one before it leaves."""
    first = turn % len(PAGES)
    return PAGES[first:] + PAGES[:first]


@dataclass(frozen=True, slots=True)
class Effort:
    """How often everything is measured."""

    interactions: int
    loads: int
    starts: int
    first_visits: int
    reruns: int
    people: int
    seconds: float
    exports: int
    sizes: tuple[int, ...]
    browser_sizes: tuple[int, ...]


FULL = Effort(16, 18, 6, 4, 60, 20, 30, 6, (44, 207, 1000, 7000), (44, 207, 1000, 7000))
QUICK = Effort(5, 3, 2, 1, 20, 20, 8, 3, (44, 1000), (44, 1000))


@dataclass
class Results:
    """Everything that was measured."""

    effort: Effort
    machine: str = ""
    versions: str = ""
    loads: list[str] = field(default_factory=list)
    pages: dict[str, Measured] = field(default_factory=lambda: {n: Measured() for n in PAGES})
    starts: dict[str, list[float]] = field(default_factory=lambda: {n: [] for n in PAGES})
    first_visits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    first_load: list[first_load.Fetched] = field(default_factory=list)
    reruns: dict[str, visitors.Rerun] = field(default_factory=dict)
    crowds: dict[str, visitors.Crowd] = field(default_factory=dict)
    python: dict[str, Any] = field(default_factory=dict)
    exports: dict[str, Sample] = field(default_factory=dict)
    cold_exports: dict[str, float] = field(default_factory=dict)
    failed_exports: list[str] = field(default_factory=list)
    wire: dict[str, Sample] = field(default_factory=dict)
    growth: dict[int, dict[str, float]] = field(default_factory=dict)
    growth_browser: dict[int, dict[str, Sample]] = field(default_factory=dict)


def measure(effort: Effort) -> Results:
    """Measure everything; it takes minutes and prints what it is at."""
    results = Results(effort, machine())
    prepare()
    with chromium() as browser:
        results.versions = versions(browser)
        for name, part in {
            "starts": _starts,
            "loads and interactions": _interactions,
            "first visits over a slow line": _first_visits,
            "bytes on the wire": _wire_bytes,
            "growth in the browser": _growth_browser,
        }.items():
            _tell(name, results)
            part(browser, results)
    for name, alone in {
        "reruns and 20 people": _visitors,
        "Python time": _python,
        "exports": _exports,
        "growth": _growth,
    }.items():
        _tell(name, results)
        alone(results)
    _tell("done", results)
    return results


def _tell(name: str, results: Results) -> None:
    results.loads.append(load_of_machine())
    print(f"-- {name} (load {results.loads[-1]})", flush=True)


def _starts(browser: Browser, results: Results) -> None:
    for turn in range(results.effort.starts):
        for name in in_turn(turn):
            context = context_of(browser)
            with serving(name) as server:
                _, painted = load(context, server)
                results.starts[name].append((painted - server.started_at) * 1000)
                context.close()


def _interactions(browser: Browser, results: Results) -> None:
    footprints = load_atlas(GEODATA).footprints
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serving(name)) for name in PAGES}
        contexts = {name: context_of(browser) for name in PAGES}
        pages = _load_again_and_again(contexts, servers, results)
        steps: dict[str, Steps] = {
            name: steps_for(page, name, footprints) for name, page in pages.items()
        }
        for what in ("click", "answer", "colour", "filter"):
            for turn in range(-1, results.effort.interactions):
                for name in in_turn(turn):
                    if what not in steps[name]:
                        continue
                    pages[name].bring_to_front()
                    done = steps[name][what](turn + 1)
                    if turn >= 0:  # the first of each kind warms up
                        results.pages[name].add(what, done)
        for context in contexts.values():
            context.close()
        results.first_load = first_load.beyond(
            first_load.fetched(browser, servers["ours"]),
            first_load.fetched(browser, servers["empty"]),
        )


def _load_again_and_again(
    contexts: dict[str, BrowserContext], servers: dict[str, Server], results: Results
) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for turn in range(-1, results.effort.loads):
        for name in in_turn(turn):
            if name in pages:
                pages[name].close()
            page, painted = load(contexts[name], servers[name])
            if turn >= 0:  # the first fills the cache
                results.pages[name].times["load"].append(load_milliseconds(page, painted))
            settle(page)
            pages[name] = page
    return pages


def _first_visits(browser: Browser, results: Results) -> None:
    """Loads with an empty cache over a slow line, of servers that have had a visitor before."""
    names = ("empty", "ours")
    with ExitStack() as stack:
        near = {name: stack.enter_context(serving(name)) for name in names}
        far = {name: _far(stack, server) for name, server in near.items()}
        for turn in range(-2, results.effort.first_visits):
            for name in names if turn % 2 else names[::-1]:
                context = context_of(browser)
                page, painted = load(context, (near if turn < 0 else far)[name])
                if turn >= 0:  # the first fill the server's caches
                    results.first_visits[name].append(load_milliseconds(page, painted))
                else:
                    settle(page)
                context.close()


def _far(stack: ExitStack, server: Server) -> Server:
    return replace(server, port=stack.enter_context(relaying(server.port, SLOW)).port)


def _wire_bytes(browser: Browser, results: Results) -> None:
    """What an interaction with our page puts on the wire, through a relay that counts it."""
    footprints = load_atlas(GEODATA).footprints
    with serving("ours") as server, relaying(server.port) as relay:
        context = context_of(browser)
        page, _ = load(context, replace(server, port=relay.port))
        steps = steps_for(page, "ours", footprints)
        for what in ("click", "colour", "filter"):
            found = []
            for turn in range(-1, 8):
                settle(page)
                before = relay.to_browser
                steps[what](turn + 1)
                found.append((relay.to_browser - before) / 1000)
            results.wire[what] = Sample.of(found[1:])  # the first of each kind warms up
        context.close()


def _growth_browser(browser: Browser, results: Results) -> None:
    for size in results.effort.browser_sizes:
        footprints = synthetic_atlas(size).footprints
        seen = Measured()
        with serving("many", {"BENCH_AREAS": str(size)}) as server:
            context = context_of(browser)
            for turn in range(3):
                page, painted = load(context, server)
                if turn:
                    seen.times["load"].append(load_milliseconds(page, painted))
                settle(page)
                if turn < 2:
                    page.close()
            steps = steps_for(page, "many", footprints)
            for what in ("click", "filter"):
                for turn in range(4):
                    done = steps[what](turn)
                    if turn:
                        seen.add(what, done)
            context.close()
        results.growth_browser[size] = {
            **{what: seen.time(what) for what in ("load", "click", "filter")},
            "filter kB": seen.payload("filter"),
            "longest task": Sample.of([max(each, default=0) for each in seen.long_tasks["filter"]]),
        }


def _visitors(results: Results) -> None:
    with ExitStack() as stack:
        servers = {name: stack.enter_context(serving(name)) for name in PAGES}
        for name, server in servers.items():
            results.reruns[name] = visitors.reruns(server, results.effort.reruns)
        for name, server in servers.items():
            results.crowds[name] = visitors.crowd(
                server, results.effort.people, results.effort.seconds
            )
    with serving("ours", {"STREAMLIT_SERVER_ENABLE_WEBSOCKET_COMPRESSION": "true"}) as server:
        results.reruns["ours, compressed"] = visitors.reruns(
            server, results.effort.reruns, compressed=True
        )


def _python(results: Results) -> None:
    results.python = _alone("python_time", "4" if results.effort is QUICK else "15")


def _growth(results: Results) -> None:
    for size in results.effort.sizes:
        results.growth[size] = _alone("growth", str(size))


def _exports(results: Results) -> None:
    rounds = results.effort.exports
    pictures = _alone("exports", "naive,png-1600", str(rounds * 2))
    for name, times in zip(("naive", "png-1600"), pictures, strict=True):
        results.exports[name] = Sample.of(times[1:])
        results.cold_exports[name] = times[0]
    for output in Output:
        try:
            (times,) = _alone("exports", output.slug, str(rounds))
        except subprocess.CalledProcessError:
            results.failed_exports.append(output.slug)
            continue
        results.exports[output.slug] = Sample.of(times[1:])
        results.cold_exports[output.slug] = times[0]


def _alone(module: str, *arguments: str) -> Any:  # noqa: ANN401 - whatever the module prints
    """Run a module in a process of its own and read the JSON it prints last."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", f"benchmarks.{module}", *arguments],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=300,
    )
    return json.loads(done.stdout.decode().splitlines()[-1])

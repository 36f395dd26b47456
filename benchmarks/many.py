"""``python -m benchmarks.many [--quick]``: many people for minutes, one person for very long.

Real websocket sessions on this machine, beside an empty Streamlit page in the same run; writes
MANY.md. An error anywhere ends the run with its reason and exit code 1.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.machine import load, machine
from benchmarks.samples import Sample
from benchmarks.servers import Server, serving
from benchmarks.visitors import interact
from benchmarks.wire import Visitor, visit

HERE = Path(__file__).parent
PAGES = ("empty", "ours")
WARM = 100
"""Interactions before memory is looked at: by then everything is loaded and cached."""

GROWTH_KB = 2.0
"""Kilobytes an interaction that count as growth: 2,000 of them would be 4 MB."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is asked of the servers.

    Attributes:
        people: at once.
        seconds: how long they stay.
        turns: interactions of the long session.
    """

    people: int
    seconds: float
    turns: int


FULL = Effort(people=50, seconds=120, turns=2000)
QUICK = Effort(people=5, seconds=6, turns=WARM + 50)


@dataclass
class Crowd:
    """What many people met.

    Attributes:
        took: milliseconds of each interaction.
        errors: what went wrong, in words.
        before: resident memory of the server before they came, MB.
        during: while they were there, the most, MB.
        after: once they had gone, MB.
    """

    took: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    before: float = 0
    during: float = 0
    after: float = 0


@dataclass
class LongSession:
    """What a session of many interactions left.

    Attributes:
        memory: resident memory of the server in MB, by number of interactions.
        errors: what went wrong, in words.
    """

    memory: dict[int, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def slope(self) -> float:
        """Kilobytes an interaction over the later half, the line of least squares."""
        half = max(self.memory) / 2
        points = [(turn, mb) for turn, mb in self.memory.items() if turn >= half]
        mean_turn = sum(turn for turn, _ in points) / len(points)
        mean_mb = sum(mb for _, mb in points) / len(points)
        over = sum((turn - mean_turn) * (mb - mean_mb) for turn, mb in points)
        return 1024 * over / sum((turn - mean_turn) ** 2 for turn, _ in points)


@dataclass
class Results:
    """Everything that was measured, by page."""

    effort: Effort
    crowds: dict[str, Crowd] = field(default_factory=dict)
    sessions: dict[str, LongSession] = field(default_factory=dict)
    loads: list[str] = field(default_factory=list)

    @property
    def errors(self) -> list[str]:
        """Whatever went wrong on any page."""
        parts = [*self.crowds.values(), *self.sessions.values()]
        return [error for part in parts for error in part.errors]


def measure(effort: Effort) -> Results:
    """Measure both pages, one after the other, each by a server of its own."""
    results = Results(effort)
    for name in PAGES:
        with serving(name) as server:
            print(f"{name}: {effort.people} people for {effort.seconds:.0f} s", flush=True)
            results.crowds[name] = asyncio.run(crowd(server, effort))
            print(f"{name}: one session of {effort.turns} interactions", flush=True)
            results.sessions[name] = asyncio.run(long_session(server, effort.turns))
            results.loads.append(load())
    return results


async def crowd(server: Server, effort: Effort) -> Crowd:
    """Let people come one by one, use the page with 1 to 3 seconds of thought, and go."""
    met = Crowd()
    warm = await visit(server)
    for turn in range(-1, 8):
        if turn >= 0:
            interact(warm, server.name, turn)
        await warm.rerun()
    met.before = server.memory_mb()
    until = time.monotonic() + effort.seconds
    people = [_person(server, seed, until, met) for seed in range(effort.people)]
    await asyncio.gather(*people, _watch_memory(server, until, met))
    await warm.socket.close()
    met.after = server.memory_mb()
    return met


async def _person(server: Server, seed: int, until: float, met: Crowd) -> None:
    draw = random.Random(seed)  # noqa: S311 - thought, not secrets
    try:
        await asyncio.sleep(draw.uniform(0, 2))
        visitor = await visit(server)
        await visitor.rerun()
        while time.monotonic() < until:
            await asyncio.sleep(draw.uniform(1, 3))  # the person thinks
            interact(visitor, server.name, draw.randrange(8))
            met.took.append(await _turn(visitor))
        await visitor.socket.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        met.errors.append(f"{server.name}, person {seed}: {type(error).__name__} {error}")


async def _turn(visitor: Visitor) -> float:
    async with asyncio.timeout(60):
        took, payload, _ = await visitor.rerun()
    if payload <= 0:
        raise RuntimeError("The page answered nothing.")
    return took


async def _watch_memory(server: Server, until: float, met: Crowd) -> None:
    while time.monotonic() < until:
        met.during = max(met.during, server.memory_mb())
        await asyncio.sleep(0.5)


async def long_session(server: Server, turns: int) -> LongSession:
    """One person who changes the regions again and again without a pause."""
    session = LongSession()
    try:
        visitor = await visit(server)
        await visitor.rerun()
        for turn in range(1, turns + 1):
            interact(visitor, server.name, turn)
            await _turn(visitor)
            if turn >= WARM and turn % 10 == 0:
                session.memory[turn] = server.memory_mb()
        await visitor.socket.close()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        session.errors.append(f"{server.name}, long session: {type(error).__name__} {error}")
    return session


def report(results: Results) -> str:
    """The results in Markdown, with a plain verdict on each aim."""
    effort = results.effort
    empty, ours = (results.crowds[name] for name in PAGES)
    return "\n".join(
        [
            "# Many people, and one who stays long",
            "",
            _how(results),
            "",
            f"## {effort.people} people for {effort.seconds:.0f} seconds",
            "",
            "Each thinks for 1 to 3 seconds, then changes the regions.",
            "",
            "| | empty | ours |",
            "|---|---|---|",
            *_crowd_rows(empty, ours, effort.people),
            "",
            f"## One session, {effort.turns:,} interactions without a pause",
            "",
            "| | empty | ours |",
            "|---|---|---|",
            *_session_rows(results),
            "",
            _verdict(results),
            "",
            f"Errors: {'; '.join(results.errors) or 'none'}.",
            "",
        ]
    )


def _how(results: Results) -> str:
    return (
        f"By `python -m benchmarks.many` on {machine()}. The machine's load at the end of each "
        f"page: {', '.join(results.loads)}. **empty** is a Streamlit page with the same kinds "
        "of widget: the floor. Sessions are real websockets without a browser, on the machine "
        "that serves. Other work on the machine makes every time longer; compare the columns."
    )


def _verdict(results: Results) -> str:
    grown = results.sessions["ours"].slope - results.sessions["empty"].slope
    verdict = "**no**" if grown > GROWTH_KB else "yes"
    return (
        f"No growth (at most {GROWTH_KB:.0f} kB an interaction beyond empty): {verdict}, "
        f"{grown:+.2f} kB."
    )


def _crowd_rows(empty: Crowd, ours: Crowd, people: int) -> list[str]:
    both = (empty, ours)

    def row(what: str, words: list[str]) -> str:
        return f"| {what} | {' | '.join(words)} |"

    times = [Sample.of(crowd.took or [0.0]) for crowd in both]
    return [
        row("interactions", [f"{len(crowd.took):,}" for crowd in both]),
        row("errors", [str(len(crowd.errors)) for crowd in both]),
        row("p50, ms", [f"{sample.median:,.0f}" for sample in times]),
        row("p95, ms", [f"{sample.percentile(0.95):,.0f}" for sample in times]),
        row("longest, ms", [f"{max(sample.values):,.0f}" for sample in times]),
        row("memory before, MB", [f"{crowd.before:,.0f}" for crowd in both]),
        row("memory at most, MB", [f"{crowd.during:,.0f}" for crowd in both]),
        row("each person, MB", [f"{(c.during - c.before) / people:.2f}" for c in both]),
        row("memory once they have gone, MB", [f"{crowd.after:,.0f}" for crowd in both]),
    ]


def _session_rows(results: Results) -> list[str]:
    sessions = [results.sessions[name] for name in PAGES]
    marks = sorted({t for t in sessions[0].memory if t % 500 == 0 or t == WARM})
    rows = [
        f"| memory after {turn:,}, MB | "
        + " | ".join(f"{session.memory.get(turn, 0):.1f}" for session in sessions)
        + " |"
        for turn in marks
    ]
    slopes = " | ".join(f"{session.slope:+.2f}" for session in sessions)
    return [*rows, f"| slope over the later half, kB an interaction | {slopes} |"]


def main(arguments: list[str] | None = None) -> int:
    """Measure and write; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.many")
    parser.add_argument("--quick", action="store_true", help="few people, few seconds")
    for name in ("people", "seconds", "turns"):
        parser.add_argument(f"--{name}", type=int, help="instead of the usual number")
    parser.add_argument("--out", type=Path, default=HERE / "MANY.md", help="where to write")
    options = parser.parse_args(arguments)
    given = {n: v for n in ("people", "seconds", "turns") if (v := getattr(options, n)) is not None}
    results = measure(replace(QUICK if options.quick else FULL, **given))
    options.out.write_text(report(results), encoding="utf-8")
    print(options.out)
    for error in results.errors:
        print(error, file=sys.stderr)
    return 1 if results.errors else os.EX_OK


if __name__ == "__main__":
    sys.exit(main())

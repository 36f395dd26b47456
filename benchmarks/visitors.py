"""Twenty people at once, and what one rerun costs the server."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass

import psutil

from benchmarks.browser import regions_after
from benchmarks.samples import Sample
from benchmarks.servers import Server
from benchmarks.wire import Visitor, visit


@dataclass(frozen=True)
class Crowd:
    """What many people at once met.

    Attributes:
        milliseconds: from sending an interaction to the end of its run, each.
        memory_mb: growth of the server's resident memory for each session.
    """

    milliseconds: Sample
    memory_mb: float


@dataclass(frozen=True)
class Rerun:
    """One person's warm reruns, each a change of region.

    Attributes:
        milliseconds: from sending to the end of the run.
        cpu: milliseconds of processor time of the whole server for each.
        payload: kilobytes of messages.
        wire: kilobytes on the wire.
    """

    milliseconds: Sample
    cpu: float
    payload: Sample
    wire: Sample


def interact(visitor: Visitor, name: str, turn: int) -> None:
    """Choose other regions: each turn toggles the next one, so that eight turns differ."""
    chosen = regions_after(turn)
    if name == "ours":
        visitor.choose(region=chosen)
    else:
        visitor.press("region", texts=chosen)


def crowd(server: Server, people: int, seconds: float) -> Crowd:
    """Let people use a page for a while, each with 1 to 3 seconds of thought."""
    return asyncio.run(_crowd(server, people, seconds))


async def _crowd(server: Server, people: int, seconds: float) -> Crowd:
    first = await visit(server)
    for turn in range(-1, 8):
        if turn >= 0:
            interact(first, server.name, turn)
        await first.rerun()
    before = server.memory_mb()
    visitors = [await visit(server) for _ in range(people)]
    for visitor in visitors:
        await visitor.rerun()
    until = time.monotonic() + seconds
    took = await asyncio.gather(
        *(_use(visitor, server.name, seed, until) for seed, visitor in enumerate(visitors))
    )
    after = server.memory_mb()
    await asyncio.gather(*(visitor.socket.close() for visitor in (first, *visitors)))
    return Crowd(Sample.of([each for times in took for each in times]), (after - before) / people)


async def _use(visitor: Visitor, name: str, seed: int, until: float) -> list[float]:
    draw = random.Random(seed)  # noqa: S311 - thought, not secrets
    took = []
    turn = draw.randrange(8)
    while True:
        await asyncio.sleep(draw.uniform(1, 3))  # the person thinks; that is what is simulated
        if time.monotonic() > until:
            return took
        interact(visitor, name, turn)
        turn += 1
        took.append((await visitor.rerun())[0])


def reruns(server: Server, count: int, *, compressed: bool = False) -> Rerun:
    """Let one person change the regions again and again."""
    return asyncio.run(_reruns(server, count, compressed=compressed))


async def _reruns(server: Server, count: int, *, compressed: bool) -> Rerun:
    visitor = await visit(server, compressed=compressed)
    process = psutil.Process(server.process.pid)
    for turn in range(-1, 8):
        if turn >= 0:
            interact(visitor, server.name, turn)
        await visitor.rerun()
    spent = process.cpu_times()
    done = []
    for turn in range(8, 8 + count):
        interact(visitor, server.name, turn)
        done.append(await visitor.rerun())
    now = process.cpu_times()
    await visitor.socket.close()
    return Rerun(
        milliseconds=Sample.of([took for took, _, _ in done]),
        cpu=(now.user + now.system - spent.user - spent.system) * 1000 / count,
        payload=Sample.of([payload / 1000 for _, payload, _ in done]),
        wire=Sample.of([wire / 1000 for _, _, wire in done]),
    )

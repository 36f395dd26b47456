"""What is aimed at, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.run import Results
from benchmarks.samples import Sample

FIRST_LOAD_KB = 120
INTERACTION_KB = 6
PYTHON_MS = 10
MEMORY_MB = 0.5


def aims(results: Results) -> Iterator[str]:
    """A row of the table of aims for each."""
    ours, empty, naive = (results.pages[name] for name in ("ours", "empty", "naive"))
    for what, words, floor, times in (
        ("click", "click to detail text", 1.5, 8),
        ("filter", "filter to repainted", 1.5, 3),
        ("colour", "colour-by to repainted", 1.5, 3),
    ):
        mine = ours.time(what).median
        above, faster = mine / empty.time(what).median, naive.time(what).median / mine
        yield _row(
            words,
            f"{mine:.0f} ms; {above:.2f} x empty, {faster:.1f} x faster than naive",
            f"at most {floor} x empty; at least {times} x faster",
            met=above <= floor and faster >= times,
        )
    for words, mine, floor, aim in (
        ("warm load to 44 polygons", ours.time("load"), empty.time("load"), 1.15),
        (
            "process start to first map",
            Sample.of(results.starts["ours"]),
            Sample.of(results.starts["empty"]),
            1.4,
        ),
        (
            "first visit at 1.6 Mbit/s and 150 ms to 44 polygons",
            Sample.of(results.first_visits["ours"]),
            Sample.of(results.first_visits["empty"]),
            0.55,
        ),
    ):
        ratio = mine.median / floor.median
        words_of = f"{mine.median:,.0f} ms; {ratio:.2f} x empty"
        yield _row(words, words_of, f"at most {aim} x empty", met=ratio <= aim)
    yield from _aims_without_a_clock(results)


def _aims_without_a_clock(results: Results) -> Iterator[str]:
    ours = results.pages["ours"]
    whats = ("click", "filter", "colour")
    most = max(results.wire[what].median for what in whats)
    unpacked = max(ours.payload(what).median for what in whats)
    yield _row(
        "websocket bytes an interaction",
        f"{most:.1f} kB on the wire, {unpacked:.1f} kB unpacked (the most of the three medians)",
        f"at most {INTERACTION_KB} kB",
        met=most <= INTERACTION_KB,
    )
    own = [each for each in results.first_load if not each.is_streamlits]
    came = sum(each.transferred for each in own) / 1000
    packed = sum(each.gzipped for each in own) / 1000
    yield _row(
        "first visit beyond Streamlit's files",
        f"{came:.0f} kB as transferred, {packed:.0f} kB if all were gzipped",
        f"at most {FIRST_LOAD_KB} kB gzipped",
        met=came <= FIRST_LOAD_KB,
    )
    mine, floor = (_tasks(results, name) for name in ("ours", "empty"))
    yield _row(
        "long tasks an interaction",
        f"{mine:.2f}; empty {floor:.2f}",
        "none beyond empty's",
        met=mine <= floor,
    )
    groups = python_groups(results)
    python = sum(ms for name, ms in groups.items() if name != "streamlit")
    yield _row(
        "Python a rerun below Streamlit's own",
        f"{python:.1f} ms",
        f"at most {PYTHON_MS} ms",
        met=python <= PYTHON_MS,
    )
    crowd, quiet = results.crowds["ours"], results.crowds["empty"]
    ratio = crowd.milliseconds.median / quiet.milliseconds.median
    yield _row(
        f"{results.effort.people} people, p50",
        f"{crowd.milliseconds.median:.0f} ms; {ratio:.1f} x empty",
        "at most 4 x empty",
        met=ratio <= 4,
    )
    yield _row(
        "memory a session",
        f"{crowd.memory_mb:.2f} MB",
        f"at most {MEMORY_MB} MB",
        met=crowd.memory_mb <= MEMORY_MB,
    )
    ratio = results.exports["png-1600"].median / results.exports["naive"].median
    yield _row(
        "PNG 1,600 px, warm",
        f"{results.exports['png-1600'].median:.0f} ms; {ratio:.2f} x plot and savefig",
        "at most 0.8 x",
        met=ratio <= 0.8,
    )


def _row(what: str, ours: str, aim: str, *, met: bool) -> str:
    return f"| {what} | {ours} | {aim} | {'yes' if met else '**no**'} |"


def _tasks(results: Results, name: str) -> float:
    kinds = [results.pages[name].long_tasks[what] for what in ("click", "filter", "colour")]
    seen = [tasks for kind in kinds for tasks in kind]
    return sum(map(len, seen)) / len(seen)


def python_groups(results: Results) -> dict[str, float]:
    """Milliseconds of Python by whose they are, the most first."""
    return dict(sorted(results.python["groups"].items(), key=lambda item: -item[1]))

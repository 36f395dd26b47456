"""RESULTS.md: what was measured, against what was aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.aims import aims, python_groups
from benchmarks.run import PAGES, Results
from benchmarks.samples import Sample


def report(results: Results) -> str:
    """The whole report in Markdown."""
    lines = [
        "# What was measured last",
        "",
        (
            f"By `make bench` on {results.machine}; {results.versions}. The machine's "
            f"load while it "
            f"ran: {', '.join(results.loads)}. Medians, with the least and the greatest "
            f"in brackets; "
            f"milliseconds unless a unit is given. {_how_often(results)}"
        ),
        "",
        (
            "**empty** is a Streamlit page with the same kinds of widget and one line of text: the "
            "floor. **naive** is `st_folium` of a folium choropleth of the same 44 polygons, made "
            "anew in every rerun. The three take turns on the same machine. An "
            "interaction is timed from the browser's own event of a click, or of a choice from a "
            "list, to the frame in which what was waited for had been "
            "painted."
        ),
        "",
        "![Times of the three pages](results.svg)",
        "",
        "## Aims",
        "",
        "| what | ours | aim | met |",
        "|---|---|---|---|",
        *aims(results),
        "",
        "## Times in the browser",
        "",
        "| | empty | ours | naive | ours / empty | naive / ours |",
        "|---|---|---|---|---|---|",
        *_times(results),
        "",
        _answered(results),
        "",
        "## Bytes and long tasks of an interaction",
        "",
        (
            "Payload is counted where the browser's websocket hands over messages; on the wire it "
            "is compressed, counted for ours by a relay before the server."
        ),
        "",
        "| | | empty | ours | naive |",
        "|---|---|---|---|---|",
        *_bytes_and_tasks(results),
        "",
        "## On the server",
        "",
        (
            "One person's reruns (a change of region each), spoken to over a websocket without a "
            "browser; wire bytes are counted at the socket, frames and compression as sent. "
            "Processor time is that of the whole server process."
        ),
        "",
        "| | milliseconds | processor ms | payload kB | wire kB |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {each.milliseconds.words(1)} | {each.cpu:.1f} | "
            f"{each.payload.words(1)} | {each.wire.words(1)} |"
            for name, each in results.reruns.items()
        ),
        "",
        (
            f"{results.effort.people} people, each thinking 1 to 3 seconds, for "
            f"{results.effort.seconds:.0f} seconds:"
        ),
        "",
        "| | p50 | p95 | n | memory a session, MB |",
        "|---|---|---|---|---|",
        *(
            f"| {name} | {each.milliseconds.median:.0f} | "
            f"{each.milliseconds.percentile(0.95):.0f} | {each.milliseconds.count} | "
            f"{each.memory_mb:.2f} |"
            for name, each in results.crowds.items()
        ),
        "",
        "## Python time of a warm rerun",
        "",
        (
            "Processor time of drawing the page under AppTest, without a profiler; a profiler then "
            "divides it. What the standard library spends counts for whoever called it."
        ),
        "",
        "| whose | ms |",
        "|---|---|",
        *(f"| {name} | {ms:.2f} |" for name, ms in python_groups(results).items()),
        "",
        "| function | calls a rerun | ms, with what it calls |",
        "|---|---|---|",
        *(
            f"| `{name}` | {calls:.1f} | {ms:.2f} |"
            for name, calls, ms in results.python["functions"][:12]
        ),
        "",
        "## First visit over a slow line",
        "",
        (
            "With an empty cache, to a server that has had visitors before, through a relay that "
            "all connections of the page share: it carries 1.6 Mbit/s each way, and a round trip "
            "takes 150 ms, one more where a connection is opened."
        ),
        "",
        *_first_visits(results),
        "",
        "## First visit beyond Streamlit's own files",
        "",
        (
            "Files under `/static/` are parts of Streamlit's own bundle that empty has no "
            "use for; the "
            "aim is about the others."
        ),
        "",
        "| file | transferred, bytes | gzipped, bytes | caching |",
        "|---|---|---|---|",
        *(
            f"| `{each.path}` | {each.transferred:,} | {each.gzipped:,} | {each.cached_for} |"
            for each in results.first_load
        ),
        "",
        "## Files that leave the page",
        "",
        "Cold is the first one of a process that has loaded the data, imports included.",
        "",
        "| | cold | warm |",
        "|---|---|---|",
        *(
            f"| {name} | {results.cold_exports[name]:,.0f} | {each.words()} |"
            for name, each in results.exports.items()
        ),
        *(f"| {name} | could not be made | |" for name in results.failed_exports),
        "",
        "## Growth",
        "",
        (
            "207 are the real CCG polygons; the others are England's extent cut into a grid with "
            "uneven borders. The page itself is around them, and the map's frame is its own."
        ),
        "",
        *_growth(results),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _how_often(results: Results) -> str:
    effort = results.effort
    return (
        f"n: {effort.interactions} of each interaction, {effort.loads} warm loads, "
        f"{effort.starts} starts, {effort.first_visits} first visits over a slow line, "
        f"{effort.reruns} reruns."
    )


def _times(results: Results) -> Iterator[str]:
    for words, samples in time_rows(results):
        empty, ours, naive = (samples[name] for name in ("empty", "ours", "naive"))
        yield (
            f"| {words} | {empty.words()} | {ours.words()} | {naive.words()} | "
            f"{ours.median / empty.median:.2f} | {naive.median / ours.median:.1f} |"
        )


def _first_visits(results: Results) -> Iterator[str]:
    yield "| page | address entered to painted |"
    yield "|---|---|"
    for name, times in results.first_visits.items():
        yield f"| {name} | {Sample.of(times).words()} |"


def _answered(results: Results) -> str:
    answer = results.pages["ours"].time("answer")
    ratio = answer.median / results.pages["empty"].time("click").median
    return (
        "The details of a click are put together in our page from facts that the browser keeps; "
        "the server's answer follows. It had been painted on the map after "
        f"{answer.words()} ms, {ratio:.2f} x empty."
    )


def time_rows(results: Results) -> Iterator[tuple[str, dict[str, Sample]]]:
    """What is timed in the browser, in words, with a sample for each page."""
    for what, words in (
        ("click", "click to detail text"),
        ("filter", "filter to repainted"),
        ("colour", "colour-by to repainted"),
        ("load", "warm load to painted"),
    ):
        yield words, {name: results.pages[name].time(what) for name in PAGES}
    yield (
        "process start to painted",
        {name: Sample.of(results.starts[name]) for name in PAGES},
    )


def _bytes_and_tasks(results: Results) -> Iterator[str]:
    for what in ("click", "filter", "colour"):
        payloads = " | ".join(results.pages[name].payload(what).words(1) for name in PAGES)
        yield f"| {what} | kB | {payloads} |"
        yield f"| | kB on the wire | | {results.wire[what].words(1)} | |"
        tasks = " | ".join(_tasks_in_words(results, name, what) for name in PAGES)
        yield f"| | long tasks | {tasks} |"


def _tasks_in_words(results: Results, name: str, what: str) -> str:
    seen = results.pages[name].long_tasks[what]
    every = [task for tasks in seen for task in tasks]
    if not every:
        return "none"
    return f"{len(every) / len(seen):.2f}, longest {max(every)} ms"


def _growth(results: Results) -> Iterator[str]:
    sizes = list(results.growth)
    yield "| | " + " | ".join(f"{size:,}" for size in sizes) + " |"
    yield "|---" * (len(sizes) + 1) + "|"
    for what in next(iter(results.growth_browser.values()), {}):
        cells = [
            results.growth_browser[size][what].words(1 if "kB" in what else 0)
            if size in results.growth_browser
            else ""
            for size in sizes
        ]
        yield f"| in the browser: {what} | " + " | ".join(cells) + " |"
    for what in next(iter(results.growth.values())):
        cells = [f"{results.growth[size][what]:,.2f}" for size in sizes]
        yield f"| {what} | " + " | ".join(cells) + " |"

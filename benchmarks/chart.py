"""A chart of the times in the browser: three pages side by side, one scale for each row."""

from __future__ import annotations

import io

from matplotlib import rc_context
from matplotlib.figure import Figure

from benchmarks.report import time_rows
from benchmarks.run import PAGES, Results

FILLS = {"empty": "#AEB7BD", "ours": "#005EB8", "naive": "#CA357C"}
INK = "#212B32"


def chart(results: Results) -> bytes:
    """Medians as bars, ranges as lines, numbers beside them; SVG with text as text."""
    rows = list(time_rows(results))
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "bench", "text.color": INK}):
        figure = Figure(figsize=(8, 1.25 * len(rows) + 0.5), layout="constrained")
        figure.suptitle("Milliseconds: median, and least to greatest", x=0.01, ha="left")
        for axes, (words, samples) in zip(figure.subplots(len(rows)), rows, strict=True):
            for place, name in enumerate(PAGES):
                sample = samples[name]
                axes.barh(place, sample.median, color=FILLS[name], height=0.72)
                axes.plot([min(sample.values), max(sample.values)], [place] * 2, color=INK, lw=0.8)
                axes.text(
                    max(sample.values), place, f"  {sample.median:,.0f}", va="center", fontsize=9
                )
            axes.set_title(words, loc="left", fontsize=10)
            axes.set_yticks(range(len(PAGES)), PAGES)
            axes.set_xticks([])
            axes.invert_yaxis()
            axes.margins(x=0.12)
            axes.set_xlim(left=0)
            axes.spines[:].set_visible(False)
            axes.tick_params(length=0)
        out = io.BytesIO()
        figure.savefig(out, format="svg", metadata={"Date": None})
    return out.getvalue()

"""``python -m benchmarks [--quick]``: measure, then write RESULTS.md and results.svg."""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from benchmarks import chart, report
from benchmarks.run import FULL, QUICK, measure

HERE = Path(__file__).parent
KEPT = HERE.parent / "build" / "bench-results.pickle"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, under three minutes")
    parser.add_argument(
        "--again", action="store_true", help="write the report of the last run again"
    )
    options = parser.parse_args()
    if options.again:
        results = pickle.loads(KEPT.read_bytes())  # noqa: S301 - written below
    else:
        results = measure(QUICK if options.quick else FULL)
        KEPT.parent.mkdir(exist_ok=True)
        KEPT.write_bytes(pickle.dumps(results))
    (HERE / "RESULTS.md").write_text(report.report(results), encoding="utf-8")
    (HERE / "results.svg").write_bytes(chart.chart(results))
    print(HERE / "RESULTS.md")


if __name__ == "__main__":
    main()

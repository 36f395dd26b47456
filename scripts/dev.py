"""The project's commands: run, test, test-all, check, coverage, fuzz, bench, environment, clean.

    python scripts/dev.py run      (on Windows: py scripts/dev.py run)

Standard library only, because it runs before the environment exists. `make` calls it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

import browser_scripts
import environment
import programs
from environment import ROOT, Failure

CHECKS: dict[str, list[str]] = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "layers": ["lint-imports"],
    "data package": ["frictionless", "validate", "geodata/datapackage.json"],
}
FUZZED = (
    *("tests/unit/test_fuzz.py", "tests/unit/data/test_figures_files.py"),
    *(
        "tests/unit/analysis/test_classes.py",
        "-k",
        "any or damaged or every_number or every_value",
    ),
)
WHOLE = ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]
"""How pytest runs everything; a file stays in one process, so it starts one server at most.

Files keep the order of tests/conftest.py. Those of few tests would come last otherwise, and the
longest of them would keep one process waiting for the other.
"""

MADE_HERE = (
    *(".venv", "static", "build", "dist", "htmlcov", ".coverage", "coverage.xml"),
    *(".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis"),
)


def run(arguments: list[str]) -> int:
    """Serve the page. Further arguments go to Streamlit as they are."""
    python = str(environment.ensure("run"))
    command = [python, "-m", "streamlit", "run", "page_server.py", *arguments]
    if os.name != "nt":
        os.chdir(ROOT)
        os.execv(python, command)  # noqa: S606 - signals then reach Streamlit itself
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def test(arguments: list[str]) -> int:
    """Run the checks, then every test but the long ones. Further arguments go to pytest."""
    python = environment.ensure("dev")
    programs.ensure_all()
    return tested(python, failed_checks(python), arguments or WHOLE)


def test_all(_arguments: list[str]) -> int:  # noqa: PT019 - a command, not a test
    """Run the checks, every test, the long ones too, what TypeScript checks, and the fuzz."""
    python = environment.ensure("dev")
    programs.ensure_all()
    failed = failed_checks(python)
    print("-- types of the browser's scripts", flush=True)
    if not browser_scripts.are_sound(python):
        failed.append("types of the browser's scripts")
    every = [*WHOLE, "-m", "", "--hypothesis-profile", "thorough"]
    return tested(python, failed, every) or fuzz([])


def tested(python: Path, failed: list[str], arguments: list[str]) -> int:
    """Run pytest, and say at its end which checks failed before it."""
    tests = subprocess.run([python, "-m", "pytest", *arguments], cwd=ROOT, check=False)
    if failed:
        print(f"Failed before the tests: {', '.join(failed)}.", file=sys.stderr)
    return tests.returncode or bool(failed)


def coverage(_arguments: list[str]) -> int:
    """Run the tests without a browser and say which lines they leave out; at least 97 in 100."""
    python = environment.ensure("dev")
    programs.ensure_all()
    command = [str(python), "-m", "pytest", "--cov", "-m", "not browser and not long", *WHOLE]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def fuzz(arguments: list[str]) -> int:
    """Try 10,000 odd addresses, searches and figures each, and 250 damaged data packages."""
    python = environment.ensure("dev")
    command = [str(python), "-m", "pytest", "--hypothesis-profile", "fuzz", *FUZZED, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def check(_arguments: list[str]) -> int:
    """Run everything that must hold but the tests."""
    failed = failed_checks(environment.ensure("dev"))
    if failed:
        raise Failure(f"Failed: {', '.join(failed)}.")
    return 0


def bench(arguments: list[str]) -> int:
    """Measure the page against two others; writes benchmarks/RESULTS.md. --quick: under 3 min."""
    python = environment.ensure("dev")
    programs.ensure_all()
    command = [str(python), "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def make_environment(_arguments: list[str]) -> int:
    """Make or refresh .venv with everything for development."""
    print(environment.ensure("dev"))
    return 0


def clean(_arguments: list[str]) -> int:
    """Remove what these commands made."""
    for name in MADE_HERE:
        path = ROOT / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return 0


def failed_checks(python: Path) -> list[str]:
    """Run every check, so that one run shows all that is wrong, and name those that failed."""
    failed = []
    for name, (program, *arguments) in CHECKS.items():
        print(f"-- {name}", flush=True)
        done = subprocess.run([python.parent / program, *arguments], cwd=ROOT, check=False)
        if done.returncode:
            failed.append(name)
    return failed


COMMANDS = {
    "run": run,
    "test": test,
    "test-all": test_all,
    "check": check,
    "coverage": coverage,
    "fuzz": fuzz,
    "bench": bench,
    "environment": make_environment,
    "clean": clean,
}


def main() -> int:
    """Do what the command line asks; anything foreseen that fails is one plain line."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        epilog="\n".join(f"{name:<13}{command.__doc__}" for name, command in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    options, arguments = parser.parse_known_args()
    try:
        return COMMANDS[options.command](arguments)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print(f"Stopped: {' '.join(map(str, failure.cmd))} failed.", file=sys.stderr)
        return failure.returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

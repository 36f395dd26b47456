"""Runs a coroutine to its end, whatever loop the thread of the test has."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns. Playwright leaves a loop in the thread that it was used in."""
    return in_a_thread(lambda: asyncio.run(coroutine))


def in_a_thread(act: Callable[[], T]) -> T:
    """What a function returns that starts a loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()

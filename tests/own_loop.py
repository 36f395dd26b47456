"""Runs a coroutine to its end, whatever loop the thread of the test has; asks ASGI applications."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message

T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns. Playwright leaves a loop in the thread that it was used in."""
    return in_a_thread(lambda: asyncio.run(coroutine))


def in_a_thread(act: Callable[[], T]) -> T:
    """What a function returns that starts a loop of its own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result()


def answer(app: ASGIApp, path: str, *, method: str = "GET", **asked: str) -> tuple[Headers, bytes]:
    """What a browser gets of an application for a path, with these request headers."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in asked.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    run(app(scope, receive, send))
    return Headers(raw=sent[0]["headers"]), b"".join(each.get("body", b"") for each in sent)

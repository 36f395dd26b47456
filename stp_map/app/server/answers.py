"""Changes an answer on its way to the browser, as two of the middlewares do."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOUND = 200

Change = Callable[[MutableHeaders, bytes], bytes]
"""Changes the headers where they are, and gives the new body."""


async def send_changed(
    app: ASGIApp, scope: Scope, receive: Receive, send: Send, change: Change, kind: str = ""
) -> None:
    """Pass a request on, and change the answer; an error is sent on as it is.

    Args:
        app: what answers.
        scope: the request.
        receive: gives its body.
        send: takes the answer.
        change: what is done to the answer once all of it is there.
        kind: how the media type begins of the answers that are changed.
    """
    start: Message | None = None
    parts: list[bytes] = []

    async def take(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            is_of_kind = Headers(raw=message["headers"]).get("content-type", "").startswith(kind)
            if message["status"] == FOUND and is_of_kind:
                start = message
                return
        elif start:
            parts.append(message.get("body", b""))
            if message.get("more_body", False):
                return
            headers = MutableHeaders(raw=start["headers"])
            body = change(headers, b"".join(parts))
            headers["Content-Length"] = str(len(body))
            await send(start)
            message = {"type": "http.response.body", "body": body}
        await send(message)

    await app(scope, receive, take)

"""Bodies are read whole, up to a limit, before anything parses them."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.failures import failure

LIMIT = 64 * 1024
"""Bytes. A question of 2,000 characters, percent-encoded, stays well below."""


class BodyLimit:
    """Middleware that answers 413 to a body over LIMIT, declared or not, and hands on others whole."""

    def __init__(self, app: ASGIApp, limit: int = LIMIT) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        declared = Headers(scope=scope).get("content-length", "0")
        body = None if not declared.isdecimal() or int(declared) > self._limit else await self._read(receive)
        if body is None:
            return await failure(scope, 413)(scope, receive, send)
        await self._app(scope, _replaying(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The body, or None when it is over the limit. Of a client that left, what it had sent."""
        body = b""
        while True:
            message = await receive()
            body += bytes(message.get("body", b""))
            if len(body) > self._limit:
                return None
            if not message.get("more_body", False):
                return body


def _replaying(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay

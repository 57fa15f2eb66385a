"""Bodies are read whole, up to a limit of size and of time, before anything parses them."""

from anyio import fail_after
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.failures import failure

LIMIT = 64 * 1024
"""Bytes. A question of 2,000 characters, percent-encoded, stays well below."""
SECONDS = 10
"""For a whole body. A slow line carries LIMIT in that time; without an end, a stalled client is held for ever."""
_DIGITS = 18


class _TooLarge(Exception):
    """The body is over the limit, or its length is no number."""


class BodyLimit:
    """Middleware that hands on whole bodies only.

    A body over LIMIT, declared or not, is answered 413, and one that takes longer than SECONDS 408, as
    the connection's last. A client that leaves before its body is whole has asked nothing: the rest of
    the application never hears of it.
    """

    def __init__(self, app: ASGIApp, limit: int = LIMIT, seconds: float = SECONDS) -> None:
        self._app = app
        self._limit = limit
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        try:
            with fail_after(self._seconds):
                body = await self._read(scope, receive)
        except ClientDisconnect:
            return
        except _TooLarge:
            return await failure(scope, 413)(scope, receive, send)
        except TimeoutError:
            return await failure(scope, 408, headers={"Connection": "close"})(scope, receive, send)
        await self._app(scope, _replaying(body, receive), send)

    async def _read(self, scope: Scope, receive: Receive) -> bytes:
        """The whole body. Raises `_TooLarge` or `ClientDisconnect`."""
        declared = Headers(scope=scope).get("content-length", "0")
        # Python refuses to read a number of some thousand digits at all.
        if not declared.isdecimal() or len(declared) > _DIGITS or int(declared) > self._limit:
            raise _TooLarge
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            body += bytes(message.get("body", b""))
            if len(body) > self._limit:
                raise _TooLarge
            if not message.get("more_body", False):
                return body


def _replaying(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay

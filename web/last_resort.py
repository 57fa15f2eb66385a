"""What nothing else handled is answered with 500, and logged by where it was raised, not by what it says.

The server would log a traceback, and an exception's message may hold what a person asked.
"""

import re
import traceback
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advicehub import log
from web.failures import failure


class LastResort:
    """Middleware around everything that may raise. A response that has begun is left cut off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:
            log.event("failure", kind=_identifier(type(error).__name__), where=_where(error))
            if not begun:
                await failure(scope, 500)(scope, receive, send)


def _where(error: Exception) -> str:
    """The file and line that raised `error`, such as "answering:57"."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return _identifier(f"{Path(frame.filename).stem}:{frame.lineno}")


def _identifier(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.:-]", "-", text)[-80:]

"""One line a request: the route's template, the status, the time. Never a path, a query or an address."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advicehub import log

NO_ROUTE = "none"


class RequestLog:
    """Middleware that logs field by field what `advicehub.log` lets through. Status 0: the client left unanswered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        started = time.perf_counter()
        status = 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, send_and_note)
        ms = round(1000 * (time.perf_counter() - started), 1)
        log.event("request", route=_template(scope), status=status, ms=ms)


def _template(scope: Scope) -> str:
    path = getattr(scope.get("route"), "path", NO_ROUTE)
    return path if isinstance(path, str) else NO_ROUTE

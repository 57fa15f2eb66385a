"""Runs the application. The server's own logging is off: it writes paths and tracebacks."""

import socket

import uvicorn
from fastapi import FastAPI

from advicehub import terminal
from web.listening import address_of

_PATIENCE = 10
"""Seconds that requests still running have to end when the server is stopped."""


class _Server(uvicorn.Server):
    """Says where it listens, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or []:
            terminal.say(f"Ready at {address_of(listener)} (Ctrl-C ends it)")


def run(app: FastAPI, listener: socket.socket) -> None:
    """Serve `app` on `listener` until interrupted; returns quietly then."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_config=None,
        log_level="critical",
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=_PATIENCE,
    )
    try:
        _Server(config).run(sockets=[listener])
    except KeyboardInterrupt:
        return

"""Is the process alive, and can it answer?"""

from fastapi import FastAPI

from index.access import PUBLIC
from web.api_shapes import Alive, Problem, Ready
from web.desk import Desk


def add_health(app: FastAPI, desk: Desk) -> None:
    """Serve /healthz and /readyz."""

    @app.get("/healthz", summary="Whether the process lives", response_description="It does.")
    async def healthz() -> Alive:
        return Alive(status="ok")

    @app.get(
        "/readyz",
        summary="Whether an edition is open",
        response_description="It is.",
        responses={503: {"model": Problem, "description": "The library cannot be read."}},
    )
    async def readyz() -> Ready:
        return Ready(status="ready", edition=desk.searcher.edition(PUBLIC))

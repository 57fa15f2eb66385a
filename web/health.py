"""Is the process alive, and can it answer?"""

from fastapi import FastAPI

from index.access import PUBLIC
from web.api_problems import responses_of_health
from web.api_shapes import Alive, Ready
from web.desk import Desk


def add_health(app: FastAPI, desk: Desk) -> None:
    """Serve /healthz and /readyz."""

    @app.get(
        "/healthz",
        summary="Whether the process lives",
        response_description="It does.",
        responses=responses_of_health(),
    )
    async def healthz() -> Alive:
        return Alive(status="ok")

    @app.get(
        "/readyz",
        summary="Whether an edition is open",
        response_description="It is.",
        responses=responses_of_health(500, 503, 507),
    )
    async def readyz() -> Ready:
        return Ready(status="ready", edition=desk.searcher.edition(PUBLIC))

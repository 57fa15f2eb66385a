"""Wiping: whatever a browser keeps of this site, it is told to forget."""

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from web.failures import failure
from web.pages import page

FORGET = {"Clear-Site-Data": '"cache", "cookies", "storage"'}
"""Browsers heed it over https, and on the machine itself; what the pages' script keeps, the script clears as well."""


def add_wipe(app: FastAPI) -> None:
    """Serve POST /wipe, which clears and leads to GET /wiped."""

    @app.post("/wipe", include_in_schema=False)
    async def wipe(request: Request) -> Response:
        # Browsers say where a form was sent from: one on another site must not end anybody's session.
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return failure(request.scope, 400)
        return RedirectResponse("/wiped", 303, FORGET)

    @app.get("/wiped", include_in_schema=False)
    async def wiped() -> Response:
        # It clears nothing itself: a link from elsewhere must not end anybody's session.
        return page("wiped.html")

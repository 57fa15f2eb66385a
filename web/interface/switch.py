"""Choosing the language of the interface. The choice is kept in a cookie of the reader's own, and nowhere else."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import FastAPI, Form, Request
from fastapi.routing import APIRoute
from starlette.responses import RedirectResponse, Response
from starlette.routing import Match

from web.failures import failure
from web.interface.language import COOKIE, LANGUAGES

YEAR = 365 * 24 * 60 * 60
"""Seconds that a choice is remembered."""

_LONGEST = 2000


def add_interface(app: FastAPI) -> None:
    """Serve POST /interface: sets the cookie and goes back to the page it came from, which must be one of ours."""

    @app.post("/interface", include_in_schema=False)
    async def choose(
        request: Request, language: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/"
    ) -> Response:
        if language not in LANGUAGES or not _is_own_page(app, back):
            return failure(request.scope, 400)
        return remember(RedirectResponse(back, 303), language, request.url.scheme == "https")


def remember(response: Response, language: str, secure: bool) -> Response:
    """`response`, which now also has the browser keep `language` (one of LANGUAGES) for a year.

    `secure` says whether the page came over https: then the cookie goes nowhere else.
    """
    response.set_cookie(COOKIE, language, max_age=YEAR, path="/", httponly=True, samesite="lax", secure=secure)
    return response


def _is_own_page(app: FastAPI, address: str) -> bool:
    """Whether `address` is a path, perhaps with a query, that a GET route of `app` serves.

    A browser reads "//host" and "/\\host" as another host, and drops tabs and line breaks before it
    reads: an address with any of these could lead a reader away from a link that looked like ours.
    """
    plain = address.isascii() and address.isprintable() and " " not in address and "\\" not in address
    if not plain or len(address) > _LONGEST or not address.startswith("/") or address.startswith("//"):
        return False
    path = urlsplit(address).path
    scope = {"type": "http", "method": "GET", "path": path, "root_path": "", "headers": []}
    return any(isinstance(route, APIRoute) and route.matches(scope)[0] is Match.FULL for route in app.routes)

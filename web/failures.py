"""What a person or a program is told when a request fails. HTTP codes are given in this room alone.

A response says what kind of thing went wrong and never repeats what was sent: not the question, not
a field's value, not the path. Messages of errors inside the program are not shown either, for they
may name files; only those about the question itself are, which are written without it.
"""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Match
from starlette.types import Scope

from advicehub import log
from advicehub.errors import AdviceHubError, EditionError, ModelError, QuestionError, StorageFull, UsageError
from web.pages import page
from web.workers import Busy

SENTENCES = {
    400: "The request could not be read.",
    404: "There is nothing at this address.",
    405: "This address cannot be used in that way.",
    408: "The request took too long to arrive. Please try again.",
    413: "What was sent is too large.",
    422: "What was sent is not what is expected here.",
    500: "Something went wrong in the program. Nothing of your request was kept.",
    503: "The library cannot be read at the moment. Please try later, or tell those who run this service.",
    507: "The machine this runs on is full. Please tell those who run this service.",
}
_STATUS: tuple[tuple[type[AdviceHubError], int], ...] = (
    (QuestionError, 400),
    (UsageError, 400),
    (EditionError, 503),
    (ModelError, 503),
    (StorageFull, 507),
)
_NAMED_FIELDS = frozenset({"question", "language", "k", "mode", "part"})


def status_of(error: AdviceHubError) -> int:
    """The HTTP status for `error`."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def sentence_of(error: AdviceHubError) -> str:
    """What is said of `error`: its own message when it is about the question, else that of its status."""
    own = isinstance(error, (QuestionError, UsageError))
    return _capital(str(error)) if own else SENTENCES[status_of(error)]


def failure(scope: Scope, status: int, sentence: str = "", headers: dict[str, str] | None = None) -> Response:
    """The response for a failed request: JSON below /api and for programs, a page for everybody else."""
    said = sentence or SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400])
    if _wants_json(scope):
        return JSONResponse({"error": said}, status, headers)
    return page("failure.html", status, headers, failure=said)


def _wants_json(scope: Scope) -> bool:
    path = scope["path"]
    return path.startswith("/api/") or path in ("/openapi.json", "/healthz", "/readyz")


def add_handlers(app: FastAPI) -> None:
    """Handle what `app`'s routes raise."""
    app.add_exception_handler(AdviceHubError, _known)
    app.add_exception_handler(RequestValidationError, _not_valid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Busy, _busy)


async def _known(request: Request, error: Exception) -> Response:
    assert isinstance(error, AdviceHubError)
    status = status_of(error)
    if status >= 500:
        log.event("failure", kind=type(error).__name__)
    return failure(request.scope, status, sentence_of(error))


async def _not_valid(request: Request, error: Exception) -> Response:
    # FastAPI's own handler repeats what was sent. Only the names of our own fields are repeated here.
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = error.errors()[0]
    if first["type"] == "json_invalid":
        return failure(request.scope, 400, "The body is not JSON.")
    return failure(request.scope, 422, _sentence(first))


def _sentence(error: dict[str, Any]) -> str:
    place = error["loc"][-1] if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return "There is a field that is not known here."
    if place == "body":
        return "The body is not a JSON object sent as application/json."
    if place not in _NAMED_FIELDS:
        return SENTENCES[422]
    return f'The field "{place}" is {"missing" if error["type"] == "missing" else "not what is expected"}.'


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {"Allow": _allowed(request)} if error.status_code == 405 else None
    return failure(request.scope, error.status_code, headers=headers)


async def _busy(request: Request, _error: Exception) -> Response:
    said = "Too many questions are being answered at this moment. Please try again in a minute."
    return failure(request.scope, 503, said, {"Retry-After": "60"})


def _allowed(request: Request) -> str:
    """All methods of the address: the framework names only those of the first route that has it."""
    methods: set[str] = set()
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:].rstrip(".") + "."

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
from index.question import MAX_CHARACTERS, SERVED_LANGUAGES
from web.interface.language import for_programs
from web.interface.words import N_, _
from web.pages import page
from web.problem_codes import Code, code_of
from web.workers import Busy

SENTENCES = {
    400: N_("The request could not be read."),
    404: N_("There is nothing at this address."),
    405: N_("This address cannot be used in that way."),
    408: N_("The request took too long to arrive. Please try again."),
    413: N_("What was sent is too large."),
    422: N_("What was sent is not what is expected here."),
    429: N_("Too many requests came from your address. Please wait a little and try again."),
    500: N_("Something went wrong in the program. Nothing of your request was kept."),
    503: N_("The library cannot be read at the moment. Please try later, or tell those who run this service."),
    507: N_("The machine this runs on is full. Please tell those who run this service."),
}
"""What each status means, in English; shown in the language of the interface."""

_ASKED = {
    "The question is empty.": N_("The question is empty."),
    "The question has no words.": N_("The question has no words."),
    "The question holds characters that are not text; please type it again.": N_(
        "The question holds characters that are not text; please type it again."
    ),
}
"""What may be wrong with a question. Two more, with values in them, are in `_of_the_question`."""

_STATUS: tuple[tuple[type[AdviceHubError], int], ...] = (
    (QuestionError, 400),
    (UsageError, 400),
    (EditionError, 503),
    (ModelError, 503),
    (StorageFull, 507),
)
_NAMED_FIELDS = frozenset({"question", "language", "anyway", "k", "mode", "role", "country", "receipt", "page", "part"})


def status_of(error: AdviceHubError) -> int:
    """The HTTP status for `error`."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def sentence_of(error: AdviceHubError) -> str:
    """What is said of `error`: its own message when it is about the question, else that of its status."""
    if not isinstance(error, (QuestionError, UsageError)):
        return _(SENTENCES[status_of(error)])
    return _of_the_question(_capital(str(error)))


def _of_the_question(said: str) -> str:
    """What is `said` below this room of a question, in the language in force; English where it is new to us."""
    if said.startswith("The question is longer than"):
        return _("The question is longer than %(longest)s characters; please shorten it.", longest=MAX_CHARACTERS)
    if said.startswith("The language is not one that is served"):
        return _("The language is not one that is served (%(codes)s).", codes=", ".join(SERVED_LANGUAGES))
    return _(_ASKED[said]) if said in _ASKED else said


def failure(
    scope: Scope,
    status: int,
    sentence: str = "",
    headers: dict[str, str] | None = None,
    *,
    code: Code | None = None,
    field: str = "",
) -> Response:
    """The response for a failed request: JSON below /api and for programs, a page for everybody else.

    `sentence` is in the language in force; '' for what the status means. `code` and `field`, the name of one of our
    own fields or '', are for programs; None for the code of the status.
    """
    said = sentence or _(SENTENCES.get(status, SENTENCES[500 if status >= 500 else 400]))
    if for_programs(scope["path"]):
        return JSONResponse({"error": said, "code": code or code_of(status), "field": field}, status, headers)
    return page("failure.html", status, headers, failure=said)


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
    code, field = _asked_wrongly(error)
    return failure(request.scope, status, sentence_of(error), code=code, field=field)


def _asked_wrongly(error: AdviceHubError) -> tuple[Code | None, str]:
    """The code and the field of an error that is about the question; (None, '') of any other."""
    if isinstance(error, QuestionError):
        return "question_refused", "question"
    if isinstance(error, UsageError) and _capital(str(error)).startswith("The language is not one that is served"):
        return "language_not_served", "language"
    return None, ""


async def _not_valid(request: Request, error: Exception) -> Response:
    # FastAPI's own handler repeats what was sent. Only the names of our own fields are repeated here.
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = error.errors()[0]
    if first["type"] == "json_invalid":
        return failure(request.scope, 400, _("The body is not JSON."), code="not_json")
    code, field, sentence = _wrong(first)
    return failure(request.scope, 422, sentence, code=code, field=field)


def _wrong(error: dict[str, Any]) -> tuple[Code, str, str]:
    """The code, the field of ours it is about or '', and the sentence of what is wrong with a request."""
    place = error["loc"][-1] if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return "field_unknown", "", _("There is a field that is not known here.")
    if place == "body":
        return "invalid", "", _("The body is not a JSON object sent as application/json.")
    if place not in _NAMED_FIELDS:
        return "invalid", "", _(SENTENCES[422])
    if error["type"] == "missing":
        return "field_missing", place, _('The field "%(field)s" is missing.', field=place)
    return "field_invalid", place, _('The field "%(field)s" is not what is expected.', field=place)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    headers = {"Allow": _allowed(request)} if error.status_code == 405 else None
    return failure(request.scope, error.status_code, headers=headers)


async def _busy(request: Request, _error: Exception) -> Response:
    said = _("Too many questions are being answered at this moment. Please try again in a minute.")
    return failure(request.scope, 503, said, {"Retry-After": "60"}, code="busy")


def _allowed(request: Request) -> str:
    """All methods of the address: the framework names only those of the first route that has it."""
    methods: set[str] = set()
    for route in request.app.routes:
        if route.matches(request.scope)[0] is not Match.NONE:
            methods |= route.methods
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:].rstrip(".") + "."

"""The failures of the API, as its description tells them: each call names every status it may give."""

from typing import Any

from web.api_shapes import Problem
from web.body_limit import SECONDS

PROBLEMS: dict[int, str] = {
    400: "The question cannot be asked, the body is not JSON, or the host is not one that is served.",
    404: "There is no such document, passage or page of the list, or it may not be read.",
    408: f"The body did not arrive within {SECONDS} seconds.",
    413: "The body is larger than 64 KB.",
    422: "A field is missing, unknown, or of the wrong kind; or what was sent as a receipt is none.",
    429: "Too many requests came from one address; Retry-After says in how many seconds to come back.",
    500: "Something went wrong in the program.",
    503: "The library cannot be read, or too many requests are waiting.",
    507: "The disk is full.",
}

_OF_ALL = (400, 408, 413, 429, 500, 503, 507)
_MORE: dict[str, tuple[int, ...]] = {
    "ask": (422,),
    "search": (422,),
    "verify": (422,),
    "documents": (404, 422),
    "document": (404, 422),
    "passages": (404, 422),
    "passage": (404, 422),
}


def responses(call: str) -> dict[int | str, dict[str, Any]]:
    """The failures of one call of the API, by status, as the framework wants them."""
    statuses = sorted({*_OF_ALL, *_MORE[call]})
    return {status: {"model": Problem, "description": PROBLEMS[status]} for status in statuses}


def responses_of_health(*more: int) -> dict[int | str, dict[str, Any]]:
    """Those of a call that is not limited by address, with `more`."""
    statuses = sorted({400, 408, 413, *more})
    return {status: {"model": Problem, "description": PROBLEMS[status]} for status in statuses}

"""The API: the same answers and hits as the command line's, as JSON."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import FastAPI
from starlette.responses import JSONResponse, Response

from assistant.wire import answer_json
from index.access import PUBLIC
from index.question import question
from index.wire import hits_json
from web.api_problems import responses
from web.api_shapes import AnswerShape, AskRequest, HitsShape, SearchRequest
from web.desk import Desk

Body = TypeVar("Body", AskRequest, SearchRequest)


def add_api(app: FastAPI, desk: Desk) -> None:
    """Serve /api/ask and /api/search."""
    _add(
        app,
        desk,
        "ask",
        AskRequest,
        _answer,
        summary="Answer a question",
        description="Exact quotations with their sources, or an honest no. Only public documents are read.",
        response_model=AnswerShape,
        response_description="The answer, or that there is none.",
    )
    _add(
        app,
        desk,
        "search",
        SearchRequest,
        _hits,
        summary="Find passages",
        description="The passages nearest to a question, best first. Only public documents are read.",
        response_model=HitsShape,
        response_description="The passages found, which may be none.",
    )


def _add(
    app: FastAPI, desk: Desk, name: str, takes: type[Body], work: Callable[[Desk, Body], dict[str, Any]], **said: Any
) -> None:
    """Serve /api/`name`, where `work` makes the JSON for a body of the kind `takes`; `said` describes it."""

    async def served(body: Body) -> Response:
        return JSONResponse(await desk.workers.run(work, desk, body))

    # The framework reads the kind of body from the annotation, which cannot name a variable.
    served.__annotations__["body"] = takes
    app.post(f"/api/{name}", name=name, responses=responses(name), **said)(served)


def _answer(desk: Desk, body: AskRequest) -> dict[str, Any]:
    asked = question(body.question, body.language)
    started = time.perf_counter()
    answer = desk.assistant.answer(asked, PUBLIC, body.anyway)
    return answer_json("", answer, 1000 * (time.perf_counter() - started))


def _hits(desk: Desk, body: SearchRequest) -> dict[str, Any]:
    asked = question(body.question, body.language)
    started = time.perf_counter()
    hits = desk.searcher.search(asked, PUBLIC, body.k, body.mode, body.only())
    return hits_json("", hits, 1000 * (time.perf_counter() - started))

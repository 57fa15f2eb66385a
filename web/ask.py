"""The ask page and what answers it. A question arrives in the body of a POST and goes nowhere else."""

from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import FastAPI, Form, Request
from starlette.responses import RedirectResponse, Response

from advicehub.errors import QuestionError, UsageError
from assistant.answer import Answer, Outcome
from index.access import PUBLIC
from index.question import MAX_CHARACTERS, Question, question
from web import languages
from web.answer_view import answer_view
from web.desk import Desk
from web.failures import sentence_of, status_of
from web.interface.language import in_force, use
from web.interface.switch import remember
from web.pages import page

_TEMPLATES: dict[Outcome, str] = {
    "answered": "answer.html",
    "partly": "answer.html",
    "no_answer": "no_answer.html",
    "urgent": "urgent.html",
    "out_of_mandate": "out_of_mandate.html",
}


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form sent: the question's text, the language it is said to be in or '', and whether to search for it
    although it sounds as if a person were needed.
    """

    text: str = field(repr=False)
    language: str
    anyway: bool


def add_ask(app: FastAPI, desk: Desk) -> None:
    """Serve / and /ask."""

    @app.get("/", include_in_schema=False)
    async def ask_page() -> Response:
        return _ask_page(desk)

    @app.get("/ask", include_in_schema=False)
    async def back_to_the_box() -> Response:
        return RedirectResponse("/", 303)

    @app.post("/ask", include_in_schema=False)
    async def answer_page(
        request: Request,
        text: Annotated[str, Form(alias="question")] = "",
        language: Annotated[str, Form()] = "",
        anyway: Annotated[str, Form()] = "",
        interface: Annotated[str, Form()] = "",
    ) -> Response:
        # An answer cannot be gone back to by its address, so the switch of languages asks for it again.
        switched = use(interface)
        # Browsers send each line break of a text box as two characters; only one was typed.
        posted = Posted(text.replace("\r\n", "\n"), language, anyway == "1")
        response = await desk.workers.run(_answer_page, desk, posted)
        return remember(response, interface, request.url.scheme == "https") if switched else response


def _ask_page(desk: Desk, status: int = 200, text: str = "", language: str = "", trouble: str = "") -> Response:
    examples = desk.holdings.examples_in(in_force())
    return page("ask.html", status, holdings=desk.holdings, examples=examples, **_form(text, language, trouble))


def _answer_page(desk: Desk, posted: Posted) -> Response:
    try:
        asked = question(posted.text, posted.language)
    except (QuestionError, UsageError) as error:
        return _ask_page(desk, status_of(error), posted.text, posted.language, sentence_of(error))
    answer = _answer(desk, asked, posted.anyway)
    view = answer_view(answer, desk.searcher, desk.inventory)
    return page(
        _TEMPLATES[answer.outcome],
        view=view,
        anyway=posted.anyway,
        holdings=desk.holdings,
        **_form(asked.text, posted.language),
    )


def _answer(desk: Desk, asked: Question, anyway: bool) -> Answer:
    return desk.assistant.answer(asked, PUBLIC, anyway=anyway)


def _form(text: str, language: str, trouble: str = "") -> dict[str, Any]:
    return {
        "text": text,
        "language": language,
        "trouble": trouble,
        "longest": MAX_CHARACTERS,
        "choices": languages.choices(),
    }

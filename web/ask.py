"""The ask page and the answer page. A question arrives in the body of a POST and goes nowhere else."""

from typing import Annotated, Any

from fastapi import FastAPI, Form
from starlette.responses import RedirectResponse, Response

from advicehub.errors import QuestionError, UsageError
from index.access import PUBLIC
from index.question import MAX_CHARACTERS, question
from web import languages
from web.answer_view import answer_view
from web.desk import Desk
from web.failures import sentence_of, status_of
from web.pages import page


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
        text: Annotated[str, Form(alias="question")] = "", language: Annotated[str, Form()] = ""
    ) -> Response:
        # Browsers send each line break of a text box as two characters; only one was typed.
        return await desk.workers.run(_answer_page, desk, text.replace("\r\n", "\n"), language)


def _ask_page(desk: Desk, status: int = 200, text: str = "", language: str = "", trouble: str = "") -> Response:
    return page("ask.html", status, holdings=desk.holdings, **_form(text, language, trouble))


def _answer_page(desk: Desk, text: str, language: str) -> Response:
    try:
        asked = question(text, language)
    except (QuestionError, UsageError) as error:
        return _ask_page(desk, status_of(error), text, language, sentence_of(error))
    answer = desk.assistant.answer(asked, PUBLIC)
    view = answer_view(answer, desk.searcher, desk.inventory)
    template = "answer.html" if view.citations else "no_answer.html"
    return page(template, view=view, asked=asked, holdings=desk.holdings, **_form(asked.text, language))


def _form(text: str, language: str, trouble: str = "") -> dict[str, Any]:
    return {
        "text": text,
        "language": language,
        "trouble": trouble,
        "longest": MAX_CHARACTERS,
        "choices": languages.choices(),
    }

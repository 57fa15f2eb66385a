"""Each document's page. One that may not be read is a page that is not there."""

from dataclasses import replace

from fastapi import FastAPI, HTTPException
from starlette.responses import Response

from index.access import PUBLIC
from web import source_words
from web.addresses import coverage_address, document_address
from web.cite import cite_view
from web.desk import Desk
from web.document_facts import document_facts
from web.document_view import document_view
from web.holdings import WITHDRAWN
from web.pages import page
from web.parts import number_of
from web.source_row import named


def add_documents(app: FastAPI, desk: Desk) -> None:
    """Serve what is below /documents."""

    @app.get("/documents/{document}", include_in_schema=False)
    async def document_page(document: str) -> Response:
        return await desk.workers.run(_document_page, desk, document, 1)

    @app.get("/documents/{document}/{part}", include_in_schema=False)
    async def document_part(document: str, part: str) -> Response:
        return await desk.workers.run(_document_page, desk, document, number_of(part))


def _document_page(desk: Desk, document: str, part: int) -> Response:
    listed = desk.holdings.listed(document)
    found = desk.searcher.document(document, PUBLIC) if listed else None
    withdrawn = listed is not None and listed.about.status == WITHDRAWN
    # A withdrawn document keeps its text in the edition, for those who bring it back. Nobody is shown it.
    shown = replace(found, text="", runs=(), blocks=(), repairs=()) if found and withdrawn else found
    passages = [] if withdrawn else desk.searcher.passages(document, PUBLIC)
    view = document_view(shown, passages, part) if shown else None
    if listed is None or shown is None or view is None:
        raise HTTPException(404)
    about = listed.about
    return page(
        "document.html",
        holdings=desk.holdings,
        document=shown,
        about=about,
        view=view,
        withdrawn=withdrawn,
        facts=document_facts(listed, desk.inventory),
        cite=cite_view(listed, desk.inventory),
        kind=source_words.kind(about),
        superseded_by=named(about.superseded_by, desk.inventory) if about.superseded_by else None,
        account=coverage_address(document),
        guesses={name: source_words.guess(about, name) for name in about.guessed},
        same_words=desk.holdings.same_words(listed),
        address=document_address,
    )

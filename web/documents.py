"""Each document's page. One that may not be read is a page that is not there."""

from fastapi import FastAPI, HTTPException
from starlette.responses import Response

from index.access import PUBLIC
from web import source_words
from web.addresses import coverage_address, document_address
from web.desk import Desk
from web.document_view import document_view
from web.pages import page
from web.parts import number_of


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
    view = document_view(found, desk.searcher.passages(document, PUBLIC), part) if found else None
    if listed is None or found is None or view is None:
        raise HTTPException(404)
    about = listed.about
    return page(
        "document.html",
        holdings=desk.holdings,
        document=found,
        about=about,
        view=view,
        kind=source_words.kind(about),
        binding=source_words.binding(about),
        summary_of=[desk.holdings.name(source) for source in about.summary_of],
        superseded_by=desk.holdings.name(about.superseded_by) if about.superseded_by else None,
        account=coverage_address(document),
        guesses={name: source_words.guess(about, name) for name in about.guessed},
        same_words=desk.holdings.same_words(listed),
        siblings=[(each.about.language, document_address(each.id)) for each in desk.holdings.siblings(document)],
        address=document_address,
    )

"""A document's pages as they are printed, with a quotation marked. What may not be read is not there."""

from dataclasses import dataclass

from fastapi import FastAPI, HTTPException, Request
from starlette.datastructures import QueryParams
from starlette.responses import RedirectResponse, Response

from advicehub.errors import SourceError
from index.access import PUBLIC
from index.text_store import Listed
from ingest.document import Document
from ingest.page_image import SourceChanged
from ingest.passage import Passage
from web import source_words
from web.addresses import document_address, passage_address
from web.desk import Desk
from web.failures import failure
from web.holdings import WITHDRAWN
from web.interface.words import _
from web.page_address import WIDTHS, page_address, picture_address
from web.page_pictures import PagePictures
from web.page_view import Span, page_view, passage_at
from web.pages import page
from web.parts import Text, part_of

_LONGEST = 8
"""Digits of an offset at most."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What an address asks for: a page of a document, and a quotation in it, (0, 0) for none."""

    listed: Listed
    document: Document
    passages: list[Text]
    number: int
    span: Span


def add_document_pages(app: FastAPI, desk: Desk, pictures: PagePictures) -> None:
    """Serve what is below /documents/…/pages."""

    @app.get("/documents/{document}/pages/{number}", include_in_schema=False)
    async def document_page_as_printed(document: str, number: str, request: Request) -> Response:
        return await desk.workers.run(_page, desk, pictures, document, number, request.query_params)

    @app.get("/documents/{document}/pages/{number}/image", include_in_schema=False)
    async def picture_of_page(document: str, number: str, request: Request) -> Response:
        place = await desk.workers.run(_place, desk, document, number, request.query_params)
        width = _number(request.query_params.get("width", str(WIDTHS[0])))
        if width not in WIDTHS or not place.document.pages:
            raise HTTPException(404)
        try:
            made = await desk.workers.run(pictures.picture, place.document, place.number, width, *place.span)
        except SourceError as error:
            return failure(request.scope, 409, _refusal(error))
        return Response(made, media_type="image/png")


def _page(desk: Desk, pictures: PagePictures, document: str, number: str, query: QueryParams) -> Response:
    place = _place(desk, document, number, query)
    passage = passage_at(place.passages, place.span[0]) if place.span[1] else None
    in_document = _in_document(place, passage)
    if not place.document.pages:
        return RedirectResponse(in_document, 303)
    zoom = _number(query.get("zoom", "1"))
    if not 1 <= zoom <= len(WIDTHS):
        raise HTTPException(404)
    width, refusal = WIDTHS[zoom - 1], ""
    try:
        # Drawn now, so that a page without a picture says why; the picture's own address finds it kept.
        pictures.picture(place.document, place.number, width, *place.span)
    except SourceError as error:
        refusal = _refusal(error)
    about = place.listed.about
    return page(
        "page.html",
        holdings=desk.holdings,
        about=about,
        kind=source_words.kind(about),
        view=page_view(place.document, place.number, place.span),
        refusal=refusal,
        zoom=zoom,
        zooms=range(1, len(WIDTHS) + 1),
        width=width,
        picture=picture_address(place.document.id, place.number, *place.span, width=width),
        paragraph=source_words.paragraph(passage.label) if passage else "",
        language=passage.language if passage else about.language,
        document_address=document_address(place.document.id),
        in_document=in_document if passage else "",
        address=lambda number, zoom: page_address(place.document.id, number, *place.span, zoom=zoom),
    )


def _place(desk: Desk, document: str, number: str, query: QueryParams) -> _Place:
    """What is asked for. Raise 404 for what is not there, may not be read, or is no quotation of the document."""
    listed = desk.holdings.listed(document)
    if listed is None or listed.about.status == WITHDRAWN:
        raise HTTPException(404)
    found = desk.searcher.document(document, PUBLIC)
    page = _number(number)
    if found is None or page < 1 or (found.pages and page > len(found.pages)):
        raise HTTPException(404)
    passages = desk.searcher.passages(document, PUBLIC)
    return _Place(listed, found, passages, page, _span(query, found, passages))


def _span(query: QueryParams, document: Document, passages: list[Text]) -> Span:
    """The quotation that the query names: inside the text, and no longer than a passage. (0, 0) for none."""
    if "from" not in query and "to" not in query:
        return 0, 0
    start, end = _number(query.get("from", "")), _number(query.get("to", ""))
    longest = max((passage.end - passage.start for passage, _ in passages), default=0)
    if not 0 <= start < end <= len(document.text) or end - start > longest:
        raise HTTPException(404)
    return start, end


def _in_document(place: _Place, passage: Passage | None) -> str:
    """Where the quotation stands in its document's own page; the document itself when it is in no passage."""
    if passage is None:
        return document_address(place.document.id)
    return passage_address(place.document.id, part_of(place.passages, passage.id), passage.id)


def _number(text: str) -> int:
    """A plain number of an address; -1 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else -1


def _refusal(error: SourceError) -> str:
    if isinstance(error, SourceChanged):
        return _("The source file has changed since it was read. No picture of it is shown.")
    return _("This page cannot be shown as a picture.")

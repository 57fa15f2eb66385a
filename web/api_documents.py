"""The documents in the API: the list, one of them, its passages, a passage with its neighbours. All is read only."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path, Query
from starlette.responses import JSONResponse, Response

from index.access import PUBLIC
from index.text_store import Listed
from ingest.passage import Passage
from web.addresses import document_address, passage_address
from web.api_document_shapes import DocumentShape, DocumentsShape, NeighboursShape, PassagesShape
from web.api_problems import responses
from web.desk import Desk
from web.holdings import WITHDRAWN
from web.page_address import picture_address
from web.parts import Text, part_of, parts

LISTED = 100
"""Documents on one page of the list."""

_Count = Annotated[int, Query(ge=1, le=999_999)]
_Id = Annotated[str, Path(max_length=500)]


def add_api_documents(app: FastAPI, desk: Desk) -> None:
    """Serve what is below /api/documents."""

    @app.get(
        "/api/documents",
        summary="List the documents",
        description="All public documents of the edition, by id, a hundred at a time.",
        response_model=DocumentsShape,
        response_description="A page of the list.",
        responses=responses("documents"),
    )
    async def api_documents(page: _Count = 1) -> Response:
        return JSONResponse(await desk.workers.run(_documents, desk, page))

    @app.get(
        "/api/documents/{document}",
        summary="Describe a document",
        description="What is known of a document: issuer, symbol, date, status, force, and what was only guessed.",
        response_model=DocumentShape,
        response_description="The document's description.",
        responses=responses("document"),
    )
    async def api_document(document: _Id) -> Response:
        return JSONResponse(await desk.workers.run(lambda: _described(_listed(desk, document))))

    @app.get(
        "/api/documents/{document}/passages",
        summary="Read a document",
        description="The passages of a document, word for word. A withdrawn one has none.",
        response_model=PassagesShape,
        response_description="A part of the passages.",
        responses=responses("passages"),
    )
    async def api_passages(document: _Id, part: _Count = 1) -> Response:
        return JSONResponse(await desk.workers.run(_passages, desk, document, part))

    @app.get(
        "/api/documents/{document}/passages/{passage}",
        summary="Read a passage in its place",
        description="A passage, word for word, with the one before and the one after it.",
        response_model=NeighboursShape,
        response_description="The passage and its neighbours.",
        responses=responses("passage"),
    )
    async def api_passage(document: _Id, passage: _Id) -> Response:
        return JSONResponse(await desk.workers.run(_neighbours, desk, document, passage))


def _documents(desk: Desk, page: int) -> dict[str, Any]:
    documents = desk.holdings.documents
    pages = max(1, -(-len(documents) // LISTED))
    if page > pages:
        raise HTTPException(404)
    here = documents[(page - 1) * LISTED : page * LISTED]
    return {
        "edition": desk.holdings.edition,
        "documents": [_described(each) for each in here],
        "count": len(documents),
        "page": page,
        "pages": pages,
    }


def _listed(desk: Desk, document: str) -> Listed:
    """The document with this id. Raise 404 for one that is not there or may not be read."""
    listed = desk.holdings.listed(document)
    if listed is None:
        raise HTTPException(404)
    return listed


def _described(listed: Listed) -> dict[str, Any]:
    about = listed.about
    return {
        "document": listed.id,
        "version": listed.version,
        "work": about.work,
        "title": about.title,
        "short_title": about.short_title,
        "issuer": about.issuer,
        "symbol": about.symbol,
        "date": about.date,
        "type": about.type,
        "binding": about.binding,
        "language": about.language,
        "country": about.country,
        "topics": list(about.topics),
        "licence": about.licence,
        "status": about.status,
        "superseded_by": about.superseded_by,
        "summary_of": list(about.summary_of),
        "guessed": list(about.guessed),
        "pages": len(listed.page_labels),
        "pages_without_text": listed.pages_without_text,
        "passages": 0 if about.status == WITHDRAWN else listed.passages,
        "address": document_address(listed.id),
    }


def _texts(desk: Desk, listed: Listed) -> Sequence[Text]:
    # A withdrawn document keeps its text in the edition, for those who bring it back. Nobody is shown it.
    return [] if listed.about.status == WITHDRAWN else desk.searcher.passages(listed.id, PUBLIC)


def _passages(desk: Desk, document: str, part: int) -> dict[str, Any]:
    listed = _listed(desk, document)
    divided = parts(_texts(desk, listed))
    if part > len(divided):
        raise HTTPException(404)
    return {
        "edition": desk.holdings.edition,
        "document": listed.id,
        "passages": [_placed(desk, listed, item, part) for item in divided[part - 1]],
        "part": part,
        "parts": len(divided),
    }


def _neighbours(desk: Desk, document: str, passage: str) -> dict[str, Any]:
    listed = _listed(desk, document)
    texts = _texts(desk, listed)
    at = next((place for place, (each, _) in enumerate(texts) if each.id == passage), -1)
    if at < 0:
        raise HTTPException(404)
    found = [
        _placed(desk, listed, texts[place], part_of(texts, texts[place][0].id)) if 0 <= place < len(texts) else None
        for place in (at, at - 1, at + 1)
    ]
    return {
        "edition": desk.holdings.edition,
        "passage": found[0],
        "before": found[1],
        "after": found[2],
        "pictures": _pictures(texts[at][0]),
    }


def _pictures(passage: Passage) -> list[str]:
    return [picture_address(passage.document, page, passage.body, passage.end) for page in passage.pages]


def _placed(desk: Desk, listed: Listed, item: Text, part: int) -> dict[str, Any]:
    """A passage, which stands in the `part`-th part of its document's page."""
    passage, text = item
    return {
        "passage": passage.id,
        "document": listed.id,
        "version": listed.version,
        "start": passage.start,
        "end": passage.end,
        "body": passage.body,
        "label": passage.label,
        "path": list(passage.path),
        "pages": list(passage.pages),
        "page_labels": [listed.page_labels[page - 1] for page in passage.pages],
        "language": passage.language,
        "role": passage.role,
        "country": passage.country,
        "ocr": list(listed.ocr_of(passage.pages)),
        "text": text,
        "footnotes": [{"label": a, "text": b} for a, b in desk.searcher.footnotes(passage, PUBLIC)],
        "address": passage_address(listed.id, part, passage.id),
    }

"""What was read of the library and how: an overview of all documents, and each document's account by page."""

from dataclasses import replace

from fastapi import FastAPI, HTTPException
from starlette.responses import Response

from index.access import PUBLIC
from index.text_store import Listed
from web.addresses import coverage_address, document_address
from web.coverage_view import coverage_view
from web.desk import Desk
from web.holdings import WITHDRAWN
from web.pages import page
from web.parts import number_of

LISTED = 100
"""Documents on one part of the overview."""


def add_coverage(app: FastAPI, desk: Desk) -> None:
    """Serve /coverage and /documents/…/coverage. Must be added before the parts of documents."""

    @app.get("/coverage", include_in_schema=False)
    async def overview() -> Response:
        return await desk.workers.run(_overview, desk, 1)

    @app.get("/coverage/{part}", include_in_schema=False)
    async def overview_part(part: str) -> Response:
        return await desk.workers.run(_overview, desk, number_of(part))

    @app.get("/documents/{document}/coverage", include_in_schema=False)
    async def account(document: str) -> Response:
        return await desk.workers.run(_account, desk, document, 1)

    @app.get("/documents/{document}/coverage/{part}", include_in_schema=False)
    async def account_part(document: str, part: str) -> Response:
        return await desk.workers.run(_account, desk, document, number_of(part))


def _overview(desk: Desk, part: int) -> Response:
    ordered = sorted(desk.holdings.documents, key=_worst_first)
    count = max(1, -(-len(ordered) // LISTED))
    if not 1 <= part <= count:
        raise HTTPException(404)
    covered = [listed.coverage for listed in ordered]
    return page(
        "coverage_list.html",
        holdings=desk.holdings,
        documents=ordered[(part - 1) * LISTED : part * LISTED],
        in_doubt=sum(bool(each.in_doubt) for each in covered),
        totals={name: sum(getattr(each, name) for each in covered) for name in _TOTALS},
        number=part,
        count=count,
        address=coverage_address,
        same_words=desk.holdings.same_words,
    )


_TOTALS = ("pages", "ocr", "second", "without_text", "troubled", "hidden")


def _worst_first(listed: Listed) -> tuple[int, int, int, str]:
    found = listed.coverage
    return -found.in_doubt, -found.hidden, -found.ocr, listed.about.title.casefold()


def _account(desk: Desk, document: str, part: int) -> Response:
    listed = desk.holdings.listed(document)
    found = desk.searcher.document(document, PUBLIC) if listed else None
    if found and found.about.status == WITHDRAWN:
        # The account quotes what was left out, and nobody is shown a withdrawn document's words.
        found = replace(found, ledger=replace(found.ledger, removed=()))
    view = coverage_view(found, part) if found else None
    if listed is None or found is None or view is None:
        raise HTTPException(404)
    return page(
        "coverage.html",
        holdings=desk.holdings,
        document=found,
        about=listed.about,
        view=view,
        address=coverage_address,
        shown=document_address(document),
    )

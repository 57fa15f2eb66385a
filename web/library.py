"""The library: everything held, browsed by filters, and beside it what is known and not held."""

from functools import cache

from fastapi import FastAPI, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from web import source_words
from web.addresses import document_address
from web.desk import Desk
from web.facets import SORTS, Facet, known_values
from web.interface.words import N_, _
from web.library_items import LibraryItems, library_items
from web.library_query import LABELS, LIBRARY, library_query
from web.library_view import library_view
from web.pages import page

SORT_NAMES = {
    "title": N_("By title"),
    "newest": N_("Newest first"),
    "oldest": N_("Oldest first"),
    "issuer": N_("By issuer"),
}


def add_library(app: FastAPI, desk: Desk) -> None:
    """Serve /library, and send /documents, where the list once was, there."""

    @cache
    def items() -> LibraryItems:
        return library_items(desk.inventory, desk.practice)

    @app.get(LIBRARY, include_in_schema=False)
    async def library_page(request: Request) -> Response:
        given = request.query_params.multi_items()
        return await desk.workers.run(lambda: _library_page(desk, items(), given))

    @app.get("/documents", include_in_schema=False)
    async def where_the_list_was() -> Response:
        return RedirectResponse(LIBRARY, 301)


def _library_page(desk: Desk, items: LibraryItems, given: list[tuple[str, str]]) -> Response:
    query = library_query(given, _known(desk, items))
    view = library_view(query, items, desk.inventory)
    if view is None:
        raise HTTPException(404)
    collections = desk.inventory.reference.collections
    return page(
        "library.html",
        400 if query.troubles else 200,
        holdings=desk.holdings,
        view=view,
        query=query,
        labels={name: _(label) for name, label in LABELS.items()},
        troubles=[_(label) for label in query.troubles],
        collections=list(collections.values()),
        chosen=collections.get(query.wanted.values.get("collection", "")),
        sorts=[(sort, _(SORT_NAMES[sort])) for sort in SORTS],
        address=document_address,
        kind=source_words.kind,
    )


def _known(desk: Desk, items: LibraryItems) -> dict[Facet, set[str]]:
    """The values that a filter may have: those of some item, and every topic and collection, even an empty one."""
    found = known_values([*items.held, *items.not_held])
    reference = desk.inventory.reference
    found["topic"] |= set(reference.topics)
    found["collection"] |= set(reference.collections)
    return found

"""The read-only pages for curators. Changes are made on the command line alone, with `advicehub corpus`."""

from fastapi import FastAPI, HTTPException
from starlette.responses import Response

from web.curation_tables import TABLES
from web.desk import Desk
from web.interface.words import _
from web.pages import page
from web.parts import number_of

LISTED = 100
"""Rows on one part of a table."""


def add_curation(app: FastAPI, desk: Desk) -> None:
    """Serve /curation and its tables."""

    @app.get("/curation", include_in_schema=False)
    async def curation() -> Response:
        return await desk.workers.run(_page, desk, next(iter(TABLES)), 1)

    @app.get("/curation/{table}", include_in_schema=False)
    async def curation_table(table: str) -> Response:
        return await desk.workers.run(_page, desk, table, 1)

    @app.get("/curation/{table}/{part}", include_in_schema=False)
    async def curation_part(table: str, part: str) -> Response:
        return await desk.workers.run(_page, desk, table, number_of(part))


def _page(desk: Desk, name: str, number: int) -> Response:
    if name not in TABLES:
        raise HTTPException(404)
    title, make = TABLES[name]
    table = make(desk)
    count = max(1, -(-len(table.rows) // LISTED))
    if not 1 <= number <= count:
        raise HTTPException(404)
    return page(
        "curation.html",
        holdings=desk.holdings,
        tables=[(each, _(TABLES[each][0])) for each in TABLES],
        name=name,
        title=_(title),
        table=table,
        rows=table.rows[(number - 1) * LISTED : number * LISTED],
        number=number,
        count=count,
    )

"""How to cite a document: its citation forms, and the same as CSL-JSON for reference managers."""

import re
from dataclasses import dataclass, replace

from fastapi import FastAPI, HTTPException
from starlette.responses import JSONResponse, Response

from index.text_store import Listed
from ingest.catalogue.cited import Cited, cited_document, cited_source
from ingest.catalogue.citing import csl, oscola, plain, short, un
from web.addresses import citation_address
from web.desk import Desk
from web.interface.words import _
from web.inventory import Inventory

_ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
CSL_TYPE = "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True, slots=True)
class CiteView:
    """`forms` are (name, text); `download` is where CSL-JSON is."""

    forms: list[tuple[str, str]]
    download: str


def cite_view(listed: Listed, inventory: Inventory) -> CiteView:
    """The forms for a document."""
    cited = cited_of(listed, inventory)
    forms = [
        (_("In full"), plain(cited)),
        (_("Short"), short(cited)),
        (_("After OSCOLA"), oscola(cited)),
        (_("As the United Nations cites"), un(cited)),
    ]
    return CiteView(forms, citation_address(listed.id))


def cited_of(listed: Listed, inventory: Inventory) -> Cited:
    """What is cited: the catalogue's entry where there is one, for it was checked; else what the document says."""
    source = inventory.source_of(listed)
    if source is None:
        cited = cited_document(listed.id, listed.about)
    else:
        cited = replace(cited_source(source), language=listed.about.language)
    # A file may declare anything as its date; a citation has a real one or none.
    return replace(cited, date=_date(cited.date), in_force=_date(cited.in_force))


def _date(declared: str) -> str:
    return declared if _ISO.fullmatch(declared) else ""


def add_cite(app: FastAPI, desk: Desk) -> None:
    """Serve /documents/…/citation.json. Must be added before the parts of documents."""

    @app.get("/documents/{document}/citation.json", include_in_schema=False)
    async def citation(document: str) -> Response:
        listed = desk.holdings.listed(document)
        if listed is None:
            raise HTTPException(404)
        # The name is always the same: an id may hold what a file's name cannot.
        headers = {"Content-Disposition": 'attachment; filename="citation.json"'}
        return JSONResponse([csl(cited_of(listed, desk.inventory))], 200, headers, CSL_TYPE)

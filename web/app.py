"""The application: routes, middleware and handlers around an open edition."""

from collections.abc import Iterable
from typing import Any

from fastapi import Depends, FastAPI

from advicehub import __version__
from index.searcher import Searcher
from ingest.catalogue.reference import Reference
from web import rules
from web.api import add_api
from web.api_documents import add_api_documents
from web.api_page import add_api_page
from web.ask import add_ask
from web.body_limit import BodyLimit
from web.cite import add_cite
from web.country_practice import CountryPractice
from web.coverage import add_coverage
from web.curation import add_curation
from web.desk import Answerer, Desk
from web.documents import add_documents
from web.failures import add_handlers
from web.glossary import add_glossary
from web.head import HeadAsGet
from web.headers import SecurityHeaders
from web.health import add_health
from web.holdings import Holdings
from web.hosts import AllowedHosts, HostCheck
from web.interface.language import InterfaceLanguage
from web.interface.switch import add_interface
from web.inventory import NOTHING_KNOWN, Inventory
from web.last_resort import LastResort
from web.library import add_library
from web.page_pictures import PagePictures
from web.page_routes import add_document_pages
from web.proofs import Proofs
from web.rate_limit import UNLIMITED, Rate, RateLimit
from web.records import NO_RECORDS, Records
from web.request_log import RequestLog
from web.rules import RULES, Rules
from web.static_files import add_static_files
from web.topics import add_topics
from web.verify import add_verify
from web.wipe import add_wipe
from web.workers import Workers

_UNOBSERVED: Any = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}
"""The framework can report requests, with what they carried, to collectors named in the environment."""


def create_app(
    searcher: Searcher,
    assistant: Answerer,
    *,
    reference: Reference = NOTHING_KNOWN,
    records: Records = NO_RECORDS,
    pictures: PagePictures | None = None,
    proofs: Proofs | None = None,
    hosts: Iterable[str] = (),
    rate: Rate = UNLIMITED,
    rules_in_force: Rules = RULES,
) -> FastAPI:
    """The pages and the API over one open edition.

    `reference` is what the corpus folder knows besides documents: official sources, topics, glossary; `records`
    what curation recorded; `pictures` draws the pages of documents, `proofs` checks receipts. `hosts` are names
    under which requests may arrive besides those of this machine; `rate` is how often one address may ask. Raises
    `AdviceHubError` when a route has no rule, and what reading the list of documents raises.
    """
    app = FastAPI(
        title="Advice Hub assistant",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        dependencies=[Depends(rules.permitted)],
        telemetry=_UNOBSERVED,
    )
    app.state.rules = rules_in_force
    holdings = Holdings(searcher)
    inventory, practice = Inventory(reference, holdings), CountryPractice(searcher, holdings)
    desk = Desk(searcher, assistant, holdings, Workers(), inventory, practice, records)
    add_ask(app, desk)
    add_topics(app, desk)
    add_library(app, desk)
    add_glossary(app, desk)
    add_curation(app, desk)
    add_coverage(app, desk)
    add_cite(app, desk)
    add_documents(app, desk)
    add_document_pages(app, desk, pictures or PagePictures(None))
    add_api(app, desk)
    add_verify(app, desk, proofs or Proofs(searcher))
    add_api_documents(app, desk)
    add_health(app, desk)
    add_api_page(app)
    add_interface(app)
    add_wipe(app)
    add_static_files(app)
    add_handlers(app)
    _add_middleware(app, AllowedHosts(hosts), rate)
    rules.check(app, rules_in_force)
    return app


def _add_middleware(app: FastAPI, allowed: AllowedHosts, rate: Rate) -> None:
    """Innermost first: what is added last sees a request first and its response last."""
    app.add_middleware(BodyLimit)
    app.add_middleware(RateLimit, rate=rate)
    app.add_middleware(HostCheck, allowed=allowed)
    app.add_middleware(LastResort)
    app.add_middleware(RequestLog)
    app.add_middleware(HeadAsGet)
    app.add_middleware(InterfaceLanguage)
    app.add_middleware(SecurityHeaders)

"""What curators look after, as tables: documents, catalogue entries, weakly read pages, refused files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.access import PUBLIC
from index.curation.weak_page import BELOW, weak_pages_of
from index.text_store import Listed
from ingest.catalogue.source import Source
from web import languages
from web.addresses import coverage_address, document_address
from web.desk import Desk
from web.inventory import Inventory
from web.source_row import named

CHECKED = {"seen": "against a copy", "part": "in part", "unseen": "not checked"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Some text, in a language where it is a document's own, with the address it leads to or ''."""

    text: str
    address: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the same cells under `columns`; the first of each names it. `about` says what they are."""

    about: str
    columns: tuple[str, ...]
    rows: list[list[Cell]]


def documents(desk: Desk) -> Table:
    """The documents that everybody may read, by title."""
    ordered = sorted(desk.holdings.documents, key=lambda d: (d.about.title.casefold(), d.id))
    rows = [_document(listed, desk) for listed in ordered]
    columns = ("Document", "Language", "Status", "Superseded by", "Coverage", "Licence", "Catalogue", "Added")
    return Table("The documents that everybody may read.", columns, rows)


def sources(desk: Desk) -> Table:
    """The catalogue's entries, those checked least first."""
    worst = list(CHECKED)[::-1]
    known = desk.inventory.reference.sources.values()
    ordered = sorted(known, key=lambda s: (worst.index(s.checked), s.title.casefold(), s.id))
    columns = ("Source", "Symbol", "Checked", "Status", "Superseded by", "Held", "Official address", "Licence")
    return Table(
        "The official sources that the catalogue knows, those checked least first.",
        columns,
        [_source(source, desk.inventory) for source in ordered],
    )


def weak_pages(desk: Desk) -> Table:
    """Pages that OCR read with little confidence, and those without text, worst first."""
    holdings = desk.holdings
    found = weak_pages_of(holdings.documents, lambda id_: desk.searcher.document(id_, PUBLIC))
    rows = [
        [_title(listed), Cell(weak.label), Cell(_percent(weak.confidence))]
        for weak in found
        if (listed := holdings.listed(weak.document))
    ]
    about = f"Pages that OCR read with a confidence below {round(100 * BELOW)} %, and pages that nobody could read."
    return Table(about, ("Document", "Page", "Confidence"), rows)


def refused(desk: Desk) -> Table:
    """The files that were meant for everybody and could not be read."""
    rows = [[Cell(each.file), Cell(each.reason), Cell(each.when[:10])] for each in desk.records.refused()]
    return Table("Files that were meant for everybody and could not be read.", ("File", "Reason", "Date"), rows)


TABLES: Mapping[str, tuple[str, Callable[[Desk], Table]]] = {
    "documents": ("Documents", documents),
    "sources": ("Catalogue", sources),
    "weak-pages": ("Weakly read pages", weak_pages),
    "refused": ("Refused files", refused),
}
"""The tables by the name they have in an address: (title, what makes it)."""


def _document(listed: Listed, desk: Desk) -> list[Cell]:
    about, inventory, added = listed.about, desk.inventory, desk.records.added
    return [
        _title(listed),
        Cell(languages.name(about.language)),
        Cell(about.status),
        Cell(*named(about.superseded_by, inventory)) if about.superseded_by else Cell(""),
        Cell(_coverage(listed), coverage_address(listed.id)),
        Cell(about.licence or "not known"),
        Cell("yes" if inventory.source_of(listed) else "our own" if about.type == "note" else "no entry"),
        Cell(added.get(listed.id, "")[:10] or "not recorded"),
    ]


def _source(source: Source, inventory: Inventory) -> list[Cell]:
    held: Sequence[Listed] = inventory.held(source.id)
    return [
        Cell(source.title),
        Cell(source.symbol),
        Cell(CHECKED[source.checked]),
        Cell(source.status),
        Cell(*named(source.superseded_by, inventory)) if source.superseded_by else Cell(""),
        Cell(", ".join(listed.about.language for listed in held), document_address(held[0].id)) if held else Cell("no"),
        Cell("yes" if source.address else "not known"),
        Cell(source.licence or "not known"),
    ]


def _title(listed: Listed) -> Cell:
    return Cell(listed.about.title, document_address(listed.id), listed.about.language)


def _coverage(listed: Listed) -> str:
    read = listed.coverage
    if read.in_doubt:
        return f"{read.in_doubt} of {read.pages} pages want a look"
    return f"{read.pages} pages read" if read.pages else "read"


def _percent(confidence: float | None) -> str:
    return "no text" if confidence is None else f"{round(100 * confidence)} %"

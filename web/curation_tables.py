"""What curators look after, as tables: documents, catalogue entries, weakly read pages, refused files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.text_store import Listed
from ingest.catalogue.source import Source
from web import dates, languages
from web.addresses import coverage_address, document_address
from web.inventory import Inventory
from web.records import Records
from web.source_row import named

WEAK = 0.8
"""Pages that OCR read with less confidence than this are listed, and those whose confidence is not known."""

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


def documents(inventory: Inventory, records: Records) -> Table:
    """The documents that everybody may read, by title."""
    ordered = sorted(inventory.holdings.documents, key=lambda d: (d.about.title.casefold(), d.id))
    rows = [_document(listed, inventory, records) for listed in ordered]
    columns = ("Document", "Language", "Status", "Superseded by", "Coverage", "Licence", "Catalogue", "Added")
    return Table("The documents that everybody may read.", columns, rows)


def sources(inventory: Inventory, _records: Records) -> Table:
    """The catalogue's entries, those checked least first."""
    worst = list(CHECKED)[::-1]
    known = inventory.reference.sources.values()
    ordered = sorted(known, key=lambda s: (worst.index(s.checked), s.title.casefold(), s.id))
    columns = ("Source", "Symbol", "Checked", "Status", "Superseded by", "Held", "Official address", "Licence")
    return Table(
        "The official sources that the catalogue knows, those checked least first.",
        columns,
        [_source(source, inventory) for source in ordered],
    )


def weak_pages(inventory: Inventory, _records: Records) -> Table:
    """Pages that OCR read with little confidence, worst first."""
    found = [
        (confidence or 0.0, listed.id, number, listed)
        for listed in inventory.holdings.documents
        for number, confidence in listed.ocr.items()
        if confidence is None or confidence < WEAK
    ]
    about = f"Pages that were read by OCR with a confidence below {WEAK:.0%}, worst first.".replace("%", " %")
    rows = [
        [_title(listed), Cell(listed.page_labels[number - 1]), Cell(_percent(listed.ocr[number]))]
        for _, _, number, listed in sorted(found, key=lambda each: each[:3])
    ]
    return Table(about, ("Document", "Page", "Confidence"), rows)


def refused(_inventory: Inventory, records: Records) -> Table:
    """The files that were meant for everybody and could not be read."""
    rows = [[Cell(each.file), Cell(each.reason), Cell(dates.in_words(each.when))] for each in records.refused()]
    return Table("Files that were meant for everybody and could not be read.", ("File", "Reason", "Date"), rows)


TABLES: Mapping[str, tuple[str, Callable[[Inventory, Records], Table]]] = {
    "documents": ("Documents", documents),
    "sources": ("Catalogue", sources),
    "weak-pages": ("Weakly read pages", weak_pages),
    "refused": ("Refused files", refused),
}
"""The tables by the name they have in an address: (title, what makes it)."""


def _document(listed: Listed, inventory: Inventory, records: Records) -> list[Cell]:
    about = listed.about
    return [
        _title(listed),
        Cell(languages.name(about.language)),
        Cell(about.status),
        Cell(*named(about.superseded_by, inventory)) if about.superseded_by else Cell(""),
        Cell(_coverage(listed), coverage_address(listed.id)),
        Cell(about.licence or "not known"),
        Cell("yes" if inventory.source_of(listed) else "our own" if about.type == "note" else "no entry"),
        Cell(dates.in_words(records.added.get(listed.id, "")) or "not recorded"),
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
    return "not known" if confidence is None else f"{round(100 * confidence)} %"

"""What curators look after, as tables: documents, catalogue entries, weakly read pages, refused files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from index.access import PUBLIC
from index.curation.weak_page import BELOW, weak_pages_of
from index.text_store import Listed
from ingest.catalogue.source import Source
from web import languages, source_words
from web.addresses import coverage_address, document_address
from web.desk import Desk
from web.interface.words import N_, _, joined, ngettext
from web.inventory import Inventory
from web.source_row import named

CHECKED = {"seen": N_("against a copy"), "part": N_("in part"), "unseen": N_("not checked")}


@dataclass(frozen=True, slots=True)
class Cell:
    """Some text with the address it leads to or ''; in `language`, None for that of the interface."""

    text: str
    address: str = ""
    language: str | None = None


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
    columns = (
        _("Document"), _("Language"), _("Status"), _("Superseded by"), _("Coverage"), _("Licence"), _("Catalogue"),
        _("Added"),
    )  # fmt: skip
    return Table(_("The documents that everybody may read."), columns, rows)


def sources(desk: Desk) -> Table:
    """The catalogue's entries, those checked least first."""
    worst = list(CHECKED)[::-1]
    known = desk.inventory.reference.sources.values()
    ordered = sorted(known, key=lambda s: (worst.index(s.checked), s.title.casefold(), s.id))
    columns = (
        _("Source"), _("Symbol"), _("Checked"), _("Status"), _("Superseded by"), _("Held"), _("Official address"),
        _("Licence"),
    )  # fmt: skip
    return Table(
        _("The official sources that the catalogue knows, those checked least first."),
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
    about = _(
        "Pages that OCR read with a confidence below %(percent)s %%, and pages that nobody could read.",
        percent=round(100 * BELOW),
    )
    return Table(about, (_("Document"), _("Page"), _("Confidence")), rows)


def refused(desk: Desk) -> Table:
    """The files that were meant for everybody and could not be read."""
    rows = [
        [Cell(each.file, language=""), Cell(each.reason, language="en"), Cell(each.when[:10])]
        for each in desk.records.refused()
    ]
    return Table(
        _("Files that were meant for everybody and could not be read."), (_("File"), _("Reason"), _("Date")), rows
    )


TABLES: Mapping[str, tuple[str, Callable[[Desk], Table]]] = {
    "documents": (N_("Documents"), documents),
    "sources": (N_("Catalogue"), sources),
    "weak-pages": (N_("Weakly read pages"), weak_pages),
    "refused": (N_("Refused files"), refused),
}
"""The tables by the name they have in an address: (title in English, what makes it)."""


def _document(listed: Listed, desk: Desk) -> list[Cell]:
    about, inventory, added = listed.about, desk.inventory, desk.records.added
    return [
        _title(listed),
        Cell(languages.name(about.language)),
        Cell(source_words.status(about.status)),
        Cell(*named(about.superseded_by, inventory)) if about.superseded_by else Cell(""),
        Cell(_coverage(listed), coverage_address(listed.id)),
        Cell(about.licence or _("not known")),
        Cell(_("yes") if inventory.source_of(listed) else _("our own") if about.type == "note" else _("no entry")),
        Cell(added.get(listed.id, "")[:10] or _("not recorded")),
    ]


def _source(source: Source, inventory: Inventory) -> list[Cell]:
    held: Sequence[Listed] = inventory.held(source.id)
    return [
        Cell(source.title, language="en"),
        Cell(source.symbol),
        Cell(_(CHECKED[source.checked])),
        Cell(source_words.status(source.status)),
        Cell(*named(source.superseded_by, inventory)) if source.superseded_by else Cell(""),
        Cell(joined(*(listed.about.language for listed in held)), document_address(held[0].id))
        if held
        else Cell(_("no")),
        Cell(_("yes") if source.address else _("not known")),
        Cell(source.licence or _("not known")),
    ]


def _title(listed: Listed) -> Cell:
    return Cell(listed.about.title, document_address(listed.id), listed.about.language)


def _coverage(listed: Listed) -> str:
    read = listed.coverage
    if read.in_doubt:
        return _("%(count)s of %(pages)s pages want a look", count=read.in_doubt, pages=read.pages)
    return ngettext("%(num)s page read", "%(num)s pages read", read.pages) if read.pages else _("read")


def _percent(confidence: float | None) -> str:
    return _("no text") if confidence is None else _("%(percent)s %%", percent=round(100 * confidence))

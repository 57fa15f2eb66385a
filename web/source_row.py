"""An official source as lists show it: what it is, where it is published, and whether the library holds it."""

from dataclasses import dataclass

from ingest.catalogue.source import Source
from web import dates, source_words
from web.addresses import document_address
from web.external import followable, shown
from web.interface.words import N_, _
from web.inventory import Inventory

Held = tuple[str, str]
"""A document the library holds of a source: (language, address)."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`about` are kind, issuer, symbol, date and whether it binds, in words, '' for what is not known.

    `official` is (address, the same as people write it), or None when none was seen. `doubt` is '' or says how
    far the entry was not checked. `held` is empty when the library does not have it; `newer` is the row's
    successor as (name, address), the address '' when it is not held.
    """

    id: str
    title: str
    about: tuple[str, ...]
    status: str
    newer: tuple[str, str] | None
    held: tuple[Held, ...]
    official: tuple[str, str] | None
    doubt: str


_DOUBTS = {
    "seen": "",
    "part": N_("Only part of this entry was checked against a copy."),
    "unseen": N_("This entry was not checked against a copy."),
}


def source_row(source: Source, inventory: Inventory) -> SourceRow:
    """The row of `source`."""
    force = source_words.force_of(source.binding, source.binding_note)
    known = (source_words.kind_of(source.type), source.issuer, source.symbol, dates.in_words(source.date), force)
    return SourceRow(
        id=source.id,
        title=source.title,
        about=known,
        status=source.status,
        newer=named(source.superseded_by, inventory) if source.superseded_by else None,
        held=tuple((listed.about.language, document_address(listed.id)) for listed in inventory.held(source.id)),
        official=official(source.address),
        doubt=_(_DOUBTS[source.checked]) if _DOUBTS[source.checked] else "",
    )


def official(address: str) -> tuple[str, str] | None:
    """(address, as people write it) of an address that may be followed, else None."""
    return (followable(address), shown(address)) if followable(address) else None


def named(source: str, inventory: Inventory) -> tuple[str, str]:
    """(short name, address in the library or '') of a source or document by its id or a name it is cited by."""
    found = inventory.source(source)
    if found is None:
        return inventory.holdings.name(source)
    held = inventory.held(found.id)
    return found.short_title or found.title, document_address(held[0].id) if held else ""

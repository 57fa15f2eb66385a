"""What is known of a document besides its words, as rows of a list: from itself and from its entry in the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.text_store import Listed
from ingest.catalogue.source import Source
from web import dates, languages, source_words
from web.addresses import document_address
from web.external import followable, shown
from web.interface.words import N_, _
from web.inventory import Inventory
from web.place_names import countries
from web.source_row import named


@dataclass(frozen=True, slots=True)
class Fact:
    """A value: its text, the address it leads to or '', the language it is in, None for that of the interface.

    `external` addresses are on another host.
    """

    text: str
    address: str = ""
    language: str | None = None
    external: bool = False


_CHECKED = {
    "seen": N_("Checked against a copy"),
    "part": N_("Checked in part against a copy"),
    "unseen": N_("Not checked against a copy"),
}

Row = tuple[str, list[Fact]]
"""A label and its values."""


def document_facts(listed: Listed, inventory: Inventory) -> list[Row]:
    """The rows of a document; a row without values is left out."""
    about, source = listed.about, inventory.source_of(listed)
    rows: list[Row] = [
        (_("Issued by"), _as_written(about.issuer)),
        (_("Symbol"), _as_written(about.symbol)),
        (_("Date"), _plain(dates.in_words(about.date))),
        (_("In force since"), _plain(dates.in_words(source.in_force if source else ""))),
        (_("Country"), _plain(countries(about.country))),
        (_("Force"), _plain(_force(listed, source))),
        (_("Status"), _plain(source_words.status(about.status))),
        (_("Superseded by"), _names([about.superseded_by or (source.superseded_by if source else "")], inventory)),
        (_("Language"), _plain(languages.label(about.language))),
        (_("Also in the library in"), _siblings(listed, inventory)),
        (_("Published in"), _plain(languages.listed(source.languages) if source else "")),
        (_("Official address"), _published(source)),
        (_("Summarises"), _summarised(listed, inventory)),
        (_("Topics"), [Fact(inventory.topic_name(id_), f"/topics/{id_}") for id_ in inventory.topics_of(listed)]),
        (
            _("Collections"),
            [Fact(c.name, f"/library?collection={c.id}", "en") for c in inventory.collections_with(listed)],
        ),
        (_("Catalogue entry"), _plain(_(_CHECKED[source.checked]) if source else "")),
        (_("Licence"), _as_written(about.licence or (source.licence if source else ""))),
    ]
    return [(label, facts) for label, facts in rows if facts]


def _force(listed: Listed, source: Source | None) -> str:
    return source_words.force_of(source.binding, source.binding_note) if source else source_words.binding(listed.about)


def _plain(text: str) -> list[Fact]:
    return [Fact(text)] if text else []


def _collections(listed: Listed, inventory: Inventory) -> list[Fact]:
    found = inventory.collections_with(listed)
    return [Fact(each.name, f"/library?collection={each.id}", "en") for each in found]


def _as_written(text: str) -> list[Fact]:
    """Words of the document's description: in a language that nobody named."""
    return [Fact(text, language="")] if text else []


def _names(ids: Iterable[str], inventory: Inventory) -> list[Fact]:
    return [Fact(*named(id_, inventory)) for id_ in ids if id_]


def _siblings(listed: Listed, inventory: Inventory) -> list[Fact]:
    return [
        Fact(languages.autonym(each.about.language) or each.id, document_address(each.id), each.about.language)
        for each in inventory.holdings.siblings(listed.id)
    ]


def _published(source: Source | None) -> list[Fact]:
    """The official page, then the files in each language."""
    if source is None:
        return []
    page = _outside(source.address, shown(source.address))
    files = [_outside(file.address, f"{languages.label(file.language)} ({file.kind.upper()})") for file in source.files]
    return [fact for fact in (page, *files) if fact] or [Fact(_("not known"))]


def _summarised(listed: Listed, inventory: Inventory) -> list[Fact]:
    """Each source of a note: in the library, else at its publisher's, else by name."""
    return [_source(id_, inventory) for id_ in listed.about.summary_of]


def _source(id_: str, inventory: Inventory) -> Fact:
    name, held = named(id_, inventory)
    source = inventory.source(id_)
    outside = (
        _outside(source.address, _("%(source)s (not held; %(address)s)", source=name, address=shown(source.address)))
        if source
        else None
    )
    if held or outside is None:
        return Fact(name, held) if held else Fact(_("%(source)s (not held)", source=name))
    return outside


def _outside(address: str, text: str) -> Fact | None:
    return Fact(text, followable(address), external=True) if followable(address) else None

"""What the library page browses: the documents that are held, and the sources that are known and not held."""

from dataclasses import dataclass

from index.text_store import Listed
from ingest.catalogue.source import Source
from web.country_practice import CountryPractice
from web.facets import Facet, Item
from web.inventory import Inventory

BINDING, NOT_BINDING = "binding", "not-binding"


@dataclass(frozen=True, slots=True)
class LibraryItems:
    """Both kinds of items; ids are those of documents and of sources."""

    held: tuple[Item, ...]
    not_held: tuple[Item, ...]


def library_items(inventory: Inventory, practice: CountryPractice) -> LibraryItems:
    """The items of everything `inventory` knows."""
    held = tuple(_document(listed, inventory, practice) for listed in inventory.holdings.documents)
    sources = inventory.reference.sources.values()
    return LibraryItems(held, tuple(_source(source, inventory) for source in sources if not inventory.held(source.id)))


def _document(listed: Listed, inventory: Inventory, practice: CountryPractice) -> Item:
    about = listed.about
    return Item(
        listed.id,
        about.title,
        about.issuer,
        about.date,
        {
            "topic": inventory.topics_of(listed),
            "type": _some(about.type),
            "issuer": _some(about.issuer),
            "country": practice.countries(listed),
            "language": _some(about.language),
            "status": _some(about.status),
            "force": _force(about.binding) if about.type and "type" not in about.guessed else (),
            "collection": tuple(each.id for each in inventory.collections_with(listed)),
        },
    )


def _source(source: Source, inventory: Inventory) -> Item:
    collections = inventory.reference.collections.values()
    values: dict[Facet, tuple[str, ...]] = {
        "topic": tuple(topic for topic in source.topics if topic in inventory.reference.topics),
        "type": _some(source.type),
        "issuer": _some(source.issuer),
        "language": source.languages,
        "status": _some(source.status),
        "force": _force(source.binding),
        "collection": tuple(each.id for each in collections if source.id in each.documents),
    }
    return Item(source.id, source.title, source.issuer, source.date, values)


def _force(binding: bool) -> tuple[str, ...]:
    return (BINDING if binding else NOT_BINDING,)


def _some(value: str) -> tuple[str, ...]:
    return (value,) if value else ()

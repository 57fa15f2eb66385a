"""The library page: filters with their counts, and a page of what passes them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.text_store import Listed
from web import languages, source_words
from web.facets import FACETS, Facet, Item, counts, matching, ordered
from web.interface.words import N_, _
from web.inventory import Inventory
from web.library_items import BINDING, NOT_BINDING, LibraryItems
from web.library_query import LABELS, LibraryQuery
from web.place_names import country
from web.source_row import SourceRow, source_row

LISTED = 25
"""Works or sources on one page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how many would be shown with it, and whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with the values that lead somewhere, and the one that is chosen, as (its name, address without)."""

    name: Facet
    label: str
    choices: list[Choice]
    chosen: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class LibraryView:
    """`works` are the documents that pass, one list a work; `sources` those not held. One of them is empty.

    `found` counts what passes, documents or sources; `held` and `not_held` everything there is of each.
    """

    query: LibraryQuery
    facets: list[FacetView]
    works: list[list[Listed]]
    sources: list[SourceRow]
    found: int
    groups: int
    pages: int
    held: int
    not_held: int


def library_view(query: LibraryQuery, items: LibraryItems, inventory: Inventory) -> LibraryView | None:
    """What `query` shows of `items`; None when it has no such page."""
    browsed = items.held if query.held else items.not_held
    found = ordered(matching(browsed, query.wanted), query.sort)
    groups = _by_work(found, inventory) if query.held else [[item] for item in found]
    pages = max(1, -(-len(groups) // LISTED))
    if query.page > pages:
        return None
    here = groups[(query.page - 1) * LISTED : query.page * LISTED]
    return LibraryView(
        query=query,
        facets=_facets(query, browsed, inventory),
        works=[_documents(group, inventory) for group in here] if query.held else [],
        sources=[] if query.held else [_source(group[0], inventory) for group in here],
        found=len(found),
        groups=len(groups),
        pages=pages,
        held=len(items.held),
        not_held=len(items.not_held),
    )


def _by_work(items: Sequence[Item], inventory: Inventory) -> list[list[Item]]:
    """Items of one work together, its English document first, in the place that this one has among `items`."""
    grouped: dict[str, list[tuple[bool, int]]] = {}
    for place, item in enumerate(items):
        listed = inventory.holdings.listed(item.id)
        if listed:
            grouped.setdefault(listed.about.work, []).append((listed.about.language != "en", place))
    works = [[place for _, place in sorted(group)] for group in grouped.values()]
    return [[items[place] for place in places] for places in sorted(works)]


def _documents(group: Sequence[Item], inventory: Inventory) -> list[Listed]:
    found = [listed for item in group if (listed := inventory.holdings.listed(item.id))]
    return sorted(found, key=lambda d: (d.about.language != "en", d.about.language, d.id))


def _source(item: Item, inventory: Inventory) -> SourceRow:
    return source_row(inventory.reference.sources[item.id], inventory)


def _facets(query: LibraryQuery, items: Sequence[Item], inventory: Inventory) -> list[FacetView]:
    counted = counts(items, query.wanted)
    return [_facet(facet, query, counted[facet], inventory) for facet in FACETS]


def _facet(facet: Facet, query: LibraryQuery, counted: Counter[str], inventory: Inventory) -> FacetView:
    chosen = query.wanted.values.get(facet, "")
    values = set(counted) | ({chosen} if chosen else set())
    choices = [Choice(value, _name(facet, value, inventory), counted[value], value == chosen) for value in values]
    choices.sort(key=lambda choice: (choice.name.casefold(), choice.value))
    removal = (_name(facet, chosen, inventory), query.without(facet)) if chosen else None
    return FacetView(facet, _(LABELS[facet]), choices, removal)


def _name(facet: Facet, value: str, inventory: Inventory) -> str:
    if facet == "topic":
        return inventory.topic_name(value)
    if facet == "collection":
        return inventory.reference.collections[value].name
    if facet == "language":
        return languages.label(value)
    if facet == "type":
        return source_words.kind_of(value)
    if facet == "force":
        return _({BINDING: N_("Binding"), NOT_BINDING: N_("Not binding")}[value])
    if facet == "status":
        return source_words.status(value)
    return country(value) if facet == "country" else value

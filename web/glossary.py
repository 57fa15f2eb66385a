"""The glossary: what technical terms mean, where that comes from, and what they are called in other languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import FastAPI, HTTPException
from starlette.responses import Response

from ingest.catalogue.term import Term
from web.desk import Desk
from web.inventory import Inventory
from web.pages import page
from web.parts import number_of
from web.source_row import named, official

LISTED = 100
"""Terms on one part of the glossary."""

Named = tuple[str, str]
"""(name, address in the library or '')."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term with its source: by name, by the address of its publisher, both None for a plain acronym."""

    term: Term
    names: list[tuple[str, str]]
    source: Named | None
    official: tuple[str, str] | None
    topics: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """Part `number` of `count`. `letters` are (letter, address) of the first term under each letter."""

    terms: list[TermView]
    letters: list[tuple[str, str]]
    number: int
    count: int


def add_glossary(app: FastAPI, desk: Desk) -> None:
    """Serve /glossary and its parts."""

    @app.get("/glossary", include_in_schema=False)
    async def glossary() -> Response:
        return _page(desk, 1)

    @app.get("/glossary/{part}", include_in_schema=False)
    async def glossary_part(part: str) -> Response:
        return _page(desk, number_of(part))


def glossary_view(inventory: Inventory, number: int) -> GlossaryView | None:
    """Part `number` of the terms by alphabet; None when there is none."""
    terms = by_alphabet(inventory)
    count = max(1, -(-len(terms) // LISTED))
    if not 1 <= number <= count:
        return None
    here = terms[(number - 1) * LISTED : number * LISTED]
    return GlossaryView([_term(term, inventory) for term in here], _letters(terms), number, count)


def by_alphabet(inventory: Inventory) -> list[Term]:
    """All terms in the order in which the glossary lists them."""
    return sorted(inventory.reference.terms.values(), key=lambda term: (term.term.casefold(), term.id))


def glossary_address(place: int, term: Term) -> str:
    """Where the term stands that is the `place`-th by alphabet, from 0."""
    number = place // LISTED + 1
    return f"/glossary{'' if number == 1 else f'/{number}'}#{term.id}"


def _letters(terms: Iterable[Term]) -> list[Named]:
    found: dict[str, str] = {}
    for place, term in enumerate(terms):
        first = next((character for character in term.term.upper() if character.isalnum()), "#")
        found.setdefault(first, glossary_address(place, term))
    return list(found.items())


def _term(term: Term, inventory: Inventory) -> TermView:
    source = inventory.source(term.source) if term.source else None
    return TermView(
        term=term,
        names=sorted((term.names or {}).items()),
        source=named(term.source, inventory) if term.source else None,
        official=official(source.address) if source else None,
        topics=[(topic, inventory.topic_name(topic)) for topic in term.topics if topic in inventory.reference.topics],
    )


def _page(desk: Desk, number: int) -> Response:
    view = glossary_view(desk.inventory, number)
    if view is None:
        raise HTTPException(404)
    return page("glossary.html", holdings=desk.holdings, view=view)

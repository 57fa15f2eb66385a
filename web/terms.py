"""Plain-language help under a quotation: terms of the glossary that stand in it, and how hard it is to read.

Nothing is written for the occasion: explanations are those of the glossary, levels those of a formula.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.citation import Citation
from assistant.plain.explained import Explained
from assistant.plain.reading_level import Level, reading_level
from ingest.catalogue.term import Term
from web.glossary import by_alphabet, glossary_address
from web.interface.language import in_force
from web.interface.words import N_, _
from web.inventory import Inventory
from web.source_row import named

EXPLAINED_IN = "en"
"""The language the glossary explains in. It has names of terms, and no explanations, in others."""

LEVELS: Mapping[Level, str] = {
    "easy": N_("By its words and sentences, this paragraph reads easily, like a school book."),
    "plain": N_("By its words and sentences, this paragraph reads like a newspaper."),
    "hard": N_("By its words and sentences, this paragraph is hard to read, like an academic text or a law."),
}


@dataclass(frozen=True, slots=True)
class TermHelp:
    """A term as the passage's language calls it, `here`, in `language`; `yours` is its name in the interface's
    language, '' when there is none or it is the same. `source` is (its name, its address or ''), or None.
    """

    term: Term
    here: str
    language: str
    yours: str
    source: tuple[str, str] | None
    address: str


@dataclass(frozen=True, slots=True)
class PlainHelp:
    """The terms explained under a quotation, which may be none, and its level in words, or ''."""

    terms: list[TermHelp]
    level: str


def plain_help(citation: Citation, inventory: Inventory) -> PlainHelp:
    """Help with the paragraph that `citation` quotes from. Of words read by OCR, which may be misread, no level."""
    passage = citation.passage
    before, marked, after = citation.marked
    listed = inventory.holdings.listed(passage.document)
    topics = inventory.topics_of(listed) if listed else ()
    found = inventory.glossary.explained(before, marked, after, passage.language, topics)
    level = None if citation.ocr else reading_level(citation.paragraph, passage.language)
    return PlainHelp(_terms(found, passage.language, inventory), _(LEVELS[level]) if level else "")


def _terms(found: list[Explained], language: str, inventory: Inventory) -> list[TermHelp]:
    places = {term.id: place for place, term in enumerate(by_alphabet(inventory))} if found else {}
    return [_term(each, language, glossary_address(places[each.term.id], each.term), inventory) for each in found]


def _term(found: Explained, language: str, address: str, inventory: Inventory) -> TermHelp:
    term = found.term
    yours = term.term if in_force() == EXPLAINED_IN else (term.names or {}).get(in_force(), "")
    return TermHelp(
        term=term,
        here=found.name,
        language=language,
        yours=yours if yours.casefold() != found.name.casefold() else "",
        source=named(term.source, inventory) if term.source else None,
        address=address,
    )

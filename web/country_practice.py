"""The country examples in the library: which documents hold some, and the passages themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from index.access import PUBLIC
from index.searcher import Searcher
from index.text_store import Listed
from ingest.countries import country_of
from ingest.passage import Passage
from web.holdings import Holdings


@dataclass(frozen=True, slots=True)
class Example:
    """A country example: the document it stands in, the passage and its text."""

    listed: Listed
    passage: Passage
    text: str


class CountryPractice:
    """Read once, when it is first asked for: an edition never changes."""

    def __init__(self, searcher: Searcher, holdings: Holdings) -> None:
        self._searcher = searcher
        self._holdings = holdings

    def of(self, document: str) -> tuple[Example, ...]:
        """The country examples of a document, in reading order."""
        return self._examples.get(document, ())

    def countries(self, listed: Listed) -> tuple[str, ...]:
        """The country a document is of and those it has examples from, by name."""
        named = [listed.about.country, *(example.passage.country for example in self.of(listed.id))]
        return tuple(sorted({country for each in named for country in countries_of(each)}))

    @cached_property
    def _examples(self) -> Mapping[str, tuple[Example, ...]]:
        found = {}
        for listed in self._holdings.documents:
            passages = self._searcher.passages(listed.id, PUBLIC)
            examples = tuple(Example(listed, passage, text) for passage, text in passages if passage.country)
            if examples:
                found[listed.id] = examples
        return found


def countries_of(words: str) -> tuple[str, ...]:
    """The countries in `words`: "South Korea and Indonesia" are two, "Bosnia and Herzegovina" is one; () for ''."""
    if not words or country_of(words):
        return (words,) if words else ()
    parts = [part.strip() for piece in words.split(",") for part in piece.split(" and ")]
    named = [part for part in parts if part]
    return tuple(named) if all(country_of(part) for part in named) else (words,)

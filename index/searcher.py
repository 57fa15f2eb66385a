"""What anything that an edition can be searched through must be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from index.access import Access
from index.hit import Hit
from index.only import EVERY_PASSAGE, Only
from index.question import Question
from index.text_store import Listed
from index.widening.widening import Widening
from ingest.document import Document
from ingest.passage import Passage

Mode = Literal["fused", "widened", "vocabulary", "passages", "dense", "lexical"]
"""All rankings; the same without what people ask; without subjects too; without other words too, which leaves those of
the passages themselves; of these, vectors alone; words alone."""


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a passage: offsets into the document's canonical text, and its cosine with the question."""

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question. `weight` is its idf over the passages searched; `found` whether any holds it."""

    word: str = field(repr=False)
    term: str = field(repr=False)
    weight: float
    found: bool


class Searcher(Protocol):
    """One edition, open for questions. Implementations pass `tests/contracts/searcher.py`.

    Everything is answered as if the segments that `access` does not allow did not exist.
    """

    def search(
        self, question: Question, access: Access, k: int = 10, mode: Mode = "fused", only: Only = EVERY_PASSAGE
    ) -> list[Hit]:
        """The `k` best passages that `only` lets through, best first; see `Hit` for order and ties. Fewer when
        there are fewer. Scores are those of a search through every passage."""
        ...

    def sentences(self, question: Question, hits: Sequence[Hit], access: Access) -> list[list[ScoredSentence]]:
        """For each of `hits`, found under the same `access`, the sentences of its passage in reading order."""
        ...

    def terms(self, question: Question, access: Access) -> list[Term]:
        """The question's words in order, each once, with what they weigh here."""
        ...

    def widening(self, question: Question, access: Access) -> Widening:
        """What `search` looks for besides the words of `question`, as far as it stands in what may be read."""
        ...

    def edition(self, access: Access) -> str:
        """The id of what `access` may read of the edition."""
        ...

    def documents(self, access: Access) -> list[Listed]:
        """The documents that may be read, ordered by id."""
        ...

    def document(self, document: str, access: Access) -> Document | None:
        """The document, or None when there is none that may be read."""
        ...

    def footnotes(self, passage: Passage, access: Access) -> list[tuple[str, str]]:
        """(label, text) of the footnotes that `passage` bears the markers of; none when it may not be read."""
        ...

    def passages(self, document: str, access: Access) -> list[tuple[Passage, str]]:
        """The passages of a document with their text, in reading order; none when it may not be read."""
        ...

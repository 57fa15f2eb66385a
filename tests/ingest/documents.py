"""Documents for tests, built as readers build them."""

from collections.abc import Iterable
from pathlib import Path

from ingest.assemble import assemble
from ingest.document import Document
from ingest.draft import Draft, Piece


def draft(kind: str, text: str, label: str = "", level: int = 0) -> Draft:
    """A draft of one piece."""
    return Draft(kind, (Piece(text),), label, level)  # type: ignore[arg-type]  # tests name kinds as words


def document(drafts: Iterable[Draft], name: str = "test.txt") -> Document:
    """A document of `drafts`; its language is English or whatever its text shows."""
    return assemble(Path(name), name.encode(), "test 1", list(drafts))


def count_words(texts: Iterable[str]) -> list[int]:
    """A counter as models have them: two special tokens, and one for every four letters of a word begun."""
    return [2 + sum(1 + (len(word) - 1) // 4 for word in text.split()) for text in texts]

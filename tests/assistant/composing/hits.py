"""Hits and lists of documents for tests of composing."""

from dataclasses import replace

from index.hit import Hit
from index.text_store import Listed
from ingest.description import Description
from ingest.passage import Passage


def hit(document: str, text: str, rank: int = 1, score: float = 5.0, label: str = "", language: str = "en") -> Hit:
    """A hit on a passage of `document` that is `text`."""
    passage = Passage(f"{document}#{label}", document, 0, len(text), 0, label, (), (), language, "", "", ())
    return Hit(rank, score, passage, "v" * 64, document, text, ())


def listed(document: str, language: str = "en", **about: object) -> Listed:
    """`document` in a list; `about` are fields of its description."""
    described = replace(Description(work=document, title=document, language=language), **about)  # type: ignore[arg-type]
    return Listed(document, "v" * 64, f"{document}.txt", "", described, (), 1)

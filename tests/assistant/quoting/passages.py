"""A passage made of blocks, with a hit on it and its sentences scored."""

from collections.abc import Sequence
from dataclasses import replace

from index.embedded import embedded
from index.hit import Hit
from index.searcher import ScoredSentence
from tests.assistant.fakes import passage

START = 1000
"""Where the passages stand in their documents: offsets count from the document's beginning."""


def found(*blocks: str, language: str = "en") -> Hit:
    """A hit on the passage made of `blocks`."""
    text = "\n\n".join(blocks)
    return Hit(1, 5.0, replace(passage("a", text, START), language=language), "v" * 64, "A", text, ())


def scored(hit: Hit, best: str = "", cosine: float = 0.5) -> list[ScoredSentence]:
    """The sentences of `hit` as an edition cuts them: `cosine` for the one that holds `best`, 0.1 for the others."""
    spans = embedded(hit.passage, hit.text).spans
    words = [hit.text[start - START : end - START] for start, end in spans]
    values = [cosine if best and best in each else 0.1 for each in words]
    return [ScoredSentence(start, end, value) for (start, end), value in zip(spans, values, strict=True)]


def quote(hit: Hit, span: tuple[int, int]) -> str:
    """The words at `span`."""
    return hit.text[span[0] - START : span[1] - START]


def worded(*lengths: int) -> Sequence[str]:
    """Sentences of those lengths, with nothing in common with any question."""
    return [("Xy " * length)[: length - 1].strip().capitalize() + "." for length in lengths]

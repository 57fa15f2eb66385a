"""The same paragraph in another language: a work's language versions share its paragraphs' numbers."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from index.readable import Readable
from ingest.asked import bare
from ingest.passage import Passage

AHEAD = 1e-6
"""What puts a passage just before its twin: scores are rounded to this."""


def own_language_first(
    scores: Mapping[int, float], found: Iterable[tuple[int, Passage]], readable: Readable, language: str
) -> dict[int, float]:
    """New scores, by row, for passages in `language`: the twin of each passage of `found`, given as (row, passage),
    that came behind it comes just before it: what says the same is as good, and is
    rather read in the language one asks in.

    `scores` are those of the rows that were looked at; a twin that was not came behind. Empty when there is none.
    """
    foreign = [(row, passage) for row, passage in found if passage.language != language]
    works = _works(readable, {passage.document for _, passage in foreign})
    best: dict[tuple[str, str], float] = {}
    for row, passage in foreign:
        paragraph = (works[passage.document], bare(passage.label))
        if all(paragraph):
            best[paragraph] = max(best.get(paragraph, float("-inf")), scores[row])
    moved = {}
    for row, paragraph in _paragraphs(readable, {work for work, _ in best}, language):
        if paragraph in best and (ahead := round(best[paragraph] + AHEAD, 6)) > scores.get(row, float("-inf")):
            moved[row] = ahead
    return moved


def _works(readable: Readable, documents: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for segment in readable.segments if documents else ():
        found |= segment.words.works(documents)
    return found


def _paragraphs(readable: Readable, works: Collection[str], language: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """(row, (work, label)) of the passages in `language` of `works`."""
    for segment, first in zip(readable.segments, readable.firsts.tolist(), strict=False) if works else ():
        for document, work in segment.words.versions(works, language):
            for row, passage, _ in segment.words.passages_of(document):
                yield first + row, (work, bare(passage.label))

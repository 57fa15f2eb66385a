"""The same paragraph in another language: a work's language versions share its paragraphs' numbers."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.segment import Segment
from ingest.asked import bare
from ingest.passage import Passage

AHEAD = 1e-6
"""What puts a passage just before its twin: scores are rounded to this."""


def own_language_first(
    scores: NDArray[np.float64], found: Iterable[tuple[int, Passage]], segments: Sequence[Segment], language: str
) -> NDArray[np.float64]:
    """`scores` float64 (n,), in which the twin in `language` of each passage of `found`, given as (row, passage), comes
    just before it where it came behind: what says the same is as good, and is rather read in the language one asks in.

    `scores` themselves where there is no such twin.
    """
    works = {id_: entry.about.work for segment in segments for id_, entry in segment.words.documents.items()}
    best: dict[tuple[str, str], float] = {}
    for row, passage in found:
        paragraph = (works[passage.document], bare(passage.label))
        if passage.language != language and all(paragraph):
            best[paragraph] = max(best.get(paragraph, -np.inf), float(scores[row]))
    moved = scores.copy()
    for row, paragraph in _paragraphs(segments, {work for work, _ in best}, language):
        if paragraph in best:
            moved[row] = max(moved[row], round(best[paragraph] + AHEAD, 6))
    return scores if np.array_equal(moved, scores) else moved


def _paragraphs(
    segments: Sequence[Segment], works: Collection[str], language: str
) -> Iterator[tuple[int, tuple[str, str]]]:
    """(row, (work, label)) of the passages in `language` of `works`; rows are counted over all `segments`."""
    first = 0
    for segment in segments if works else ():
        for entry in segment.words.documents.values():
            if entry.about.language == language and entry.about.work in works:
                for row, passage, _ in segment.words.passages_of(entry.id):
                    yield first + row, (entry.about.work, bare(passage.label))
        first += segment.size

"""The same paragraph in another language: a work's language versions share its paragraphs' numbers."""

from collections.abc import Iterable, Iterator, Sequence

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
    """
    moved = scores.copy()
    for row, passage in found:
        if passage.language != language:
            for twin in _twins(passage, segments, language):
                moved[twin] = max(moved[twin], round(scores[row] + AHEAD, 6))
    return moved


def _twins(passage: Passage, segments: Sequence[Segment], language: str) -> Iterator[int]:
    """The rows, counted over all `segments`, of the paragraph's passages in `language`."""
    label = bare(passage.label)
    work = next(
        (s.words.documents[passage.document].about.work for s in segments if passage.document in s.words.documents), ""
    )
    first = 0
    for segment in segments if label and work else ():
        for entry in segment.words.documents.values():
            if (entry.about.work, entry.about.language) == (work, language):
                parts = segment.words.passages_of(entry.id)
                yield from (first + row for row, other, _ in parts if bare(other.label) == label)
        first += segment.size

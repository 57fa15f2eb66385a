"""Which sentence, or few, of a passage to quote."""

from collections.abc import Sequence

from index.hit import Hit
from index.searcher import ScoredSentence

MAX_SENTENCES = 3
MAX_CHARACTERS = 700
ENOUGH_CHARACTERS = 80
"""A shorter quotation ("At the door.") cannot be read alone: it takes a neighbour along, however good."""

NEARLY_AS_GOOD = 0.06
"""A neighbour whose cosine is at most this much below the best sentence's is quoted along with it."""


def quoted_span(hit: Hit, sentences: Sequence[ScoredSentence]) -> tuple[int, int]:
    """[start, end) of the sentences to quote: the best one, with neighbours that are nearly as good.

    A passage without sentences of its own (a heading, a short entry) is quoted whole. Equal sentences:
    the earlier one.
    """
    if not sentences:
        return hit.passage.body, hit.passage.end
    best = max(range(len(sentences)), key=lambda i: (sentences[i].value, -i))
    first = last = best
    while last - first + 1 < MAX_SENTENCES:
        short = sentences[last].end - sentences[first].start < ENOUGH_CHARACTERS
        least = -1.0 if short else sentences[best].value - NEARLY_AS_GOOD
        grown = _grown(sentences, first, last, least)
        if grown is None:
            break
        first, last = grown
    return sentences[first].start, sentences[last].end


def _grown(sentences: Sequence[ScoredSentence], first: int, last: int, least: float) -> tuple[int, int] | None:
    """The span with its better neighbour, or None when neither is good and short enough."""
    options = [(first - 1, last)] if first > 0 else []
    options += [(first, last + 1)] if last + 1 < len(sentences) else []
    fitting = [
        (a, b)
        for a, b in options
        if sentences[b].end - sentences[a].start <= MAX_CHARACTERS and sentences[a if a < first else b].value >= least
    ]
    return max(fitting, key=lambda o: sentences[o[0] if o[0] < first else o[1]].value, default=None)

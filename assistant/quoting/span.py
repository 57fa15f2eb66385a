"""Which sentence, or few, of a passage to quote."""

from collections.abc import Sequence

from assistant.quoting.alone import MAX_CHARACTERS, readable_alone
from assistant.quoting.scores import sentence_scores
from assistant.quoting.sought import NOTHING_SOUGHT, Sought
from index.hit import Hit
from index.searcher import ScoredSentence

MAX_SENTENCES = 3
ENOUGH_CHARACTERS = 80
"""A shorter quotation ("At the door.") cannot be read alone: it takes a neighbour along, however good."""

NEARLY_AS_GOOD = 0.05
"""A neighbour that goes with the best sentence at most this much worse than that itself is quoted along with it."""


def quoted_span(hit: Hit, sentences: Sequence[ScoredSentence], sought: Sought = NOTHING_SOUGHT) -> tuple[int, int]:
    """[start, end) of the sentences to quote: the best one, with neighbours that are nearly as good and what these need
    to be read alone (see `assistant.quoting.alone`).

    A passage without sentences of its own (a heading, a short entry) is quoted whole. Equal sentences:
    the earlier one.
    """
    if not sentences:
        return hit.passage.body, hit.passage.end
    scores = sentence_scores(hit, sentences, sought)
    first = last = best = scores.answers.index(max(scores.answers))
    first, last = _grown(sentences, scores.beside, first, last, scores.beside[best] - NEARLY_AS_GOOD)
    first, last = readable_alone(hit, sentences, first, last)
    if sentences[last].end - sentences[first].start < ENOUGH_CHARACTERS:
        first, last = _grown(sentences, scores.beside, first, last, float("-inf"), ENOUGH_CHARACTERS)
        first, last = readable_alone(hit, sentences, first, last)
    return sentences[first].start, sentences[last].end


def _grown(
    sentences: Sequence[ScoredSentence],
    scores: Sequence[float],
    first: int,
    last: int,
    least: float,
    enough: int = MAX_CHARACTERS,
) -> tuple[int, int]:
    """The span with its better neighbour, again and again until it has `enough` characters, MAX_SENTENCES, or neither
    neighbour scores `least` and fits."""
    while last - first + 1 < MAX_SENTENCES and sentences[last].end - sentences[first].start < enough:
        spans = {first - 1: (first - 1, last), last + 1: (first, last + 1)}
        fitting = [
            place
            for place, (a, b) in spans.items()
            if 0 <= place < len(sentences)
            and scores[place] >= least
            and sentences[b].end - sentences[a].start <= MAX_CHARACTERS
        ]
        if not fitting:
            break
        first, last = spans[max(fitting, key=lambda place: scores[place])]
    return first, last

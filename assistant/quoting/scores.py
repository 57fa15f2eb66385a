"""How well each sentence of a passage answers a question."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.quoting.sought import NOTHING_SOUGHT, Sought
from assistant.quoting.words import word_shares
from index.hit import Hit
from index.searcher import ScoredSentence

WORDS = 0.5
"""What all of the question's words are worth beside a cosine of 1; chosen on even halves (docs/answers/quoting.md)."""

WORDS_BESIDE = 0.2
"""The same for a neighbour of the best sentence: what goes on from it need not say the question's words again."""


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Two numbers for each sentence, higher is better: how well it answers, and how well it goes with one that does."""

    answers: tuple[float, ...]
    beside: tuple[float, ...]


def sentence_scores(hit: Hit, sentences: Sequence[ScoredSentence], sought: Sought = NOTHING_SOUGHT) -> SentenceScores:
    """The scores of the `sentences` of the passage of `hit`: the cosine with the question, and WORDS or WORDS_BESIDE
    times the share of the question's words that the sentence holds."""
    offset = hit.passage.start
    texts = [hit.text[each.start - offset : each.end - offset] for each in sentences]
    shares = word_shares(texts, hit.passage.language, sought)
    both = list(zip(sentences, shares, strict=True))
    return SentenceScores(
        tuple(each.value + WORDS * share for each, share in both),
        tuple(each.value + WORDS_BESIDE * share for each, share in both),
    )

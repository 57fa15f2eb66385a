"""How much of what a question says stands in each sentence of a passage."""

from collections.abc import Sequence
from math import log

from assistant.quoting.sought import Sought
from index import analysis
from index.searcher import Term
from index.widening.widening import Also

ALSO = 0.7
"""What another word for the question's counts, as a share of the word itself."""

BEFORE = 0.3
"""What a word counts that stands in the sentence before: what "it" is, is said there."""


def word_shares(sentences: Sequence[str], language: str, sought: Sought) -> list[float]:
    """For each sentence, in `language`, the share of the question's words that it holds, by weight: 0 to 1.

    A word weighs its idf over the library times its idf among these sentences, log((n + 1) / (k + 1/2)) for one that
    stands in k of n: a word that stands in all of them tells none from another. Other words for it in the sentences'
    language count ALSO, a word of the sentence before BEFORE.
    """
    held = [frozenset(analysis.terms(sentence, language)) for sentence in sentences]
    totals, whole = [0.0] * len(held), 0.0
    for term in sought.terms:
        counts = [_count(term, also, language, words) for words in held for also in [_for(term, sought.also)]]
        weight = term.weight * _rarity(sum(count > 0 for count in counts), len(held))
        whole += weight
        for place, count in enumerate(counts):
            before = BEFORE * counts[place - 1] if place else 0.0
            totals[place] += weight * max(count, before)
    return [total / whole if whole > 0 else 0.0 for total in totals]


def _for(term: Term, also: Sequence[Also]) -> list[Also]:
    return [each for each in also if term.term in each.said]


def _count(term: Term, also: Sequence[Also], language: str, words: frozenset[str]) -> float:
    """1 for a sentence of `words` that holds `term`, ALSO for one that holds another word for it, else 0."""
    if term.term in words:
        return 1.0
    others = (other for each in also for other in each.alternatives if other.language == language)
    return ALSO if any(words.issuperset(analysis.terms(other.text, language)) for other in others) else 0.0


def _rarity(holding: int, sentences: int) -> float:
    """1 for a word in one of the sentences or in none, less the more of them hold it."""
    if not holding:
        return 1.0
    return log((sentences + 1) / (holding + 0.5)) / log((sentences + 1) / 1.5)

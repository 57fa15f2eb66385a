"""Whether two passages say the same, word for word."""

from collections import Counter
from dataclasses import dataclass

from assistant.composing.figures import figures
from index.analysis import terms

SHINGLE = 4
"""Words in a row that are compared as one."""

FEWEST = 8
"""Shingles below which equal words prove nothing: short headings and formulas are alike everywhere."""

NEARLY_THE_SAME = 0.9
"""The share of shingles from which two passages say the same. At 0.7 to 0.85 treaties' final clauses are alike that
bind different States; see docs/decisions/0028-composing.md."""

_NEGATIONS = """
not no never nor without except unless ne pas jamais sans sauf nunca jamás sin salvo não sem لا لم لن ليس غير إلا دون
"""
_TURNING = frozenset(_NEGATIONS.split())
"""Words that turn a sentence round: one more or less, and nearly the same words say the opposite."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A passage as passages are compared: by its `shingles`, and by its `text` only where these agree."""

    text: str
    language: str
    shingles: frozenset[tuple[str, ...]]


def wording(text: str, language: str) -> Wording:
    """The wording of `text`: its words folded as the lexical index folds them, without stemming."""
    words = terms(text, "")
    return Wording(text, language, frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)))


def nearly_the_same(one: Wording, other: Wording) -> bool:
    """Whether two passages are the same but for a few words, and no figure and no "not" is among these.

    The share is of the longer text: a long passage that quotes a short one says more than it, and is not folded.
    """
    a, b = one.shingles, other.shingles
    if min(len(a), len(b)) < max(FEWEST, NEARLY_THE_SAME * max(len(a), len(b))):
        return False
    if len(a & b) < NEARLY_THE_SAME * max(len(a), len(b)):
        return False
    return _turning(one) == _turning(other) and _figures(one) == _figures(other)


def _turning(wording: Wording) -> Counter[str]:
    return Counter(word for word in wording.text.casefold().split() if word in _TURNING)


def _figures(wording: Wording) -> frozenset[tuple[str, float]]:
    return frozenset((figure.unit, figure.value) for figure in figures(wording.text, wording.language))

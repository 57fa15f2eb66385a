"""What a word of a question stands for: an abbreviation, or a slip of one letter in a word of the cues."""

from collections.abc import Iterable, Mapping

from assistant.triage.folding import fold_word

LEAST = 6
"""Letters of the shortest word whose misspelling is understood: shorter ones are too near to one another."""


class Spelling:
    """All words are folded ones; `short` says what abbreviations stand for, one word or several.

    Of the words of `whole` a letter may be left out, or two neighbours swapped; what is one of `known` is no slip. The
    first letter is seldom missed, and words that differ by it are many: it has to be there.
    """

    def __init__(self, short: Mapping[str, str], whole: Iterable[str], known: Iterable[str]) -> None:
        self._short = short
        self._known = frozenset(known)
        self._longer: dict[tuple[str, int], list[str]] = {}
        for word in sorted(word for word in set(whole) if len(word) >= LEAST):
            self._longer.setdefault((word[0], len(word)), []).append(word)

    def get(self, word: str, default: str) -> str:
        """What `word` stands for; `default` when it is written as it should be, or nothing is known of it."""
        return self._short.get(word) or self._meant(word) or default

    def _meant(self, word: str) -> str:
        """The word of which `word` is a slip, the last by the alphabet where it may be one of several; '' for none."""
        # What a slip makes a doubled letter of would lose a second one.
        if len(word) < LEAST - 1 or word in self._known or fold_word(word) != word:
            return ""
        missed = (each for each in self._of(word[0], len(word) + 1) if _misses_one(word, each))
        swapped = (each for each in self._of(word[0], len(word)) if _swaps_two(word, each))
        return max((*missed, *swapped), default="")

    def _of(self, first: str, length: int) -> list[str]:
        return self._longer.get((first, length), [])


def _misses_one(slip: str, word: str) -> bool:
    at = _alike(slip, word)
    return slip[at:] == word[at + 1 :]


def _swaps_two(slip: str, word: str) -> bool:
    at = _alike(slip, word)
    return slip[at : at + 2] == word[at : at + 2][::-1] and slip[at + 2 :] == word[at + 2 :]


def _alike(slip: str, word: str) -> int:
    """How many letters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(slip, word, strict=False)) if a != b), min(len(slip), len(word)))

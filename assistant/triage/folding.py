"""A question as the cue lists see it: one spelling for many, and the way back to the asker's own words."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

END = "|"
"""Stands for the end of a sentence; no cue reaches over it."""

_PIECE = re.compile(
    r"[^\W_](?:[^\W_]|['’ʼ`´](?=[^\W_])|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670])*|[.!?;:؟؛…\n]+"
)
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None, "ـ": None}
)
_QUOTES = re.compile("['’ʼ`´]")
_DOUBLED = re.compile(r"([^\W\d])\1+")
_PARTED = frozenset({"fr"})
"""Languages in which an apostrophe parts two words (l'avocat); in the others it stands inside one (don't)."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`words` of `text` in one spelling each, `END` between sentences; `spans[i]` is where `words[i]` stands in it.

    Several words may come from one ("2nite"), and have its span. `line` is the words with a space around each.
    """

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def line(self) -> str:
        return f" {' '.join(self.words)} "

    def said(self, start: int, end: int) -> str:
        """The asker's own words behind `line[start:end]`."""
        first = self.line.count(" ", 0, start + 1) - 1
        last = first + self.line[start:end].strip().count(" ")
        return self.text[self.spans[first][0] : self.spans[last][1]]


class Spelled(Protocol):
    """Says what a folded word stands for: one word or several, folded; a dict does."""

    def get(self, word: str, default: str, /) -> str:
        """What `word` stands for, `default` when nothing is known of it."""
        ...


def fold(text: str, language: str, spelling: Spelled) -> Folded:
    """`text` in one spelling; `spelling` says what its words stand for."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(text):
        for word in _words(piece.group(), language):
            for meant in spelling.get(word, word).split():
                words.append(meant)
                spans.append(piece.span())
    return Folded(text, tuple(words), tuple(spans))


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """One word without case, accents, Arabic vowel signs and seats of hamza; doubled letters count once.

    Doubled letters are where people slip most (tommorow, hellp, profesional), and few words differ by them alone.
    """
    if word.isascii():
        return _DOUBLED.sub(r"\1", word.casefold())
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return _DOUBLED.sub(r"\1", bare.translate(_ARABIC))


def _words(piece: str, language: str) -> list[str]:
    if not piece[0].isalnum():
        return [END]
    parts = _QUOTES.split(piece) if language in _PARTED else [_QUOTES.sub("", piece)]
    return [folded for part in parts if (folded := fold_word(part))]

"""Which of a line's drawn letters is which character of its text."""

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ingest.pdf.brackets import BRACKETS

_HYPHENS = frozenset("-\u2010\u2011\u00ad\u2212\x02\ufffe")
_LEAST = 0.6
"""With fewer of its characters found the text is not what is drawn here."""


def same_letters(text: str, drawn: Sequence[str]) -> list[int | None]:
    """For each code point of `text` the index of the sign of `drawn` that shows it, None where none does.

    Both are in reading order. Ligatures, presentation forms, raised digits, accents and turned brackets count
    as what they stand for. An empty list when too little of `text` is found.
    """
    wanted, given = list(_folded(text)), list(_folded(drawn))
    out: list[int | None] = [None] * len(text)
    # Without `autojunk=False` frequent letters would be taken for noise in lines of 200 letters.
    matcher = SequenceMatcher(None, [char for char, _ in wanted], [char for char, _ in given], autojunk=False)
    found = 0
    for block in matcher.get_matching_blocks():
        found += block.size
        for offset in range(block.size):
            out[wanted[block.a + offset][1]] = given[block.b + offset][1]
    return out if wanted and found >= _LEAST * len(wanted) else []


def is_hyphen(sign: str) -> bool:
    """Whether a drawn sign is a hyphen, which the canonical text drops at the end of a line."""
    return sign in _HYPHENS


def _folded(signs: Sequence[str]) -> Iterator[tuple[str, int]]:
    """(character, index of the sign it comes from): letters without marks, nothing for white space."""
    for index, sign in enumerate(signs):
        for char in unicodedata.normalize("NFKD", sign).casefold():
            if char.isspace() or unicodedata.category(char) in ("Mn", "Cf", "Cc"):
                continue
            yield "(" if char in BRACKETS else "-" if char in _HYPHENS else char, index

"""The two readers of a page compared: the share of words on which they agree, and text that is none."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from ingest.pdf.raw_page import RawPage

_EVERY = 50
_SHORT_FILE = 10
_SHORT_PAGE = 1200
"""The second reader is slow. Of pages that look right the first of a file is compared, and every so many after
it; in a file of few pages only a page of few characters.
"""
_BAD = re.compile("[\ufffd\ue000-\uefff\uf100-\uf8ff\x00-\x08\x0e-\x1f]")
"""Signs without meaning outside their font; U+F000 to U+F0FF are the bullets of symbol fonts."""
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+")
_FEW = 40
_MUCH_BAD = 0.2
_SOME_BAD = 0.02
_UNREADABLE = "much of its text is signs that stand for no letter"


def cross_checked(page: RawPage, count: int, second: Callable[[], str]) -> RawPage:
    """`page`, of a file of `count` pages, with the share of words on which the second reader agrees, where
    it is asked.

    `second` gives the text of the page as the second reader has it. A page of signs that stand for no
    letter, which the second reader can read, comes back without lines: its text is to be taken from there.
    """
    text = "\n".join(line.text for line in page.lines)
    if not text.strip() or not (is_asked(page.page.number, count, len(text)) or is_suspicious(text)):
        return page
    other = second()
    page = replace(page, agreement=agreement(text, other))
    if bad_share(text) < _MUCH_BAD:
        return page
    if other.strip() and bad_share(other) < _SOME_BAD:
        return replace(page, lines=(), how="none", trouble=_UNREADABLE)
    return replace(page, trouble=page.trouble or f"{_UNREADABLE}; both readers give it so")


def is_asked(number: int, count: int, characters: int) -> bool:
    """Whether page `number` (1-based) of `count`, which has so many characters, is compared though it looks
    right.
    """
    return number % _EVERY == 1 and (count >= _SHORT_FILE or characters <= _SHORT_PAGE)


def is_suspicious(text: str) -> bool:
    """Whether `text` may not be what its page shows: signs without meaning, no letters, or no spaces."""
    tight = "".join(text.split())
    if len(tight) < _FEW:
        return False
    if bad_share(text) > _SOME_BAD:
        return True
    if 2 * sum(map(str.isalnum, tight)) < len(tight):
        return True
    words = len(text.split())
    return len(tight) > 25 * words and 4 * len(_CJK.findall(tight)) < len(tight)


def bad_share(text: str) -> float:
    """The share of signs in `text`, white space left out, that mean nothing outside their font."""
    tight = "".join(text.split())
    return len(_BAD.findall(tight)) / len(tight) if tight else 0.0


def agreement(one: str, other: str) -> float | None:
    """The share of words, from 0 to 1, that two readings of a page have in common; None when neither has any.

    Order does not count, nor whether a right-to-left word is spelled from its one end or its other.
    """
    mine, theirs = _words(one), _words(other)
    most = max(mine.total(), theirs.total())
    return round((mine & theirs).total() / most, 3) if most else None


def _words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    words: Counter[str] = Counter()
    for word in _WORD.findall(plain):
        # What is written without spaces is compared sign by sign.
        words.update(word if _CJK.match(word) else [min(word, word[::-1])])
    return words

"""The words of one document, as witnesses for how its lines are to be joined."""

import re
from collections.abc import Iterable

from ingest.hyphens import HYPHENS, LineEnds, are_initials, compounds, prefixes

CJK = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
_WORD = re.compile(rf"[^\W_]+(?:[{HYPHENS}][^\W_]+)*")
_TIGHT = re.compile(rf"[{CJK}][A-Za-z0-9]|[A-Za-z0-9][{CJK}]")
_SPACED = re.compile(rf"[{CJK}] [A-Za-z0-9]|[A-Za-z0-9] [{CJK}]")
_CJK = re.compile(rf"[{CJK}]")


class Vocabulary:
    """Tells a hyphen that ends a line from one that belongs to the word, and how Chinese stands beside Latin.

    `lines` are the document's, in reading order. Without `hyphens` or `cjk` that repair is not made.
    """

    def __init__(self, lines: Iterable[str], hyphens: bool = True, cjk: bool = True) -> None:
        self.hyphens, self.cjk = hyphens, cjk
        held = list(lines)
        words: set[str] = set()
        tight = spaced = 0
        cut = False
        for line in held:
            # Words on both sides of a line end with a hyphen may be half words: they are no witnesses.
            body = line.strip().partition(" ")[2] if cut else line.strip()
            cut = line.rstrip()[-1:] in tuple(HYPHENS)
            body = body[: -len(_last(body))] if cut and body else body
            words.update(_WORD.findall(body))
            if _CJK.search(body):
                tight, spaced = tight + len(_TIGHT.findall(body)), spaced + len(_SPACED.findall(body))
        self._words = frozenset(_normal(word) for word in words)
        self._prefixes = {word.partition("-")[0] for word in self._words if "-" in word}
        self._ends = LineEnds(held, self._words)
        self.tight = tight >= spaced

    def keeps_hyphen(self, left: str, right: str, line: str = "", sign: str = "-") -> bool:
        """Whether `left` (which ended `line` with the hyphen `sign`) and `right` make a word with a hyphen."""
        if f"{_normal(left)}-{_normal(right)}" in self._words:
            return True
        if _normal(left + right) in self._words:
            return False
        first, last = _parts(left)
        if _normal(last + right) in self._words or self._divides_again(first, last, right):
            return False
        same_case = right[:1].islower() or (left.isupper() and right.isupper())
        if any(mark in left for mark in "-\u2010") or not same_case or not left[-1:].isalpha():
            return True
        if self._ends.own_sign:
            return sign == "-" or compounds(left, right, self._words)
        if are_initials(left, right, line) or compounds(left, right, self._words):
            return True
        if left.lower() in self._prefixes and left.lower() in ("co", "inter", "sub"):
            return True
        return self._ends.seldom

    def _divides_again(self, first: str, last: str, right: str) -> bool:
        """Whether the compound "ill-treat-" is complete with `right`, "ment", and its second hyphen only divides."""
        own = prefixes(first) and not prefixes(last) and not compounds(last, right, self._words)
        return own and right[:1].islower() and _normal(right) not in self._words


def _last(line: str) -> str:
    return line.split()[-1] if line.split() else ""


def _parts(word: str) -> tuple[str, str]:
    """What stands before the first and what follows the last hyphen inside `word`; ('', `word`) without one."""
    parts = re.split(f"[{HYPHENS}]", word)
    return (parts[0] if len(parts) > 1 else ""), parts[-1]


def _normal(word: str) -> str:
    return word.lower().replace("\u2010", "-")

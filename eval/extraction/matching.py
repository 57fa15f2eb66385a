"""Finds each known text among the blocks a reader gave: equal code point by code point, or a miss of a named sort."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from eval.extraction.truth import ANYWHERE, KnownBlock

Sort = Literal["whole", "split", "merged", "changed", "scattered", "lost"]
"""One block equals it; it is spread over several; a block holds it and more; its words are changed; its words are
there but not together; they are not there.
"""

_RAISED = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹*")
_NEAR = 0.6
_THERE = 0.9


def folded(text: str) -> str:
    """`text` as it is compared: NFC, runs of white space as one space, none at the ends. Nothing else."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def mark_pattern(label: str) -> str:
    """A pattern for a footnote's mark as it may stand in canonical text."""
    forms = {label.translate(_RAISED), f"[{label}]", f"[^{label}]"}
    if not label.isdigit():
        forms.add(label)
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms)) + ")?"


def block_pattern(block: KnownBlock) -> re.Pattern[str]:
    """Matches what a reader may give for `block`: marks and a bullet may be left out, nothing else."""
    if any(at == ANYWHERE for at, _ in block.marks):
        return _loosely_marked(block)
    out, last, text = "", 0, unicodedata.normalize("NFC", block.text).rstrip()
    for number, (at, label) in enumerate(block.marks):
        out += _spaced(text[last:at]) + f"(?P<m{number}>{mark_pattern(label)})"
        last = at
    out += _spaced(text[last:])
    return re.compile(out.replace("•\\ ", "(?:•\\ )?", 1) if text.startswith("• ") else out)


def _loosely_marked(block: KnownBlock) -> re.Pattern[str]:
    """As `block_pattern`, where only the block of each mark is known: a mark may stand behind any character."""
    marks = "".join(mark_pattern(label) for _, label in block.marks)
    return re.compile("".join(_spaced(char) + marks for char in folded(block.text)))


def note_pattern(label: str, text: str) -> re.Pattern[str]:
    """Matches a footnote with or without its printed label in front."""
    number = "|".join({re.escape(label), re.escape(label.translate(_RAISED))})
    return re.compile(rf"(?:\[?\^?(?:{number})\]?[.):]{{0,2}} ?)?{_spaced(unicodedata.normalize('NFC', text))}")


def _spaced(text: str) -> str:
    return re.escape(re.sub(r"\s+", " ", text))


@dataclass(frozen=True, slots=True)
class Match:
    """How a known text was found: `index` of the block that equals it, or None with the `nearest` text."""

    sort: Sort
    index: int | None = None
    nearest: str = ""


class Found:
    """The folded texts of a reader's blocks; each can be matched once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = [folded(text) for text in texts]
        self._free: dict[str, list[int]] = {}
        for index, text in enumerate(self.texts):
            self._free.setdefault(_head(text), []).append(index)
        self._joined = " ".join(self.texts)
        self._holders: dict[str, list[int]] | None = None

    def take(self, pattern: re.Pattern[str], text: str, after: int = -1) -> int | None:
        """The first free block that `pattern` matches, at best behind the index `after`, and it is free no more."""
        free = self._free.get(_head(folded(text)), []) + self._free.get(_head(folded(text).removeprefix("• ")), [])
        fits = [index for index in dict.fromkeys(free) if pattern.fullmatch(self.texts[index])]
        if not fits:
            return None
        best = next((index for index in fits if index > after), fits[0])
        self._free[_head(self.texts[best])].remove(best)
        return best

    def missed(self, pattern: re.Pattern[str], text: str) -> Match:
        """What became of a text that no block equals."""
        nearest, ratio = self.nearest(folded(text))
        if pattern.search(self._joined):
            holder = next((held for held in self.texts if pattern.search(held)), "")
            return Match("merged", None, holder) if holder else Match("split", None, nearest)
        if ratio >= _NEAR:
            return Match("changed", None, nearest)
        wanted = _shingled(folded(text))
        there = len(wanted & self._index().keys()) / max(len(wanted), 1)
        return Match("scattered" if there >= _THERE else "lost", None, nearest)

    def nearest(self, text: str) -> tuple[str, float]:
        """The most alike block, and how alike it is from 0 to 1."""
        index = self._index()
        shared = Counter(place for shingle in _shingled(text) for place in index.get(shingle, ()))
        scored = [(count / (1 + len(self.texts[place])), place) for place, count in shared.most_common(40)]
        best = [(alike(text, self.texts[place]), self.texts[place]) for _, place in sorted(scored)[-3:]]
        ratio, nearest = max(best, default=(0.0, ""))
        return nearest, ratio

    def _index(self) -> dict[str, list[int]]:
        """For each shingle the blocks that hold it."""
        if self._holders is None:
            self._holders = {}
            for place, text in enumerate(self.texts):
                for shingle in _shingled(text):
                    self._holders.setdefault(shingle, []).append(place)
        return self._holders


def alike(one: str, other: str) -> float:
    """The share of characters two texts have in common in the same order, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _head(text: str) -> str:
    """What two equal texts surely have in common; a mark never stands so early."""
    return text.removeprefix("• ")[:8]


def _shingled(text: str) -> frozenset[str]:
    tight = "".join(text.split())
    return frozenset(tight[at : at + 5] for at in range(max(1, len(tight) - 4)))

"""Whether a number at the head of a line counts on, or only stands there by the accident of a line break."""

import re
from collections.abc import Sequence

from ingest.labels import Label, label_of

_FIGURE = re.compile(r"(?:\d{1,3}\.)*(?P<last>\d{1,5})\.?\Z")
_LETTER = re.compile(r"\(?(?P<letter>[a-zа-я])[.)]\Z")
_LEAST = 6
_MOSTLY = 0.7
_LONG = 50
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FIRST = ("a.", "i.", "а.")
_TAIL = 8
"""Lines in which a bracket that is still open may have been opened."""


class Count:
    """The labels that paragraphs began with so far."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}
        self._numbered = self._bare = 0

    @property
    def mostly(self) -> bool:
        """Whether nearly all paragraphs of some length are numbered."""
        return self._numbered >= _LEAST and self._numbered > _MOSTLY * (self._numbered + self._bare)

    def see(self, text: str) -> None:
        """A paragraph begins with the line `text`."""
        label = label_of(text)
        place = _place(label)
        if place is not None and not self._is_roman(label, place):
            self._last[place[0]] = place[1]
        if label.kind == "number":
            self._numbered += 1
        elif label.kind == "none" and len(text) > _LONG:
            self._bare += 1

    def _is_roman(self, label: Label, place: tuple[str, int]) -> bool:
        """Whether "(i)" begins a list of its own and does not follow "(h)"."""
        if label.text.strip("().") not in _ROMAN[0] or self._last.get(place[0]) == ord("h"):
            return False
        self._last[label.text] = 1
        return True

    def goes_on(self, label: Label) -> bool:
        """Whether `label` is the next of its manner."""
        place = _place(label)
        return place is not None and self._last.get(place[0]) == place[1] - 1


def _place(label: Label) -> tuple[str, int] | None:
    """(manner, number) of a label: "(b)" is the second of "(a)", "2.3" the third of "2."; None when it counts not."""
    if label.kind == "number" and (match := _FIGURE.match(label.text)):
        return label.text[: match.start("last")] + "#", int(match["last"])
    if label.kind == "item" and (match := _LETTER.match(label.text)):
        return label.text.replace(match["letter"], "a"), ord(match["letter"])
    if label.kind == "item" and (roman := label.text.strip("().")) in _ROMAN:
        return label.text.replace(roman, "i"), _ROMAN.index(roman) + 1
    return None


def in_brackets(lines: Sequence[str], text: str, label: Label) -> bool:
    """Whether `label`, which `text` begins with, stands inside a bracket that the paragraph of `lines` has opened:
    "(see para.", "12) and", or "(articles 5 (a) and", "(b)) of".
    """
    if not label.text.endswith(")"):
        return False
    closed = text[len(label.text) :].startswith((")", ",", ";"))
    return bracket_open(lines) and (closed or not label.text.startswith("("))


def by_chance(lines: Sequence[str], text: str, label: Label, short: bool, count: Count) -> bool:
    """Whether the line `text` begins with `label` only because the line above, the last of the paragraph's `lines`,
    was full (`short` says that it leaves room): "(see para.", "12) and"; "24,", "p. 3)"; "Smith et al.", "v. Jones".
    """
    if in_brackets(lines, text, label):
        return True
    if label.kind != "item" or not label.text.endswith("."):
        return False
    return bracket_open(lines) or not (short or label.text in _FIRST or count.goes_on(label))


def bracket_open(lines: Sequence[str]) -> bool:
    """Whether a bracket that `lines` opened, not long before their end, is still open."""
    depth = 0
    for char in "".join(lines[-_TAIL:]):
        if char in "(（":
            depth += 1
        elif char in ")）":
            depth = max(depth - 1, 0)
    return depth > 0

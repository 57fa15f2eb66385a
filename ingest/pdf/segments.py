"""Characters become segments: stretches of one line without a wide gap."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.glyphs import Glyphs
from ingest.run import Box

_GAP = 1.4
"""A gap wider than this many font sizes may separate two columns."""
_FIRST_RTL = "\u0590"
_SPACE = 0.16
"""A gap wider than this many font sizes is a space."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters in reading order that stand side by side, inside `box`.

    `size` is the font size of most of them, `baseline` theirs.
    """

    chars: tuple[Glyphs, ...]
    rtl: bool
    box: Box
    size: float
    baseline: float


def _segment(chars: Sequence[Glyphs], rtl: bool) -> Segment:
    solid = [char for char in chars if not char.made] or list(chars)
    counts: dict[float, int] = {}
    for char in solid:
        counts[char.size] = counts.get(char.size, 0) + (1 if char.text.isspace() else 3)
    size = max(counts, key=lambda key: (counts[key], key))
    baseline = next(char.baseline for char in solid if char.size == size)
    _, lefts, tops, rights, bottoms, *_ = zip(*solid, strict=True)
    return Segment(tuple(chars), rtl, (min(lefts), min(tops), max(rights), max(bottoms)), size, baseline)


def segments_of(chars: Iterable[Glyphs]) -> list[Segment]:
    """Cut `chars` (in pdfium's order) into segments, in that order; blank ones are left out."""
    out: list[Segment] = []
    current: list[Glyphs] = []
    solid: Glyphs | None = None
    for char in chars:
        if char.made:
            if char.text in "\r\n":
                _close(current, out)
                solid = None
            else:
                current.append(char)
            continue
        if solid and not _follows(solid, char) and _parts(solid, char):
            _close(current, out)
        current.append(char)
        solid = char
    _close(current, out)
    return out


def _follows(before: Glyphs, char: Glyphs) -> bool:
    """Whether `char` stands on the same line directly after `before`: the usual case, told cheaply."""
    return before.baseline == char.baseline and -before.size < char.left - before.right < before.size


def _parts(before: Glyphs, char: Glyphs) -> bool:
    """Whether `char` no longer stands beside `before`."""
    if before.upright != char.upright:
        return True
    if not char.upright:
        return False
    size = max(before.size, char.size, 1.0)
    if min(before.bottom, char.bottom) - max(before.top, char.top) < 0.3 * min(
        before.bottom - before.top, char.bottom - char.top
    ):
        return abs(before.baseline - char.baseline) > 0.5 * size
    forward = char.left - before.right
    backward = before.left - char.right
    return max(forward, backward) > _GAP * size


def _close(current: list[Glyphs], out: list[Segment]) -> None:
    if any(not char.made and char.text.strip() for char in current):
        out.append(ordered(current))
    current.clear()


def ordered(chars: list[Glyphs]) -> Segment:
    """A segment of `chars`; those of a right-to-left line are put in logical order by their places."""
    rtl = is_rtl("".join(char.text for char in chars))
    if not rtl:
        return _segment(chars, False)
    return _segment(_logical([char for char in chars if char.text not in "\r\n"]), True)


def is_rtl(text: str) -> bool:
    """Whether most letters of `text` are of a script written from right to left."""
    if not text or max(text) < _FIRST_RTL:
        return False
    right = sum(1 for char in text if unicodedata.bidirectional(char) in ("R", "AL"))
    left = sum(1 for char in text if unicodedata.bidirectional(char) == "L")
    return right > left


def _logical(chars: list[Glyphs]) -> list[Glyphs]:
    """Characters of one right-to-left line in logical order: by place from the right, numbers and Latin
    turned.

    The spaces that pdfium makes follow its own order, which is not to be trusted here: spaces are made
    anew from the gaps.
    """
    own = [char for char in chars if not char.made]
    marks = [char for char in own if _is_mark(char)]
    solid = sorted((char for char in own if not _is_mark(char)), key=lambda char: (-char.right, -char.left))
    spaced = _turned(_spaced(solid))
    for mark in marks:
        middle = (mark.left + mark.right) / 2
        place = min(range(len(spaced)), key=lambda i: _off(spaced[i], middle), default=-1)
        spaced.insert(place + 1, mark)
    return spaced


def _is_mark(char: Glyphs) -> bool:
    return unicodedata.category(char.text[0]) == "Mn"


def _spaced(chars: list[Glyphs]) -> list[Glyphs]:
    """Put a space wherever two characters, ordered from the right, stand clearly apart."""
    out: list[Glyphs] = []
    for char in chars:
        if out and not out[-1].text.isspace() and not char.text.isspace():
            gap = out[-1].left - char.right
            if gap > _SPACE * max(char.size, 1.0):
                out.append(char._replace(text=" ", left=char.right, right=out[-1].left, made=True))
        out.append(char)
    return out


def _off(char: Glyphs, x: float) -> float:
    """How far x lies outside `char`, spaces being no place for a mark."""
    if not char.text.strip() or _is_mark(char):
        return float("inf")
    return max(char.left - x, x - char.right, 0.0) + abs((char.left + char.right) / 2 - x) / 1000


def _turned(chars: list[Glyphs]) -> list[Glyphs]:
    """Turn each left-to-right run inside a right-to-left line back."""
    out: list[Glyphs] = []
    index = 0
    while index < len(chars):
        if not _ltr(chars[index]):
            out.append(chars[index])
            index += 1
            continue
        end = index
        for ahead in range(index, len(chars)):
            if _ltr(chars[ahead]):
                end = ahead
            elif unicodedata.bidirectional(chars[ahead].text[0]) in ("R", "AL", "NSM") or _wide(chars, index, ahead):
                break
        out += sorted(chars[index : end + 1], key=lambda char: char.left)
        index = end + 1
    return out


def _ltr(char: Glyphs) -> bool:
    return unicodedata.bidirectional(char.text[0]) in ("L", "EN", "AN")


def _wide(chars: list[Glyphs], start: int, index: int) -> bool:
    """Whether the run from `start` ends at `index`: a number ends at a space, a Latin phrase does not."""
    if not chars[index].text.isspace():
        return False
    return not any(unicodedata.bidirectional(char.text[0]) == "L" for char in chars[start:index])


_MIRRORS = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "{": "}", "}": "{"}
_CLOSING = ")]}"


def mirrored(chars: Sequence[Glyphs]) -> dict[int, str]:
    """Brackets of a right-to-left line that were taken by their shape, by index, with the bracket that is
    meant.

    A bracket on such a line is drawn with its mirror image, and many files name the image: then the
    line seems to close a bracket that it opens only afterwards.
    """
    if not is_rtl("".join(char.text for char in chars)):
        return {}
    marks = [index for index, char in enumerate(chars) if char.text in _MIRRORS]
    marks = [index for index in marks if chars[index].text not in "«»"]
    if len(marks) < 2 or chars[marks[0]].text not in _CLOSING:
        return {}
    # Brackets open and close in turn; with an odd number one stands on another line, and all are turned.
    wrong = {
        index
        for turn, index in enumerate(marks)
        if (chars[index].text in _CLOSING) == (turn % 2 == 0) or len(marks) % 2
    }
    return {index: _MIRRORS[chars[index].text] for index in marks if index in wrong}

"""Right-to-left lines: from the places of their letters to the order in which they are read."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.pdf.brackets import BRACKETS
from ingest.pdf.glyphs import FILLER, MADE_SPACE, Glyphs

_FIRST = "\u0590"
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_SPACE = 0.185
"""A gap wider than this many font sizes is a space."""
_AFTER_ALEF = 0.205
"""The same after an alef, which some fonts (DejaVu Sans) set as far as 0.2 from the letter it does not join."""
_ALEFS = frozenset("اأإآﺍﺎ")
_NARROW = 0.35
_SEPARATORS = frozenset(".,:/-+\u00a0\u066b\u066c")
"""What joins two numbers to one when it stands between their digits."""
_SIGNS = frozenset("%$€£#°٪")
"""What belongs to a number that it touches."""
_ALEFS = frozenset("اأإآٱ")


def is_rtl(text: str) -> bool:
    """Whether most letters of `text` are of a script written from right to left."""
    if not text or max(text) < _FIRST:
        return False
    right = sum(1 for char in text if unicodedata.bidirectional(char) in ("R", "AL"))
    left = sum(1 for char in text if unicodedata.bidirectional(char) == "L")
    return right > left


def has_rtl(text: str) -> bool:
    """Whether `text` holds any letter of a script written from right to left."""
    return bool(_RTL.search(text))


def squeezed(char: str) -> str:
    """The two Arabic characters of one glyph for which a widespread PDF writer puts down one sign, made of
    the lower byte of each; '' for every other character.
    """
    one, two = divmod(ord(char), 256)
    lam_alef = one == 0x44 and two in (0x22, 0x23, 0x25, 0x27)
    marked = 0x21 <= one <= 0x52 and 0x4B <= two <= 0x52
    return chr(0x600 + one) + chr(0x600 + two) if lam_alef or marked else ""


def may_be_rtl(text: str) -> bool:
    """Whether `text` may be a line of right-to-left text: it has a letter or a stop of such, or no letter."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    brackets = sum(1 for char in text if char in BRACKETS)
    return "L" not in kinds or bool(kinds & {"R", "AL"}) or brackets % 2 == 1


def mirrored(text: str) -> bool:
    """Whether `text`, as it is seen from left to right, begins with a bracket that closes and ends with one that
    opens, as a symbol in brackets does that stands alone on a right-to-left line.
    """
    shown = text.strip().rstrip("؛،.,;:").strip()
    return len(shown) > 2 and shown[0] in ")]" and shown[-1] in "(["


def logical(glyphs: Iterable[Glyphs]) -> list[Glyphs]:
    """The letters of one right-to-left line in logical order: by place from the right, numbers and Latin
    turned.

    The order of the file and the spaces that pdfium makes are not to be trusted here: spaces are made
    anew from the gaps, and a mark follows the letter that it stands on.
    """
    own = [glyph for group in _ligatures(glyphs) for glyph in group]
    marks = sorted((glyph for glyph in own if is_mark(glyph)), key=lambda glyph: -glyph.right)
    solid = [glyph for glyph in own if glyph.text != FILLER and not is_mark(glyph)]
    solid.sort(key=lambda glyph: (-glyph.right, -glyph.left))
    fillers = [glyph for glyph in own if glyph.text == FILLER or is_mark(glyph)]
    spaced = _turned(_label_first(_spaced(solid, fillers)))
    for mark in marks:
        _put_on(mark, spaced)
    return spaced


def _put_on(mark: Glyphs, letters: list[Glyphs]) -> None:
    """Insert `mark` behind the letter that it stands on, and behind the marks that stand there already."""
    place = min(range(len(letters)), key=lambda index: _off(letters[index], mark), default=-1) + 1
    while place < len(letters) and is_mark(letters[place]):
        if letters[place].text == mark.text:
            return  # drawn twice, for the eye
        place += 1
    letters.insert(place, mark)


def is_mark(glyph: Glyphs) -> bool:
    """Whether a glyph is a mark that stands on a letter."""
    return unicodedata.category(glyph.text[0]) == "Mn"


def _ligatures(glyphs: Iterable[Glyphs]) -> list[list[Glyphs]]:
    """The characters of each glyph in logical order, each with its share of the glyph's box from the right.

    pdfium gives several characters for a ligature, all in one box, in the order of the file turned round.
    """
    ink = [glyph for glyph in glyphs if glyph.text.strip() or glyph.text == FILLER]
    groups = [list(group) for _, group in groupby(ink, key=lambda glyph: glyph[1:5])]
    bases = [group[0] for group in groups if len(group) == 1 and not is_mark(group[0])]
    return [_shared(_in_order(group, bases)) if len(group) > 1 else group for group in groups]


def _in_order(group: list[Glyphs], bases: Sequence[Glyphs]) -> list[Glyphs]:
    letters = [glyph for glyph in group if not is_mark(glyph)]
    marks = [glyph for glyph in group if is_mark(glyph)]
    if marks and any(_stands_on(group[0], base) for base in bases):
        return marks  # some fonts name a mark's glyph by a letter and its mark; the letter is drawn apart
    if all(_is_right(glyph) for glyph in letters) and not _is_lam_alef(letters):
        letters.reverse()
    return letters + marks


def _is_right(glyph: Glyphs) -> bool:
    return unicodedata.bidirectional(glyph.text[0]) in ("R", "AL")


def _is_lam_alef(letters: Sequence[Glyphs]) -> bool:
    return len(letters) == 2 and letters[0].text == "ل" and letters[1].text in _ALEFS


def _stands_on(mark: Glyphs, base: Glyphs) -> bool:
    """Whether `mark` is narrow and stands over (or under) `base`."""
    shared = min(mark.right, base.right) - max(mark.left, base.left)
    width = mark.right - mark.left
    return width < _NARROW * mark.size and shared >= 0.7 * width


def _shared(group: list[Glyphs]) -> list[Glyphs]:
    letters = [glyph for glyph in group if not is_mark(glyph)]
    if len(letters) < 2:
        return group
    width = (group[0].right - group[0].left) / len(letters)
    places = [(group[0].right - width * (n + 1), group[0].right - width * n) for n in range(len(letters))]
    letters = [glyph._replace(left=left, right=right) for glyph, (left, right) in zip(letters, places, strict=True)]
    return letters + [glyph for glyph in group if is_mark(glyph)]


def _spaced(glyphs: Sequence[Glyphs], fillers: Sequence[Glyphs]) -> list[Glyphs]:
    """Put a space wherever two letters, ordered from the right, stand clearly apart with nothing between."""
    out: list[Glyphs] = []
    edge = 0.0
    for glyph in glyphs:
        least = (_AFTER_ALEF if out and out[-1].text in _ALEFS else _SPACE) * max(glyph.size, 1.0)
        if out and edge - glyph.right > least:
            between = [min(f.right, edge) - max(f.left, glyph.right) for f in fillers]
            if edge - glyph.right - sum(max(width, 0.0) for width in between) > least:
                out.append(MADE_SPACE._replace(left=glyph.right, right=edge))
        edge = min(edge, glyph.left) if out else glyph.left
        out.append(glyph)
    return out


def _off(letter: Glyphs, mark: Glyphs) -> float:
    """How far `mark` stands from `letter`, spaces and other marks being no place for it."""
    if abs(letter.left - mark.right) < 0.1 and (letter.top, letter.bottom) == (mark.top, mark.bottom):
        return -1.0  # pdfium gives each character of one glyph its share of the glyph's box
    if not letter.text.strip() or is_mark(letter):
        return float("inf")
    x = (mark.left + mark.right) / 2
    return max(letter.left - x, x - letter.right, 0.0) + abs((letter.left + letter.right) / 2 - x) / 1000


def _label_first(glyphs: list[Glyphs]) -> list[Glyphs]:
    """A paragraph's number whose stop is drawn before it, as a list's marker is: the stop goes behind it."""
    if len(glyphs) < 3 or glyphs[0].text not in (".", ")", "("):
        return glyphs
    end = 1
    while end < len(glyphs) and _kind(glyphs[end]) in ("EN", "AN"):
        end += 1
    if 1 < end < len(glyphs) and glyphs[end].text.isspace():
        return [*glyphs[1:end], glyphs[0], *glyphs[end:]]
    return glyphs


def _kind(glyph: Glyphs) -> str:
    return unicodedata.bidirectional(glyph.text[0])


def _turned(glyphs: list[Glyphs]) -> list[Glyphs]:
    """Turn what is read from left to right back: numbers, and Latin phrases with the numbers in them."""
    out: list[Glyphs] = []
    index = 0
    while index < len(glyphs):
        end = _phrase(glyphs, index, out) or _number(glyphs, index)
        if not end:
            out.append(glyphs[index])
            index += 1
            continue
        run = glyphs[index:end]
        if _odd(run):
            run.append(out.pop())
        out += sorted(run, key=lambda glyph: glyph.left)
        index = end
    return out


def _phrase(glyphs: Sequence[Glyphs], start: int, before: Sequence[Glyphs]) -> int:
    """Where the Latin phrase ends that begins at `start`, 0 where none does."""
    if _kind(glyphs[start]) not in ("L", "EN"):
        return 0
    end = latin = 0
    for index in range(start, len(glyphs)):
        kind = _kind(glyphs[index])
        if kind in ("R", "AL", "AN") or glyphs[index].text in "،؛":
            break
        if kind in ("L", "EN"):
            end = index + 1
            latin = latin or (end if kind == "L" else 0)
    if not latin or (start == 0 and _is_label(glyphs, _number(glyphs, 0))):
        return 0
    bracketed = any(glyph.text in BRACKETS for glyph in glyphs[start:latin])
    if bracketed and _kind(glyphs[start]) == "EN" and not (before and before[-1].text in BRACKETS):
        return 0  # a number, and a phrase in brackets behind it
    if _odd(glyphs[start:end]) and not (before and before[-1].text in BRACKETS):
        end = next(i for i in range(start, end) if glyphs[i].text in BRACKETS)
        return end if any(_kind(glyph) == "L" for glyph in glyphs[start:end]) else 0
    return end


def _is_label(glyphs: Sequence[Glyphs], end: int) -> bool:
    """Whether the number that ends at `end`, at the head of the line, is set apart as a paragraph's own."""
    return 0 < end < len(glyphs) and (glyphs[end].text.isspace() or glyphs[end].text in ".)")


def _odd(run: Sequence[Glyphs]) -> bool:
    """Whether a bracket of `run` has its fellow outside."""
    return sum(1 for glyph in run if glyph.text in BRACKETS) % 2 == 1


def _number(glyphs: Sequence[Glyphs], start: int) -> int:
    """Where the number ends that begins at `start` (from the right), 0 where none does."""
    end = start
    while end < len(glyphs) and glyphs[end].text in _SIGNS:
        end += 1
    if end == len(glyphs) or _kind(glyphs[end]) not in ("EN", "AN"):
        return 0
    while end < len(glyphs):
        joins = glyphs[end].text in _SEPARATORS and end + 1 < len(glyphs)
        if _kind(glyphs[end]) in ("EN", "AN") or (joins and _kind(glyphs[end + 1]) in ("EN", "AN")):
            end += 1
        else:
            break
    while end < len(glyphs) and glyphs[end].text in _SIGNS:
        end += 1
    return end

"""Words that OCR found become the lines of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.draft import Piece
from ingest.pdf.hocr import PixelBox, Word, WordLine
from ingest.pdf.line import Line, Part
from ingest.pdf.right_to_left import is_rtl
from ingest.run import Box

_CJK = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_STOPPED = re.compile(r"^([.:–-])(\d+)$")
_COMMA = re.compile("(?<=[\u0620-\u0652]),")
"""tesseract's Arabic model knows no Arabic comma and gives the Latin one."""
_TOKENS = re.compile(r"\d+(?:[.,/٫٬]\d+)*|[^\d]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_GAP = 1.6
"""A gap wider than this many letter heights parts a line, as between the cells of a table."""
_SAME = 1.22
"""Letter heights that differ by less are one size: a line without tall letters measures smaller."""

_SAME_ARABIC = 1.75
"""Arabic letters have no such height as x has, and tesseract guesses it anew for each line."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture that was read: `scale` pixels per point; `width` and `height` in points, upright.

    It was turned clockwise by `turn` to be upright; the page as it is shown is not.
    """

    scale: float
    width: float
    height: float
    turn: int = 0

    def box(self, box: PixelBox) -> Box:
        """A box of the picture in points of the upright picture."""
        left, top, right, bottom = (value / self.scale for value in box)
        return (left, top, right, bottom)

    def shown(self, box: PixelBox) -> Box:
        """A box of the picture in points of the page as it is shown."""
        left, top, right, bottom = self.box(box)
        if self.turn == 90:
            left, top, right, bottom = top, self.width - right, bottom, self.width - left
        elif self.turn == 180:
            left, top, right, bottom = self.width - right, self.height - bottom, self.width - left, self.height - top
        elif self.turn == 270:
            left, top, right, bottom = self.height - bottom, left, self.height - top, right
        return (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))


def lines_of_words(found: Sequence[WordLine], page: int, frame: Frame) -> list[Line]:
    """The lines of `page` (1-based) in the order OCR gives them, which is the reading order."""
    usual = _usual(found)
    out: list[Line] = []
    column = 0
    for line in found:
        made = _line(line, page, frame, usual)
        # Where OCR steps up the page it goes on in the next column.
        column += 1 if out and made.box[1] < out[-1].box[1] - out[-1].size else 0
        out.append(replace(made, column=column))
    return out


def _usual(found: Sequence[WordLine]) -> float:
    """The height of most letters."""
    return median([line.size for line in found for word in line.words for _ in word.text]) if found else 1.0


def _line(line: WordLine, page: int, frame: Frame, usual: float) -> Line:
    text = _joined(line.words)
    same = _SAME_ARABIC if is_rtl(text) else _SAME
    size = usual if usual / same < line.size < usual * same else line.size
    box, points = frame.box(line.box), round(2 * size / frame.scale) / 2
    start, end = (frame.width - box[2], frame.width - box[0]) if is_rtl(text) else (box[0], box[2])
    piece = Piece(text, page, frame.shown(line.box))
    parts = tuple(_part(words, frame) for words in _stretches(line.words, size))
    return Line((piece,), page, box, line.baseline / frame.scale, points, False, start, end, 0, parts)


def _joined(words: Sequence[Word]) -> str:
    out = ""
    rtl = is_rtl(" ".join(word.text for word in words))
    for text in (word_text(word, rtl) for word in words):
        # Chinese is written without spaces; OCR gives each stretch as a word.
        near = not out or not text or (_CJK.match(out[-1]) and _CJK.match(text))
        out += text if near else " " + text
    return out


def word_text(word: Word, rtl: bool = False) -> str:
    """The text of `word` in the order it is read, without marks of direction.

    Among Arabic words (`rtl`) tesseract gives a number with its stop ("1.") from left to right as it
    stands (".1"), now and then between a mark of left-to-right and one of right-to-left.
    """
    text = _MARKS.sub("", word.text)
    if word.text.startswith("\u200e") and word.text.endswith("\u200f"):
        return "".join(_TOKENS.findall(text)[::-1]).translate(_MIRRORED)
    return _COMMA.sub("،", _STOPPED.sub(r"\2\1", text)) if rtl else text


def _stretches(words: Sequence[Word], size: float) -> list[list[Word]]:
    out = [[words[0]]]
    for word in words[1:]:
        before = out[-1][-1].box
        gap = max(word.box[0] - before[2], before[0] - word.box[2])
        if gap > _GAP * size:
            out.append([word])
        else:
            out[-1].append(word)
    return out


def _part(words: Sequence[Word], frame: Frame) -> Part:
    left, right = min(word.box[0] for word in words), max(word.box[2] for word in words)
    return Part(_joined(words), left / frame.scale, right / frame.scale)

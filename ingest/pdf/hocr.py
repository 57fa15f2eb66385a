"""hOCR, the form in which OCR programs give words with their places: read into plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree

_BOX = re.compile(r"bbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SIZE = re.compile(r"x_size (\d+(?:\.\d+)?)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_SURE = re.compile(r"x_wconf (\d+)")
_LINES = ("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")

PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word in `box` (pixels: left, top, right, bottom); `sure` is the program's confidence, 0 to 1."""

    text: str
    box: PixelBox
    sure: float


@dataclass(frozen=True, slots=True)
class WordLine:
    """The words of one line in reading order; `size` is the letters' height and `baseline` a y, in pixels."""

    words: tuple[Word, ...]
    box: PixelBox
    size: float
    baseline: float

    @property
    def sure(self) -> float:
        """The mean confidence over the letters of the line, 0 to 1."""
        return sum(len(word.text) * word.sure for word in self.words) / sum(len(word.text) for word in self.words)

    @property
    def has_letters(self) -> bool:
        """Whether there is a letter or a digit in it."""
        return any(char.isalnum() for word in self.words for char in word.text)

    @property
    def steps_down(self) -> float:
        """How far the line runs down (or up, below 0) the picture for each pixel that it runs to a side."""
        (left, top, right, bottom), (left2, top2, right2, bottom2) = self.words[0].box, self.words[-1].box
        aside = abs(left2 + right2 - left - right)
        return (top2 + bottom2 - top - bottom) / max(aside, 1)


def lines_of_hocr(data: bytes) -> list[WordLine]:
    """The lines in `data` in reading order; blank ones are left out. `ValueError` when it is no hOCR."""
    try:
        root = ElementTree.fromstring(_CONTROL.sub(b"", data))
    except ElementTree.ParseError:
        raise ValueError("not hOCR") from None
    return [line for element in root.iter() if element.get("class") in _LINES for line in _line(element)]


def moved(line: WordLine, left: int, top: int, ratio: float) -> WordLine:
    """`line` of a part cut out at `left` and `top` of a picture `ratio` times as large, in the smaller one's pixels."""

    def box(own: PixelBox) -> PixelBox:
        x0, y0, x1, y1 = own
        return (
            round((x0 + left) / ratio), round((y0 + top) / ratio),
            round((x1 + left) / ratio), round((y1 + top) / ratio),
        )  # fmt: skip

    words = tuple(replace(word, box=box(word.box)) for word in line.words)
    return WordLine(words, box(line.box), line.size / ratio, (line.baseline + top) / ratio)


def _line(element: ElementTree.Element) -> Iterator[WordLine]:
    title = element.get("title", "")
    box = _box(title)
    words = tuple(word for child in element.iter() if child.get("class") == "ocrx_word" for word in _word(child))
    if not words or box is None:
        return
    size, sloped = _SIZE.search(title), _BASELINE.search(title)
    # The baseline is given from the box's lower left corner; its middle is what the line stands on.
    baseline = box[3] + (float(sloped[1]) * (box[2] - box[0]) / 2 + float(sloped[2]) if sloped else 0.0)
    yield WordLine(words, box, float(size[1]) if size else float(box[3] - box[1]), baseline)


def _word(element: ElementTree.Element) -> Iterator[Word]:
    title = element.get("title", "")
    text = "".join(element.itertext()).strip()
    box, sure = _box(title), _SURE.search(title)
    if text and box:
        yield Word(text, box, int(sure[1]) / 100 if sure else 0.0)


def _box(title: str) -> PixelBox | None:
    found = _BOX.search(title)
    return (int(found[1]), int(found[2]), int(found[3]), int(found[4])) if found else None

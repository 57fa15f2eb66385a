"""A page of a source document."""

from dataclasses import dataclass
from typing import Literal

TextLayer = Literal["text", "ocr", "none"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as the source has it.

    `number` is 1-based and counts the file's pages; `label` is what is printed or declared for it
    ("iv", "12"), the number as a string when the file declares none. `width` and `height` are in
    points (1/72 inch), after rotation. `text_layer` says where its text came from; `confidence` is
    the mean confidence of the words that OCR read on it, from 0 to 1, and None for every other
    page. A page holds no offsets: those are the runs' business.
    """

    number: int
    label: str
    width: float
    height: float
    text_layer: TextLayer
    confidence: float | None = None

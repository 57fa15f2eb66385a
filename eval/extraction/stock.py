"""The sentences that known documents are made of: paragraphs and headings of our own, by language and half."""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

Half = Literal["dev", "test", "final"]
HALVES: tuple[Half, ...] = ("dev", "test", "final")
"""All of them: the first two share the older texts between them, the last has texts of its own."""
T = TypeVar("T")
_STOPS = " ；;.。؛"

TEXTS = Path(__file__).parent / "texts"

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.؟!?])\s+(?=[^\W\d_])|(?<=。)(?!\Z)")
_NUMBERED = re.compile(r"\A\d+\. ")


@dataclass(frozen=True, slots=True)
class Stock:
    """Whole paragraphs without numbers, headings, and lists as (lead-in, items), each text once."""

    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def stock(language: str, half: Half) -> Stock:
    """All texts in `language` of `half`; no two halves have a text in common."""
    paragraphs: list[str] = []
    headings: list[str] = []
    lists: list[tuple[str, tuple[str, ...]]] = []
    for path in [TEXTS / f"{language}.final.txt"] if half == "final" else _files(language):
        for chunk in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            _take(chunk.strip(), paragraphs, headings, lists)
    if half == "final":
        return Stock(tuple(paragraphs), tuple(headings), tuple(lists))
    odd = half == "test"
    return Stock(_half(paragraphs, odd), _half(headings, odd), _half(lists, odd))


def _half(texts: list[T], odd: bool) -> tuple[T, ...]:
    once = list(dict.fromkeys(texts))
    return tuple(once[odd::2])


def _files(language: str) -> list[Path]:
    """The texts of the first two halves: our own, and notes as they once were. Living notes would change the
    documents with every edit, and figures measured on them could not be made again."""
    return [path for path in (TEXTS / f"{language}.txt", TEXTS / f"{language}.notes.txt") if path.exists()]


def _take(chunk: str, paragraphs: list[str], headings: list[str], lists: list[tuple[str, tuple[str, ...]]]) -> None:
    lines = chunk.split("\n")
    if chunk.startswith("#"):
        headings += [line.lstrip("# ") for line in lines if "Country example" not in line]
    elif chunk.startswith("- "):
        return
    elif len(lines) > 1 and lines[1].startswith("- "):
        lists.append((_NUMBERED.sub("", lines[0], count=1), tuple(line[2:] for line in lines[1:])))
    elif chunk and not chunk.endswith(":"):
        paragraphs.append(_NUMBERED.sub("", chunk, count=1))


class Drawer:
    """Draws texts of a stock in an order that `seed` fixes; a paragraph is never given twice."""

    def __init__(self, language: str, half: Half, seed: str) -> None:
        self.language, self.half = language, half
        self.random = random.Random(f"{seed}/{language}/{half}")
        self._stock = stock(language, half)
        self._sentences = [one for text in self._stock.paragraphs for one in _SENTENCE_END.split(text)]
        self._given: set[str] = set()
        self._headings: list[str] = []
        self._lists: list[tuple[str, tuple[str, ...]]] = []

    def paragraph(self, least: int = 0) -> str:
        """A paragraph of `least` characters at least: one of the stock's own, or of its sentences mixed."""
        for _ in range(10_000):
            text = self.random.choice((self._own, self._mixed))()
            while len(text) < least:
                text += self._space + self._mixed()
            if text not in self._given:
                self._given.add(text)
                return text
        raise ValueError("no text is left")

    @property
    def _space(self) -> str:
        return "" if self.language == "zh" else " "

    def _own(self) -> str:
        return self.random.choice(self._stock.paragraphs)

    def _mixed(self) -> str:
        """Two to five sentences, no two the same."""
        return self._space.join(self.random.sample(self._sentences, self.random.randint(2, 5)))

    def heading(self) -> str:
        """A heading; where all were given, two are put together, so that none comes twice."""
        if not self._headings:
            pool = self._stock.headings
            self._headings = self.random.sample(pool, len(pool))
        text = self._headings.pop()
        while text in self._given:
            text = f"{text} – {self.random.choice(self._stock.headings)}"
        self._given.add(text)
        return text

    def listing(self) -> tuple[str, tuple[str, ...]]:
        """A lead-in that ends with a colon, and its items; where a text was given before, it cites a document now."""
        if not self._lists:
            self._lists = self.random.sample(self._stock.lists, len(self._stock.lists))
        lead, items = self._lists.pop()
        return lead, tuple(self._fresh(item) for item in items)

    def _fresh(self, item: str) -> str:
        text = item
        while text in self._given:
            symbol = f" (A/HRC/{self.random.randint(9, 59)}/{self.random.randint(2, 99)})"
            text = item.rstrip(_STOPS) + symbol + item[len(item.rstrip(_STOPS)) :].strip()
        self._given.add(text)
        return text

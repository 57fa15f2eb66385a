"""How a sentence begins that leans on the one before it, from a table of words by language."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.labels import label_of

_FILE = Path(__file__).with_name("openers.toml")
_MARKS = re.compile(r"[\W\d_]+")
_WORDS = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class Openers:
    """The table's row for one language; see openers.toml."""

    pointing: frozenset[str]
    joining: tuple[str, ...]
    itself: frozenset[str]
    empty: re.Pattern[str] | None
    exceptions: tuple[str, ...]

    def dangles(self, sentence: str) -> bool:
        """Whether `sentence` begins with a word for what stood before it, or goes on from it."""
        opened = _opened(sentence)
        folded = opened.casefold()
        if _begins(folded, self.joining):
            return True
        words = [match[0] for match in _WORDS.finditer(opened[:60])]
        if not words or words[0].casefold() not in self.pointing:
            return False
        # "This Convention", "these Rules": the document speaks of itself.
        itself = words[1:] and (words[1].casefold() in self.itself or words[1][0].isupper())
        return not itself and not (self.empty and self.empty.match(folded))

    def takes_back(self, sentence: str) -> bool:
        """Whether `sentence` begins as an exception from what stood before it does."""
        return _begins(_opened(sentence).casefold(), self.exceptions)


_NONE = Openers(frozenset(), (), frozenset(), None, ())


@cache
def openers(language: str) -> Openers:
    """The words of `language` (ISO 639-1); none for a language that is not in the table."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8")).get(language)
    if table is None:
        return _NONE
    return Openers(
        frozenset(table["pointing"]),
        tuple(table["joining"]),
        frozenset(table["itself"]),
        re.compile(table["empty"]) if table["empty"] else None,
        tuple(table["exceptions"]),
    )


def _opened(sentence: str) -> str:
    """`sentence` from its first word on: without its number, bullet, quotation marks."""
    bare = sentence[len(label_of(sentence).text) :]
    marks = _MARKS.match(bare)
    return bare[marks.end() :] if marks else bare


def _begins(folded: str, phrases: tuple[str, ...]) -> bool:
    return any(folded.startswith(each) and not folded[len(each) : len(each) + 1].isalnum() for each in phrases)

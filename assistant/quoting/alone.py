"""What a quotation needs to be read alone: the head of its list, what "it" is, the exception that follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.quoting.openers import openers
from index.hit import Hit
from index.searcher import ScoredSentence
from ingest.labels import label_of

MAX_CHARACTERS = 700
"""Nothing is added to a quotation that would make it longer than this."""

MOST_BEFORE = 2
"""Sentences that may be added before one that leans on them."""

_LINE = re.compile(r"[^\n\f]+")
_GOES_ON = re.compile(r"[:;,：；，،؛]\W{0,8}$")
_COLON = re.compile(r"[:：]\W{0,8}$")
"""A footnote's marker or the end of bold letters may stand after it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The `sentences` of a passage, of which `text` begins at `offset` in the document."""

    text: str
    offset: int
    language: str
    sentences: Sequence[ScoredSentence]

    def words(self, place: int) -> str:
        """The sentence at `place`."""
        sentence = self.sentences[place]
        return self.text[sentence.start - self.offset : sentence.end - self.offset]

    def fits(self, first: int, last: int) -> bool:
        """Whether the sentences from `first` to `last` are no longer than MAX_CHARACTERS."""
        return self.sentences[last].end - self.sentences[first].start <= MAX_CHARACTERS


def readable_alone(hit: Hit, sentences: Sequence[ScoredSentence], first: int, last: int) -> tuple[int, int]:
    """The places of the first and last sentence to quote so that those from `first` to `last` can be read alone.

    Added, where it fits MAX_CHARACTERS: the sentences before one that begins with a word for something said before; the
    head of a list and the items down to those quoted; what a colon leads to; an exception that follows.
    """
    passage = Passage(hit.text, hit.passage.start, hit.passage.language, sentences)
    first = _with_head(passage, _with_what_it_is(passage, first, last), last)
    return first, _with_exception(passage, first, _with_what_follows(passage, first, last))


def _with_what_it_is(passage: Passage, first: int, last: int) -> int:
    known = openers(passage.language)
    before = first
    while before and first - before < MOST_BEFORE and known.dangles(passage.words(before)):
        if not passage.fits(before - 1, last):
            break
        before -= 1
    return before


def _with_head(passage: Passage, first: int, last: int) -> int:
    """The place of the sentence that heads the list in which `first` stands; `first` where there is none or no room."""
    lines = [(match.start(), match[0].strip()) for match in _LINE.finditer(passage.text)]
    starts = [start for start, _ in lines]
    line = max(place for place, start in enumerate(starts) if start <= _relative(passage, first))
    top = line
    while top and _belongs_to_list(lines[top][1], lines[top - 1][1]):
        top -= 1
    if top == line or not _COLON.search(lines[top][1]):
        return first
    end = starts[top + 1]
    inside = [place for place in range(first) if starts[top] <= _relative(passage, place) < end]
    return inside[-1] if inside and passage.fits(inside[-1], last) else first


def _belongs_to_list(line: str, before: str) -> bool:
    return label_of(line).kind in ("item", "bullet") or bool(_GOES_ON.search(before))


def _relative(passage: Passage, place: int) -> int:
    return passage.sentences[place].start - passage.offset


def _with_what_follows(passage: Passage, first: int, last: int) -> int:
    """A colon at the end leads to what is not quoted yet: as many of the next sentences as fit, to the list's end."""
    if not _COLON.search(passage.words(last)):
        return last
    end = last
    while end + 1 < len(passage.sentences) and passage.fits(first, end + 1):
        if end > last and not _belongs_to_list(passage.words(end + 1), passage.words(end)):
            break
        end += 1
    return end


def _with_exception(passage: Passage, first: int, last: int) -> int:
    following = last + 1
    if following == len(passage.sentences) or not passage.fits(first, following):
        return last
    return following if openers(passage.language).takes_back(passage.words(following)) else last

"""The exact string that is embedded for a passage, and where its sentences stand in it.

It is made from the canonical text and never shown: marks of plain-text markup, addresses and
footnote markers say nothing about meaning and crowd out words that do.
"""

import re
from dataclasses import dataclass

from index.analysis import terms
from index.models.embedder import Parts
from ingest.passage import Passage
from ingest.sentences import sentences

RECIPE = "heading path, then the sentences; sentences pooled late; questions as they are asked; 2"
MIN_SENTENCE_TERMS = 3
"""A shorter sentence is a label or a heading ("12.", "Article 3") and answers nothing by itself."""

_MAX_PATH = 100
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"<?https?://\S+")
_MARKS = re.compile(r"\*+|_{2,}|#+(?=\s)|\[\^\w+\]|[¹²³⁴-⁹⁰]+|\\(?=[()\[\]*_])")


@dataclass(frozen=True, slots=True)
class Embedded:
    """`parts` is what is embedded; `spans` are its parts' offsets in the document's canonical text, in order."""

    parts: Parts
    spans: tuple[tuple[int, int], ...]


def embedded(passage: Passage, text: str) -> Embedded:
    """The passage's nearest headings and its sentences as one string; `text` is the passage's own text.

    The headings stand in the string once, and are no sentences.
    """
    skipped = passage.body - passage.start
    found = [(skipped + start, skipped + end) for start, end in sentences(text[skipped:], passage.language)]
    pieces = [(start, end, _plain(text[start:end])) for start, end in found]
    path = _plain(" – ".join(passage.path[-2:]))[:_MAX_PATH]
    string = f"{path}." if path else ""
    inside: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for start, end, piece in pieces:
        if not piece:
            continue
        string += f" {piece}" if string else piece
        if len(terms(piece, "")) >= MIN_SENTENCE_TERMS:
            inside.append((len(string) - len(piece), len(string)))
            spans.append((passage.start + start, passage.start + end))
    return Embedded(Parts(string, tuple(inside)), tuple(spans))


def _plain(text: str) -> str:
    cleaned = _MARKS.sub("", _ADDRESS.sub("", _LINK.sub(r"\1", text)))
    return " ".join(cleaned.replace("\0", " ").split())

"""A passage: the unit that is found, quoted and cited."""

from dataclasses import dataclass
from hashlib import sha256

from ingest.block import Role


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote attached to a passage: `document.text[start:end]`; `label` is "fn 6"."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """`document.text[start:end]` is the passage: whole sentences, never cut inside one.

    `document` is the document's id. `pages` are 1-based page numbers in ascending order, empty for
    sources without pages. `path` is the heading path, outermost first. `label` is that of the paragraph;
    of a list's items that stand apart from their numbered paragraph, both ("7. (c)"); below an article or
    rule, where paragraphs have none, the article's ("Article 3"). A passage that comes first
    under its headings begins with them: `body` is where what stands below them begins (`start` when
    there are none, or nothing else).
    """

    id: str
    document: str
    start: int
    end: int
    body: int
    label: str
    path: tuple[str, ...]
    pages: tuple[int, ...]
    language: str
    role: Role
    country: str
    footnotes: tuple[Footnote, ...]


def passage_id(version: str, start: int, end: int) -> str:
    """Id of the passage at [start, end) of the document whose file has SHA-256 `version`: 16 hex digits.

    The same bytes cut at the same place always give the same id, so caches, judgments and receipts
    made on one machine hold on another.
    """
    return sha256(f"{version}:{start}:{end}".encode()).hexdigest()[:16]

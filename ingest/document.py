"""A document: the canonical text of one source file, with everything needed to cite it."""

from dataclasses import dataclass

from ingest.asked import Asked
from ingest.block import Block
from ingest.description import Description
from ingest.ledger import Ledger
from ingest.link import Link
from ingest.page import Page
from ingest.repair import Repair
from ingest.run import Run

BLOCK_SEPARATOR = "\n\n"
"""Stands between two body blocks in the canonical text."""

FOOTNOTE_SEPARATOR = "\f"
"""Stands once between the last body block and the first footnote; footnotes are joined by BLOCK_SEPARATOR."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a `Reader` makes of a file. The same bytes and extractor always give the same document.

    `id` survives the replacement of the file: the front matter's or catalogue's id, else the file
    name without its folder. `version` is the SHA-256 (hex) of the file's bytes. `extractor` names
    the readers and their versions, and is what extraction caches are keyed by.

    `text` is the canonical text: body blocks in reading order joined by BLOCK_SEPARATOR, then, if
    there are any, FOOTNOTE_SEPARATOR and the footnotes. Offsets count Unicode code points, end
    exclusive. `blocks`, `runs` and `links` are ordered by start; `pages` by number. `asked` are questions that
    its paragraphs answer, from a list beside the file.
    """

    id: str
    version: str
    extractor: str
    about: Description
    text: str
    pages: tuple[Page, ...]
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
    ledger: Ledger
    links: tuple[Link, ...] = ()
    asked: tuple[Asked, ...] = ()

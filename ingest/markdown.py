"""Reads Markdown (.md) with YAML front matter: CommonMark with tables and footnotes."""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.declared import declared_type
from ingest.decode import decode
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.front_matter import front_matter
from ingest.inline import pieces_of
from ingest.labels import division_of, label_of
from ingest.ledger import Ledger
from ingest.markdown_footnotes import mark_footnotes
from ingest.roles import with_roles
from ingest.watch import NO_WATCH, Watch

EXTRACTOR = "advicehub-markdown 3"
BULLET = "•"


@dataclass(frozen=True, slots=True)
class MarkdownReader:
    """Reads `.md` files: no pages, no runs."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` for undecodable text, wrong front matter, or no text."""
        data = read_bytes(path)
        decoded = decode(data, path.name)
        says, body = front_matter(decoded.text, path.name)
        drafts = drafts_of(body)
        if not any(draft.text.strip() for draft in drafts):
            raise SourceError(path.name, "it holds no text")
        drafts = with_roles(drafts, declared_type(path, says))
        return assemble(path, data, EXTRACTOR, drafts, says=says, ledger=Ledger(notes=decoded.notes))


def drafts_of(text: str) -> list[Draft]:
    """The blocks of Markdown `text` in order; the level of a heading is its number of "#", 0 for
    the title.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    walk = _Walk()
    for token in parser.parse(mark_footnotes(text)):
        walk.take(token)
    return _untitled(walk.drafts)


def _untitled(drafts: list[Draft]) -> list[Draft]:
    """Give the document's title (a first heading that is alone at the highest level) the level 0."""
    if not drafts or drafts[0].kind != "heading":
        return drafts
    if any(draft.kind == "heading" and draft.level <= drafts[0].level for draft in drafts[1:]):
        return drafts
    first = drafts[0]
    return [Draft("heading", first.pieces, first.label, 0), *drafts[1:]]


class _Walk:
    """Collects drafts from the parser's tokens."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.lists: list[str] = []
        self.mark: tuple[Piece, ...] = ()
        self.label = ""
        self.heading = 0
        self.table: list[Piece] | None = None
        self.cells = 0

    def take(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(token.type)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self._item(token)
        elif token.type in ("heading_open", "heading_close"):
            self.heading = int(token.tag[1]) if token.nesting == 1 else 0
        elif token.type in ("table_open", "table_close", "tr_open", "th_open", "td_open"):
            self._table(token)
        elif token.type == "inline":
            self._inline(token)
        elif token.type in ("fence", "code_block", "html_block"):
            self._verbatim(token)

    def _item(self, token: Token) -> None:
        if self.lists[-1] == "ordered_list_open":
            self.label = f"{token.info}{token.markup}"
            self.mark = (Piece(f"{self.label} "),)
        else:
            self.label = ""
            self.mark = (Piece(f"{BULLET} ", kind="markup", before=f"{token.markup} "),)

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self.table = []
        elif token.type == "table_close":
            self.drafts.append(Draft("table", tuple(self.table or ())))
            self.table = None
        elif self.table is not None and token.type == "tr_open":
            if self.table:
                self.table.append(Piece("\n", kind="cell", before="|\n|"))
            self.cells = 0
        elif self.table is not None:
            if self.cells:
                self.table.append(Piece(" | ", kind="cell", before="|"))
            self.cells += 1

    def _inline(self, token: Token) -> None:
        pieces = pieces_of(token.children or ())
        if self.table is not None:
            self.table += pieces
            return
        self.drafts.append(self._draft(self.mark + pieces))
        self.mark, self.label = (), ""

    def _verbatim(self, token: Token) -> None:
        for paragraph in re.split(r"\n\s*\n", token.content):
            lines = [Piece(line) for line in paragraph.split("\n") if line.strip()]
            pieces = [piece for line in lines for piece in (Piece(" ", kind="line end", before="\n"), line)][1:]
            self.drafts.append(Draft("paragraph", (*self.mark, *pieces), self.label))
            self.mark, self.label = (), ""

    def _draft(self, pieces: tuple[Piece, ...]) -> Draft:
        text = "".join(piece.text for piece in pieces).strip()
        if self.heading:
            return Draft("heading", pieces, division_of(text).text or _numeral(text), self.heading * 10)
        if note := re.match(r"\[\^(?P<mark>[^\]\s]{1,20})\]:\s*", text):
            return Draft("footnote", pieces, f"fn {note['mark']}")
        if self.label and len(self.lists) == 1:
            return Draft("paragraph", pieces, self.label)
        if self.mark:
            return Draft("list item", pieces, self.label)
        label = label_of(text)
        if label.kind in ("item", "bullet"):
            return Draft("list item", pieces, "" if label.kind == "bullet" else label.text)
        return Draft("paragraph", pieces, label.text)


def _numeral(text: str) -> str:
    label = label_of(text)
    return label.text if label.kind in ("number", "item") else ""

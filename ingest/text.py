"""Reads plain text: the wording stays as it is, the structure is recognised."""

import re
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.declared import declared_type
from ingest.decode import decode
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.headings import PLAIN_LEVEL, TITLE_LEVEL, heading_of
from ingest.joining import join_lines
from ingest.labels import division_of, label_of
from ingest.ledger import Ledger
from ingest.page import Page
from ingest.roles import with_roles
from ingest.table_rows import table_pieces
from ingest.text_furniture import without_page_numbers
from ingest.text_lines import TextLine, Wrapping, lines_of, wrapping_of
from ingest.text_outline import outlined
from ingest.text_paragraphs import ATX, FOOTNOTE, ROW, Paragraph, paragraphs_of
from ingest.vocabulary import Vocabulary
from ingest.watch import NO_WATCH, Watch

EXTRACTOR = "advicehub-text 3"

_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads plain text. Pages and runs exist only where form feeds separate pages (of unknown size)."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` when its content is not text, or it holds none."""
        data = read_bytes(path)
        decoded = decode(data, path.name)
        lines, count = lines_of(decoded.text)
        lines, numbers = without_page_numbers(lines)
        drafts = drafts_of(lines, wrapping_of(lines))
        if not any(draft.text.strip("\0\ufeff \t\n") for draft in drafts):
            raise SourceError(path.name, "it holds no text")
        pages = tuple(Page(number, str(number), 0.0, 0.0, "text") for number in range(1, count + 1))
        return assemble(
            path,
            data,
            EXTRACTOR,
            with_roles(drafts, declared_type(path)),
            pages=pages,
            ledger=Ledger(pages=count, furniture=numbers, notes=decoded.notes),
        )


def drafts_of(lines: tuple[TextLine, ...], wrapping: Wrapping) -> list[Draft]:
    """The blocks of `lines`, headings with their levels."""
    paragraphs = paragraphs_of(lines, wrapping)
    vocabulary = Vocabulary(line.text for line in lines)
    drafts = []
    for index, paragraph in enumerate(paragraphs):
        following = _plain(paragraphs[index + 1]) if index + 1 < len(paragraphs) else ""
        drafts.append(_draft(paragraph, following, vocabulary, wrapping.wrapped))
    return outlined(drafts, [_hashes(paragraph) for paragraph in paragraphs])


def _plain(paragraph: Paragraph) -> str:
    return " ".join(line.text.strip() for line in paragraph)


def _hashes(paragraph: Paragraph) -> int:
    match = ATX.match(paragraph[0].text)
    return len(match["marks"]) if match else 0


def _draft(paragraph: Paragraph, following: str, vocabulary: Vocabulary, wrapped: bool) -> Draft:
    if ROW.match(paragraph[0].text):
        return Draft("table", table_pieces([(line.text, line.page) for line in paragraph]))
    if match := ATX.match(paragraph[0].text):
        return _atx(paragraph[0], match, vocabulary)
    pieces = join_lines([[_piece(line)] for line in paragraph], vocabulary)
    text = _plain(paragraph)
    if note := FOOTNOTE.match(text):
        number = (note["raised"] or "").translate(_SUPERSCRIPT) or note["mark"]
        return Draft("footnote", pieces, f"fn {number}")
    heading = heading_of(text, following.lstrip("#").strip()) if len(paragraph) <= 4 else None
    if heading:
        return Draft("heading", pieces, heading.label, heading.level)
    label = label_of(text)
    if label.kind == "bullet":
        inner = label_of(text[len(label.text) :].lstrip())
        return Draft("list item", pieces, inner.text if inner.kind == "item" else "")
    return Draft("list item" if label.kind == "item" else "paragraph", pieces, label.text)


def _piece(line: TextLine) -> Piece:
    return Piece(line.text, line.page, None if line.page is None else _NOWHERE)


def _atx(line: TextLine, match: re.Match[str], vocabulary: Vocabulary) -> Draft:
    """A heading marked with "#": the marks are dropped and recorded."""
    body = line.text[match.end() :].rstrip()
    title = re.sub(r"\s+#+$", "", body)
    dropped = Piece("", line.page, None, "markup", match[0])
    pieces = [dropped, _piece(TextLine(title, line.page))]
    if title != body:
        pieces.append(Piece("", line.page, None, "markup", body[len(title) :]))
    label = division_of(title).text
    return Draft("heading", tuple(pieces), label, TITLE_LEVEL if not title else PLAIN_LEVEL)

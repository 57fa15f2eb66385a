"""A corpus of one's own in BEIR's form: rows of title and text, made into documents without any file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from advicehub.errors import DataError
from eval import json_lines
from eval.identifier import LENIENT, Identifier
from index.question import recognised
from ingest.canonical import build
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.ledger import Ledger

EXTRACTOR = "advicehub-beir 1"

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n\s*")
_SAMPLE = 200
_AGREE = 0.9
_TITLE_LEVEL = 1
"""Puts the title in the heading path, so that every passage of a long row is found under it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `corpus.jsonl`."""

    id: str
    title: str
    text: str


class _Line(BaseModel):
    model_config = LENIENT
    id: Identifier = Field(validation_alias=AliasChoices("_id", "id"))
    title: str | None = ""
    text: str


_SHAPE = TypeAdapter(_Line)


def read_rows(file: Path) -> list[Row]:
    """The rows of `file` ordered by id. Raises `DataError` naming the line as `query.read_queries` does."""
    rows: dict[str, Row] = {}
    for number, line in json_lines.read(file, _SHAPE):
        if line.id in rows:
            json_lines.refuse(file, number, f"the id {line.id} stands on an earlier line too")
        rows[line.id] = Row(line.id, line.title or "", line.text)
    if not rows:
        raise DataError(f"{file.name}: it holds no document")
    return [rows[id_] for id_ in sorted(rows)]


def language_of(rows: Sequence[Row]) -> str:
    """The ISO 639-1 language of the corpus, judged by a sample; '' when the rows are in several."""
    sample = rows[:: max(1, len(rows) // _SAMPLE)]
    language, count = Counter(recognised(row.text) for row in sample).most_common(1)[0]
    return language if count >= _AGREE * len(sample) else ""


def document_of(row: Row, language: str) -> Document:
    """The document of `row`: its title as a heading, then a paragraph for each stretch between blank lines.

    `version` is the SHA-256 of the row. The language is recognised by the row itself when `language` is ''.
    """
    paragraphs = [part for part in _PARAGRAPH_END.split(row.text) if part.strip()]
    heading = [Draft("heading", (Piece(row.title),), level=_TITLE_LEVEL)] if row.title.strip() else []
    canonical = build([*heading, *(Draft("paragraph", (Piece(part),)) for part in paragraphs)])
    version = sha256(f"{row.id}\0{row.title}\0{row.text}".encode()).hexdigest()
    about = Description(work=row.id, title=row.title, language=language or recognised(row.text))
    return Document(
        row.id, version, EXTRACTOR, about, canonical.text, (),
        canonical.runs, canonical.blocks, canonical.repairs, Ledger(),
    )  # fmt: skip

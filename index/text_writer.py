"""Writes the words of a segment: documents, passages and what people ask, to one new SQLite file."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from pydantic import TypeAdapter

from index.text_store import Entry, Listed
from ingest.asked import Asked
from ingest.document import Document
from ingest.passage import Passage

_SCHEMA = """
CREATE TABLE documents (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, version TEXT NOT NULL, file TEXT NOT NULL,
    source_key TEXT NOT NULL, extractor TEXT NOT NULL, work TEXT NOT NULL, language TEXT NOT NULL, about TEXT NOT NULL,
    page_labels TEXT NOT NULL, ocr TEXT NOT NULL, coverage TEXT NOT NULL, words TEXT NOT NULL,
    passages INTEGER NOT NULL, said TEXT NOT NULL, whole BLOB NOT NULL
);
CREATE TABLE footnotes (
    document TEXT NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, body INTEGER NOT NULL, label TEXT NOT NULL, path TEXT NOT NULL,
    pages TEXT NOT NULL, language TEXT NOT NULL, role TEXT NOT NULL, country TEXT NOT NULL,
    footnotes TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX passages_document ON passages(document, start);
CREATE INDEX documents_work ON documents(work);
CREATE TABLE asked (place INTEGER PRIMARY KEY, language TEXT NOT NULL, text TEXT NOT NULL);
"""
_DOCUMENT = TypeAdapter(Document)


class TextWriter:
    """Takes one entry after the other, so that no more than one has to be in memory.

    Documents take places and passages rows from 0 in the order they come.
    """

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(_SCHEMA)
        self._documents = 0
        self._rows = 0

    def add(self, entry: Entry) -> None:
        """Write one document with its footnotes and passages."""
        row = _document_row(self._documents, entry)
        self._db.execute(f"INSERT INTO documents VALUES ({','.join('?' * len(row))})", row)
        self._db.executemany("INSERT INTO footnotes VALUES (?,?,?)", _footnotes(entry))
        numbered = enumerate(entry.passages, start=self._rows)
        rows = (_passage_row(row, entry.document.text, passage) for row, passage in numbered)
        self._db.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)
        self._documents += 1
        self._rows += len(entry.passages)

    def finish(self, asked: Sequence[Asked]) -> None:
        """Write the questions asked of the passages, which take places 0..m-1, those of their vectors, and close."""
        with closing(self._db) as db, db:
            questions = ((place, each.language, each.text) for place, each in enumerate(asked))
            db.executemany("INSERT INTO asked VALUES (?,?,?)", questions)


def _document_row(place: int, entry: Entry) -> tuple[object, ...]:
    listed = Listed.of(entry)
    return (
        place,
        listed.id,
        listed.version,
        listed.file,
        listed.source_key,
        listed.extractor,
        listed.about.work,
        listed.about.language,
        json.dumps(asdict(listed.about), ensure_ascii=False),
        json.dumps(listed.page_labels, ensure_ascii=False),
        json.dumps(listed.ocr),
        json.dumps(asdict(listed.coverage)),
        listed.words,
        listed.passages,
        listed.said.dump(),
        zlib.compress(_DOCUMENT.dump_json(entry.read or entry.document), 6),
    )


def _footnotes(entry: Entry) -> Iterable[tuple[str, int, str]]:
    """The footnotes that passages bear, each once."""
    spans = {(note.start, note.end) for passage in entry.passages for note in passage.footnotes}
    return ((entry.document.id, start, entry.document.text[start:end]) for start, end in sorted(spans))


def _passage_row(row: int, text: str, passage: Passage) -> tuple[object, ...]:
    footnotes = json.dumps([[note.label, note.start, note.end] for note in passage.footnotes])
    return (
        row,
        passage.id,
        passage.document,
        passage.start,
        passage.end,
        passage.body,
        passage.label,
        json.dumps(passage.path, ensure_ascii=False),
        json.dumps(passage.pages),
        passage.language,
        passage.role,
        passage.country,
        footnotes,
        text[passage.start : passage.end],
    )

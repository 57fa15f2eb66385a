"""The words of a segment: documents, passages and sentences in one SQLite file that never changes."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from index import said as saying
from index.coverage import NOTHING, Coverage, coverage_of
from index.said import NOTHING_SAID, Said
from ingest.asked import Asked
from ingest.description import Description
from ingest.document import Document
from ingest.passage import Footnote, Passage

_SCHEMA = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, version TEXT NOT NULL, file TEXT NOT NULL, source_key TEXT NOT NULL,
    about TEXT NOT NULL, page_labels TEXT NOT NULL, ocr TEXT NOT NULL, coverage TEXT NOT NULL, words TEXT NOT NULL,
    passages INTEGER NOT NULL, said TEXT NOT NULL, whole BLOB NOT NULL
);
CREATE TABLE footnotes (
    document TEXT NOT NULL REFERENCES documents(id), start INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (document, start)
) WITHOUT ROWID;
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document TEXT NOT NULL REFERENCES documents(id),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, body INTEGER NOT NULL, label TEXT NOT NULL, path TEXT NOT NULL,
    pages TEXT NOT NULL, language TEXT NOT NULL, role TEXT NOT NULL, country TEXT NOT NULL,
    footnotes TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX passages_document ON passages(document, start);
CREATE TABLE asked (place INTEGER PRIMARY KEY, language TEXT NOT NULL, text TEXT NOT NULL);
"""
_DOCUMENT = TypeAdapter(Document)
_ABOUT = TypeAdapter(Description)
_COVERAGE = TypeAdapter(Coverage)

Ocr = tuple[float | None, ...]
"""The confidences (0 to 1, None where it is not known) of pages that were read by OCR; empty where none was."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as an edition holds it. `file` is the name it came under; `source_key` tells whether it changed.

    `words` is the hash of its words (see `index.same_words`), '' when it has too few. `document` is what was
    `read` of the file (None: the same) with what is `said` of it.
    """

    document: Document
    file: str
    source_key: str
    passages: tuple[Passage, ...]
    words: str = ""
    said: Said = NOTHING_SAID
    read: Document | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list: who it is, without its words.

    `page_labels[n - 1]` is the label of page n; `passages` counts its passages. `ocr` maps each page
    (1-based) that was read by OCR to its confidence. Documents with equal `words` say the same (see
    `index.same_words`); '' says nothing. `said` is what people and the catalogue say of it, which `about`
    holds already.
    """

    id: str
    version: str
    file: str
    source_key: str
    about: Description
    page_labels: tuple[str, ...]
    passages: int
    ocr: Mapping[int, float | None] = field(default_factory=dict)
    coverage: Coverage = NOTHING
    words: str = ""
    said: Said = NOTHING_SAID

    @property
    def pages_without_text(self) -> int:
        """How many pages carry text that nobody could read."""
        return self.coverage.without_text

    def ocr_of(self, pages: Iterable[int]) -> Ocr:
        """The confidences of those of `pages` that were read by OCR."""
        return tuple(self.ocr[page] for page in pages if page in self.ocr)


def write(path: Path, entries: Sequence[Entry], asked: Sequence[Asked]) -> None:
    """Write `entries` (ordered by document id) to a new SQLite file; passages take rows 0..n-1 in order.

    `asked` are the questions asked of them, which take places 0..m-1, those of their vectors.
    """
    with closing(sqlite3.connect(path)) as db, db:
        db.executescript(_SCHEMA)
        db.executemany("INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(_document_row, entries))
        db.executemany("INSERT INTO footnotes VALUES (?,?,?)", (row for entry in entries for row in _footnotes(entry)))
        passages = ((entry.document.text, passage) for entry in entries for passage in entry.passages)
        rows = (_passage_row(row, text, passage) for row, (text, passage) in enumerate(passages))
        db.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", rows)
        questions = ((place, each.language, each.text) for place, each in enumerate(asked))
        db.executemany("INSERT INTO asked VALUES (?,?,?)", questions)


def _document_row(entry: Entry) -> tuple[object, ...]:
    document = entry.document
    about = json.dumps(asdict(document.about), ensure_ascii=False)
    return (
        document.id,
        document.version,
        entry.file,
        entry.source_key,
        about,
        json.dumps([page.label for page in document.pages], ensure_ascii=False),
        json.dumps({page.number: page.confidence for page in document.pages if page.text_layer == "ocr"}),
        json.dumps(asdict(coverage_of(document))),
        entry.words,
        len(entry.passages),
        entry.said.dump(),
        zlib.compress(_DOCUMENT.dump_json(entry.read or document), 6),
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


class TextStore:
    """Reads one segment's words. Safe to share between threads: SQLite serializes the calls."""

    def __init__(self, path: Path) -> None:
        # immutable=1: an edition never changes, so no lock and no journal is looked for beside it.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def passages(self, rows: Iterable[int]) -> list[tuple[Passage, str]]:
        """The passages at `rows`, in that order, each with its text. Raises `KeyError` for a row that is not there."""
        wanted = [int(row) for row in rows]
        marks = ",".join("?" * len(wanted))
        found = {r[0]: _passage(r) for r in self._db.execute(f"SELECT * FROM passages WHERE row IN ({marks})", wanted)}
        return [found[row] for row in wanted]

    def rows(self, ids: Sequence[str]) -> dict[str, int]:
        """The rows of the passages with these `ids`; those that are not here are left out."""
        marks = ",".join("?" * len(ids))
        return dict(self._db.execute(f"SELECT id, row FROM passages WHERE id IN ({marks})", list(ids)))

    def passages_of(self, document: str) -> list[tuple[int, Passage, str]]:
        """(row, passage, text) for each passage of a document, in reading order; empty when it is not here."""
        rows = self._db.execute("SELECT * FROM passages WHERE document = ? ORDER BY start", (document,))
        return [(row[0], *_passage(row)) for row in rows]

    @cached_property
    def documents(self) -> Mapping[str, Listed]:
        """The documents by id, in order of id."""
        columns = "id, version, file, source_key, about, page_labels, passages, ocr, coverage, words, said"
        rows = self._db.execute(f"SELECT {columns} FROM documents ORDER BY id")
        return {row[0]: _listed(row) for row in rows}

    def footnotes(self, passage: Passage) -> list[tuple[str, str]]:
        """(label, text) of the footnotes `passage` bears the markers of, in their order."""
        starts = [note.start for note in passage.footnotes]
        marks = ",".join("?" * len(starts))
        query = f"SELECT start, text FROM footnotes WHERE document = ? AND start IN ({marks})"
        texts = dict(self._db.execute(query, [passage.document, *starts]))
        return [(note.label, texts[note.start]) for note in passage.footnotes if note.start in texts]

    def asked(self, place: int) -> tuple[str, str]:
        """(language, text) of the question at `place`. Raises `KeyError` when there is none."""
        row = self._db.execute("SELECT language, text FROM asked WHERE place = ?", (place,)).fetchone()
        if row is None:
            raise KeyError(place)
        return str(row[0]), str(row[1])

    def document(self, document: str) -> Document | None:
        """The whole document, or None when it is not in this segment."""
        found = self.read(document)
        return None if found is None else found[1].over(found[0])

    def read(self, document: str) -> tuple[Document, Said] | None:
        """The document as its file was read, and what is said of it; None when it is not in this segment."""
        row = self._db.execute("SELECT whole, said FROM documents WHERE id = ?", (document,)).fetchone()
        return None if row is None else (_DOCUMENT.validate_json(zlib.decompress(row[0])), saying.load(row[1]))


def _listed(row: tuple[Any, ...]) -> Listed:
    id_, version, file, key, about, labels, passages, ocr, coverage, words, said = row
    by_ocr = {int(page): confidence for page, confidence in json.loads(ocr).items()}
    return Listed(
        id_, version, file, key, _ABOUT.validate_json(about), tuple(json.loads(labels)), passages,
        by_ocr, _COVERAGE.validate_json(coverage), words, saying.load(said),
    )  # fmt: skip


def _passage(row: tuple[str, ...]) -> tuple[Passage, str]:
    _, id_, document, start, end, body, label, path, pages, language, role, country, footnotes, text = row
    passage = Passage(
        id=id_,
        document=document,
        start=int(start),
        end=int(end),
        body=int(body),
        label=label,
        path=tuple(json.loads(path)),
        pages=tuple(json.loads(pages)),
        language=language,
        role=role,  # type: ignore[arg-type]  # written from a Role
        country=country,
        footnotes=tuple(Footnote(*note) for note in json.loads(footnotes)),
    )
    return passage, text

"""The words of a segment: documents, passages and sentences in one SQLite file that never changes."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from pydantic import TypeAdapter

from advicehub.errors import EditionDamaged
from index import said as saying
from index.coverage import NOTHING, Coverage, coverage_of
from index.facets import Facets
from index.said import NOTHING_SAID, Said
from ingest.description import Description
from ingest.document import Document
from ingest.passage import Footnote, Passage

TEXT = "text.db"
"""The name of the file in a segment."""

_DOCUMENT = TypeAdapter(Document)
_ABOUT = TypeAdapter(Description)
_COVERAGE = TypeAdapter(Coverage)
_LISTED = "id, version, file, source_key, about, page_labels, passages, ocr, coverage, words, said, extractor"

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
    holds already. `extractor` names what read it.
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
    extractor: str = ""

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """Of a document that is not in a segment yet."""
        document = entry.document
        ocr = {page.number: page.confidence for page in document.pages if page.text_layer == "ocr"}
        labels = tuple(page.label for page in document.pages)
        return cls(
            document.id, document.version, entry.file, entry.source_key, document.about, labels, len(entry.passages),
            ocr, coverage_of(document), entry.words, entry.said, document.extractor,
        )  # fmt: skip

    @property
    def pages_without_text(self) -> int:
        """How many pages carry text that nobody could read."""
        return self.coverage.without_text

    def ocr_of(self, pages: Iterable[int]) -> Ocr:
        """The confidences of those of `pages` that were read by OCR."""
        return tuple(self.ocr[page] for page in pages if page in self.ocr)


class TextStore:
    """Reads one segment's words. Safe to share between threads: SQLite serializes the calls."""

    def __init__(self, path: Path) -> None:
        # immutable=1: an edition never changes, so no lock and no journal is looked for beside it.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._seen: dict[str, Listed] = {}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _rows(self, query: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What `query` gives. Raises `EditionDamaged`: a file that was whole may be changed since."""
        try:
            return self._db.execute(query, given).fetchall()
        except sqlite3.DatabaseError:
            raise EditionDamaged("the words of the edition are damaged: have it checked and made again") from None

    def passages(self, rows: Iterable[int]) -> list[tuple[Passage, str]]:
        """The passages at `rows`, in that order, each with its text. Raises `KeyError` for a row that is not there."""
        wanted = [int(row) for row in rows]
        marks = ",".join("?" * len(wanted))
        found = {r[0]: _passage(r) for r in self._rows(f"SELECT * FROM passages WHERE row IN ({marks})", wanted)}
        return [found[row] for row in wanted]

    def rows(self, ids: Sequence[str]) -> dict[str, int]:
        """The rows of the passages with these `ids`; those that are not here are left out."""
        marks = ",".join("?" * len(ids))
        return dict(self._rows(f"SELECT id, row FROM passages WHERE id IN ({marks})", list(ids)))

    def passages_of(self, document: str) -> list[tuple[int, Passage, str]]:
        """(row, passage, text) for each passage of a document, in reading order; empty when it is not here."""
        rows = self._rows("SELECT * FROM passages WHERE document = ? ORDER BY start", (document,))
        return [(row[0], *_passage(row)) for row in rows]

    @cached_property
    def documents(self) -> Mapping[str, Listed]:
        """The documents by id, in order of id."""
        rows = self._rows(f"SELECT {_LISTED} FROM documents ORDER BY id")
        return {row[0]: _listed(row) for row in rows}

    def listed(self, document: str) -> Listed | None:
        """One of the documents, or None when it is not in this segment; of one that was looked at it is remembered."""
        if document not in self._seen:
            row = next(iter(self._rows(f"SELECT {_LISTED} FROM documents WHERE id = ?", (document,))), None)
            if row is None:
                return None
            self._seen[document] = _listed(row)
        return self._seen[document]

    def works(self, documents: Iterable[str]) -> dict[str, str]:
        """The work of each of `documents` that is in this segment, by id."""
        wanted = list(documents)
        marks = ",".join("?" * len(wanted))
        return dict(self._rows(f"SELECT id, work FROM documents WHERE id IN ({marks})", wanted))

    def versions(self, works: Iterable[str], language: str) -> list[tuple[str, str]]:
        """(id, work) of the documents in `language` that are one of `works`, in order of id."""
        wanted = list(works)
        marks = ",".join("?" * len(wanted))
        query = f"SELECT id, work FROM documents WHERE language = ? AND work IN ({marks}) ORDER BY id"
        return [(str(id_), str(work)) for id_, work in self._rows(query, [language, *wanted])]

    @cached_property
    def facets(self) -> tuple[Facets, ...]:
        """What each document may be chosen by, in the order of their places."""
        rows = self._rows("SELECT id, about FROM documents ORDER BY place")
        return tuple(Facets.of(str(id_), json.loads(about)) for id_, about in rows)

    def footnotes(self, passage: Passage) -> list[tuple[str, str]]:
        """(label, text) of the footnotes `passage` bears the markers of, in their order."""
        starts = [note.start for note in passage.footnotes]
        marks = ",".join("?" * len(starts))
        query = f"SELECT start, text FROM footnotes WHERE document = ? AND start IN ({marks})"
        texts = dict(self._rows(query, [passage.document, *starts]))
        return [(note.label, texts[note.start]) for note in passage.footnotes if note.start in texts]

    def asked(self, place: int) -> tuple[str, str]:
        """(language, text) of the question at `place`. Raises `KeyError` when there is none."""
        row = next(iter(self._rows("SELECT language, text FROM asked WHERE place = ?", (place,))), None)
        if row is None:
            raise KeyError(place)
        return str(row[0]), str(row[1])

    def document(self, document: str) -> Document | None:
        """The whole document, or None when it is not in this segment."""
        found = self.read(document)
        return None if found is None else found[1].over(found[0])

    def read(self, document: str) -> tuple[Document, Said] | None:
        """The document as its file was read, and what is said of it; None when it is not in this segment."""
        row = next(iter(self._rows("SELECT whole, said FROM documents WHERE id = ?", (document,))), None)
        return None if row is None else (_DOCUMENT.validate_json(zlib.decompress(row[0])), saying.load(row[1]))


def _listed(row: tuple[Any, ...]) -> Listed:
    id_, version, file, key, about, labels, passages, ocr, coverage, words, said, extractor = row
    by_ocr = {int(page): confidence for page, confidence in json.loads(ocr).items()}
    return Listed(
        id_, version, file, key, _ABOUT.validate_json(about), tuple(json.loads(labels)), passages,
        by_ocr, _COVERAGE.validate_json(coverage), words, saying.load(said), extractor,
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

"""Writes one segment of an edition: words, vectors, lexical counts, each file hashed."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index import analysis, lexical, text_store
from index.asked_rows import asked_rows
from index.embedded import Embedded, embedded
from index.manifest import FileRecord, SegmentRecord
from index.text_store import Entry
from index.vector_cache import VectorCache
from ingest.passage import Passage

TEXT = "text.db"
LEXICAL = "lexical.npz"
ROWS = "rows.npz"
ASKED = "asked.npy"
"""The file of what people ask: NumPy int32 (pairs, 2), a question's place and the row of a passage answering it."""

Progress = Callable[[str, int, int], None]
"""Called with (model, passages done, passages in all) while a segment is built."""


def passages_file(space: int) -> str:
    """The name of the FAISS file of passage vectors of space `space` (0-based)."""
    return f"passages-{space}.faiss"


def sentences_file(space: int) -> str:
    """The name of the file of sentence vectors of space `space`: NumPy, float16 (sentences, d)."""
    return f"sentences-{space}.npy"


def asked_file(space: int) -> str:
    """The name of the file of question vectors of space `space`: NumPy, float16 (questions, d)."""
    return f"asked-{space}.npy"


def write_segment(
    folder: Path,
    group: str,
    segment_id: str,
    entries: Sequence[Entry],
    caches: Sequence[VectorCache],
    progress: Progress,
) -> SegmentRecord:
    """Write the files of one segment into the new folder `folder` and return its record.

    `entries` are ordered by document id and their passages by start; rows follow that order.
    """
    folder.mkdir(parents=True)
    asked = asked_rows(entries)
    text_store.write(folder / TEXT, entries, asked.questions)
    texts = [(entry.document.text[p.start : p.end], p) for entry in entries for p in entry.passages]
    strings = [embedded(passage, text) for text, passage in texts]
    _write_rows(folder / ROWS, [passage for _, passage in texts], strings)
    np.save(folder / ASKED, np.array(asked.pairs, dtype=np.int32).reshape(-1, 2))
    for space, cache in enumerate(caches):
        _write_vectors(folder, space, cache, strings, progress)
        np.save(folder / asked_file(space), cache.questions([each.text for each in asked.questions]))
    terms = [analysis.terms(" ".join((*passage.path, text)), passage.language) for text, passage in texts]
    lexical.save(lexical.count(terms), folder / LEXICAL)
    files = {file.name: file_record(file) for file in sorted(folder.iterdir())}
    sentences = sum(len(string.spans) for string in strings)
    return SegmentRecord(group, segment_id, len(entries), len(texts), sentences, files)


def file_record(file: Path) -> FileRecord:
    """Hash a file. Raises `OSError` when it cannot be read."""
    digest = sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 22):
            digest.update(block)
    return FileRecord(digest.hexdigest(), file.stat().st_size)


def _write_rows(file: Path, passages: Sequence[Passage], strings: Sequence[Embedded]) -> None:
    """What is known of each row without its words.

    `languages` (n,) are ISO 639-1 codes; `starts` int64 (n+1): sentences of row i are
    starts[i]:starts[i+1]; `spans` int32 (m, 2): their offsets in the document's canonical text. `roles` and
    `countries` int32 (n,) number the sorted names in `role_names` and `country_names`.
    """
    role_names, roles = _numbered([passage.role for passage in passages])
    country_names, countries = _numbered([passage.country for passage in passages])
    counts = [len(string.spans) for string in strings]
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    spans = np.array([span for string in strings for span in string.spans], dtype=np.int32).reshape(-1, 2)
    with file.open("wb") as stream:
        np.savez(
            stream,
            languages=np.array([passage.language for passage in passages], dtype="U8"),
            starts=starts,
            spans=spans,
            role_names=role_names,
            roles=roles,
            country_names=country_names,
            countries=countries,
        )


def _numbered(values: Sequence[str]) -> tuple[NDArray[np.str_], NDArray[np.int32]]:
    """(names, numbers): the different `values` sorted, and for each value its place among them."""
    names = sorted(set(values))
    places = {name: place for place, name in enumerate(names)}
    return np.array(names, dtype="U80"), np.array([places[value] for value in values], dtype=np.int32)


def _write_vectors(
    folder: Path, space: int, cache: VectorCache, strings: Sequence[Embedded], progress: Progress
) -> None:
    finished = 0

    def done(count: int) -> None:
        nonlocal finished
        finished += count
        progress(cache.embedder.name, finished, len(strings))

    vectors = cache.passages([string.parts for string in strings], done)
    dimension = cache.embedder.dimension
    index = faiss.IndexFlatIP(dimension)
    if vectors:
        index.add(np.stack([rows[0] for rows in vectors]).astype(np.float32))
    faiss.write_index(index, str(folder / passages_file(space)))
    sentences = np.concatenate([np.empty((0, dimension), np.float16), *(rows[1:] for rows in vectors)])
    np.save(folder / sentences_file(space), sentences)

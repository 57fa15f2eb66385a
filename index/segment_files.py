"""Writes one segment of an edition: words, vectors, lexical counts, each file hashed."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index import analysis, lexical
from index.asked_rows import AskedRows
from index.embedded import embedded
from index.manifest import FileRecord, SegmentRecord
from index.parts import Part
from index.rows_writer import RowsWriter
from index.segment_names import ASKED, ROWS, asked_file, passages_file, sentences_file
from index.text_store import TEXT
from index.text_writer import TextWriter
from index.vector_cache import Halves, VectorCache

Progress = Callable[[str, int, int], None]
"""Called with (model, passages done, passages in all) while an edition is built."""


def write_segment(
    folder: Path, part: Part, segment_id: str, caches: Sequence[VectorCache], progress: Callable[[str, int], None]
) -> SegmentRecord:
    """Write the files of one segment into the new folder `folder` and return its record.

    Rows follow the order of the part's documents, and of the passages in them. `progress` is told of (model, passages)
    as they are done.
    """
    folder.mkdir(parents=True)
    words, rows, asked = TextWriter(folder / TEXT), RowsWriter(part), AskedRows()
    terms: list[list[str]] = []
    for held in part.held:
        entry = held.entry
        words.add(entry)
        asked.add(entry)
        for passage in entry.passages:
            text = entry.document.text[passage.start : passage.end]
            rows.add(passage, embedded(passage, text))
            terms.append(analysis.terms(" ".join((*passage.path, text)), passage.language))
        rows.end_document()
    words.finish(asked.questions)
    rows.save(folder / ROWS)
    lexical.save(lexical.count(terms), folder)
    np.save(folder / ASKED, np.array(asked.pairs(), dtype=np.int32).reshape(-1, 2))
    for space, cache in enumerate(caches):
        _write_vectors(folder, space, cache, rows, progress)
        np.save(folder / asked_file(space), cache.questions([each.text for each in asked.questions]))
    files = {file.name: FileRecord.of(file) for file in sorted(folder.iterdir())}
    return SegmentRecord(
        part.group, part.number, segment_id, len(part.held), len(rows.parts), rows.sentences, part.all_sentences, files
    )


def _write_vectors(
    folder: Path, space: int, cache: VectorCache, rows: RowsWriter, progress: Callable[[str, int], None]
) -> None:
    none = np.empty((0, cache.embedder.dimension), np.float16)
    vectors: list[Halves] = cache.passages(rows.parts, lambda count: progress(cache.embedder.name, count))
    np.save(folder / passages_file(space), np.concatenate([none, *(each[:1] for each in vectors)]))
    kept = (each[1:] for each, kept in zip(vectors, rows.kept, strict=True) if kept)
    np.save(folder / sentences_file(space), np.concatenate([none, *kept]))

"""A BEIR corpus as an edition of its own, kept in the home's cache and used again next time."""

import json
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from advicehub.errors import EditionDamaged, EditionForeign, EditionMissing
from advicehub.settings import Settings
from advicehub.terminal import progress
from eval.corpus_row import EXTRACTOR, document_of, language_of, read_rows
from index import chunking
from index.access import PUBLIC, PUBLIC_GROUP
from index.edition_files import publish, spaces_of
from index.edition_searcher import EditionSearcher
from index.encoder import QuestionEncoder
from index.library import Library
from index.manifest import FileRecord
from index.models.embedder import Embedder
from index.opening import open_searcher
from index.segment_files import Progress
from index.shelf import Held
from index.text_store import Entry
from index.vector_cache import VectorCache
from ingest.cut import cut


def open_corpus(corpus: Path, settings: Settings, embedders: Sequence[Embedder], told: Progress) -> EditionSearcher:
    """Open the edition of the BEIR file `corpus`, building it first when the cache does not hold it.

    `embedders` are those of the settings' models, in their order; `told` hears of the passages
    embedded. Raises `DataError` for a malformed corpus, `StorageFull`, and what opening raises.
    """
    caches = [VectorCache(Library(settings.home).vectors, embedder) for embedder in embedders]
    place = settings.model_copy(update={"home": folder_of(corpus, settings, caches)})
    encoder = QuestionEncoder(embedders)
    if (place.home / "current").is_file():
        try:
            kept = open_searcher(place, PUBLIC, encoder=encoder)
            kept.documents(PUBLIC)  # opens the segment, which is otherwise left to the first search
            return kept
        except (EditionDamaged, EditionForeign, EditionMissing):
            # It is only a cache: nothing is lost by making it again.
            shutil.rmtree(place.home)
    _build(corpus, settings, Library(place.home), caches, told)
    return open_searcher(place, PUBLIC, encoder=encoder)


def folder_of(corpus: Path, settings: Settings, caches: Sequence[VectorCache]) -> Path:
    """Where the edition of `corpus` is kept: named by the file's hash and all else it depends on."""
    spaces = [[space.name, space.embedded] for space in spaces_of(caches)]
    made_of = [FileRecord.of(corpus).sha256, EXTRACTOR, chunking.name(settings), spaces]
    return settings.home / "cache" / "eval" / sha256(json.dumps(made_of).encode()).hexdigest()[:16]


def _build(corpus: Path, settings: Settings, library: Library, caches: Sequence[VectorCache], told: Progress) -> None:
    entries = _entries(corpus, settings)
    with library.writing():
        held = sorted((Held.of(PUBLIC_GROUP, entry) for entry in entries), key=lambda each: each.listed.id)
        library.use(publish(library, {PUBLIC_GROUP: held}, caches, chunking.name(settings), None, told).id)


def _entries(corpus: Path, settings: Settings) -> list[Entry]:
    rows = read_rows(corpus)
    language = language_of(rows)
    counter = chunking.counter(settings)
    entries = []
    for row in progress(rows, len(rows), "Cutting passages"):
        document = document_of(row, language)
        entries.append(Entry(document, corpus.name, document.version, cut(document, counter)))
    return entries

"""Files into a new edition: what is unchanged is neither read nor embedded again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from advicehub.errors import EditionMissing
from advicehub.settings import Settings
from index import chunking, integrity
from index.edition_files import publish, segment_id, spaces_of
from index.library import Library, full_disk_is_named
from index.manifest import edition_id
from index.models import registry
from index.segment_files import TEXT, Progress
from index.text_store import Entry, TextStore
from index.vector_cache import VectorCache
from ingest.collect import Refused, collect
from ingest.cut import cut
from ingest.declared import sidecar_of
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from ingest.jail import Read, read_all
from ingest.readers import extractor_for

Reading = Callable[[Iterator[Read | Refused], int], Iterator[Read | Refused]]
"""Wraps the files as they are read, told how many there are: a progress bar."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingestion did. Documents are named by id; `refused` are (file, reason).

    `without_text` maps a document to its pages (1-based) that carry no text. `embedded` counts the
    passages each model had to embed.
    """

    edition: str
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    without_text: dict[str, tuple[int, ...]]
    documents: int
    passages: int
    embedded: dict[str, int]


@dataclass(slots=True)
class _Shelf:
    """The documents of the edition being made, by id: its group and its entry."""

    entries: dict[str, tuple[str, Entry]] = field(default_factory=dict)

    def groups(self) -> dict[str, list[Entry]]:
        grouped: dict[str, list[Entry]] = {}
        for _, (group, entry) in sorted(self.entries.items()):
            grouped.setdefault(group, []).append(entry)
        return grouped


def ingest(
    paths: Sequence[Path],
    settings: Settings,
    group: str | None,
    fresh: bool,
    reading: Reading,
    progress: Progress,
) -> Report:
    """Add `paths` (files and folders) to the library's documents and make the new edition current.

    `group` overrides the access group the files declare. `fresh` starts from no documents at all
    instead of those of the current edition. A file that cannot be read is in the report and the rest
    goes on; any other failure leaves the current edition as it was. Raises `UsageError` for a path
    that is not there, `EditionDamaged` when the current edition cannot be built on, `StorageFull`.
    """
    collected = collect(paths)
    library = Library(settings.home)
    with full_disk_is_named(), library.writing():
        base = None if fresh else _current(library)
        shelf = _shelf(library, base, chunking.name(settings), settings)
        held = {entry.source_key: id_ for id_, (_, entry) in shelf.entries.items()}
        keys = {file: source_key(file, group) for file in collected.files}
        changed = [file for file in collected.files if keys[file] not in held]
        before = set(shelf.entries)
        outcomes = list(reading(_read(changed, library, settings), len(changed)))
        refused = [(each.path.name, each.reason) for each in (*collected.refused, *_refusals(outcomes))]
        read, clashes = _distinct([each for each in outcomes if isinstance(each, Read)])
        for item in read:
            library.keep_source(item.path, item.document.version)
            entry = _entry(item.document, item.path.name, keys[item.path], settings)
            shelf.entries[item.document.id] = (group or item.document.about.access, entry)
        edition, embedded = _write(library, base, shelf, settings, progress)
    new = [item.document.id for item in read]
    entries = [entry for _, entry in shelf.entries.values()]
    return Report(
        edition=edition,
        added=tuple(id_ for id_ in new if id_ not in before),
        replaced=tuple(id_ for id_ in new if id_ in before),
        unchanged=tuple(held[key] for key in keys.values() if key in held),
        refused=tuple(sorted([*refused, *clashes])),
        without_text={d.id: d.ledger.without_text for d in (i.document for i in read) if d.ledger.without_text},
        documents=len(entries),
        passages=sum(len(entry.passages) for entry in entries),
        embedded=embedded,
    )


def source_key(file: Path, group: str | None) -> str:
    """Changes whenever reading `file` again would give another document: its bytes, name, sidecar, reader, group."""
    digest = sha256(f"{file.name}\0{extractor_for(file)}\0{group or ''}\0".encode())
    digest.update(sha256(file.read_bytes()).digest() if file.is_file() else b"")
    sidecar = sidecar_of(file)
    if sidecar.is_file():
        digest.update(sidecar.read_bytes())
    return digest.hexdigest()


def _current(library: Library) -> str | None:
    try:
        return library.current()
    except EditionMissing:
        return None


def _shelf(library: Library, base: str | None, cut_name: str, settings: Settings) -> _Shelf:
    """The documents of edition `base`; cut anew when they were cut in another way."""
    shelf = _Shelf()
    if base is None:
        return shelf
    made = library.manifest(base)
    integrity.check(library.folder(base), made)
    for segment in made.segments:
        words = TextStore(library.folder(base) / integrity.segment_folder(segment) / TEXT)
        for id_, listed in words.documents.items():
            document = words.document(id_)
            assert document is not None
            if made.chunking == cut_name:
                passages = tuple(passage for _, passage, _ in words.passages_of(id_))
                entry = Entry(document, listed.file, listed.source_key, passages)
            else:
                entry = _entry(document, listed.file, listed.source_key, settings)
            shelf.entries[id_] = (segment.group, entry)
        words.close()
    return shelf


def _entry(document: Document, file: str, key: str, settings: Settings) -> Entry:
    return Entry(document, file, key, cut(document, chunking.counter(settings)))


def _read(files: Sequence[Path], library: Library, settings: Settings) -> Iterator[Read | Refused]:
    return read_all(files, settings.workers or None, ExtractionCache(library.extractions))


def _refusals(outcomes: Sequence[Read | Refused]) -> list[Refused]:
    return [each for each in outcomes if isinstance(each, Refused)]


def _distinct(read: Sequence[Read]) -> tuple[list[Read], list[tuple[str, str]]]:
    """The first file of each document id; the others are refused, naming the first."""
    first: dict[str, Read] = {}
    clashes = []
    for item in read:
        other = first.setdefault(item.document.id, item)
        if other is not item:
            clashes.append((item.path.name, f"has the same document id as {other.path} ({item.document.id})"))
    return list(first.values()), clashes


def _write(
    library: Library, base: str | None, shelf: _Shelf, settings: Settings, progress: Progress
) -> tuple[str, dict[str, int]]:
    """Build the edition of `shelf` beside the others and make it current, unless it is current already."""
    groups = shelf.groups()
    if not groups:
        raise EditionMissing("no document could be read, so there is still no library; see the reasons above")
    embedders = [registry.load(choice, settings) for choice in registry.available(settings)]
    caches = [VectorCache(library.vectors, embedder) for embedder in embedders]
    cut_name = chunking.name(settings)
    spaces = spaces_of(caches)
    wanted = edition_id([segment_id(group, entries, cut_name, spaces) for group, entries in groups.items()])
    if wanted != base:
        publish(library, groups, caches, cut_name, base, progress)
    return wanted, {cache.embedder.name: cache.embedded for cache in caches}

"""Files into a new edition: what is unchanged is neither read nor embedded again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Protocol

from advicehub.errors import EditionMissing, SourceError
from advicehub.settings import Settings
from index import chunking, integrity
from index.access import PUBLIC_GROUP
from index.edition_files import publish, segment_id, spaces_of
from index.library import Library, full_disk_is_named
from index.manifest import edition_id
from index.models import registry
from index.same_words import words_hash
from index.segment_files import TEXT, Progress
from index.text_store import Entry, TextStore
from index.vector_cache import VectorCache
from ingest.collect import Refused, collect
from ingest.cut import cut
from ingest.declared import sidecar_of
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from ingest.jail import Read, read_all
from ingest.opened_up import opened_up
from ingest.readers import extractor_for


class Told(Protocol):
    """Hears how far an ingestion has come; a progress display."""

    def files(self, done: int, total: int) -> None:
        """`done` of `total` files that had to be read are read."""
        ...

    def pages(self, done: int, known: int) -> None:
        """`done` pages are read of the `known` pages of the files opened so far. Called from other threads."""
        ...

    def embedded(self, model: str, done: int, total: int) -> None:
        """`model` has embedded `done` of `total` passages of a segment."""
        ...


class Silent:
    """Tells nobody."""

    def files(self, done: int, total: int) -> None: ...

    def pages(self, done: int, known: int) -> None: ...

    def embedded(self, model: str, done: int, total: int) -> None: ...


SILENT = Silent()


@dataclass(frozen=True, slots=True)
class Wish:
    """How to ingest. `group` overrides the access group; `move` lets a document change its group; `fresh`
    starts from no documents at all instead of those of the current edition."""

    group: str | None = None
    move: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingestion did. Documents are named by id; `refused` are (file, reason).

    `edition` is '' when no document could be read and there was no library. `without_text` maps a
    document to its pages (1-based) that carry no text, `by_ocr` to those that were read by OCR, `troubled`
    to those that were read only in part. `same_words` are pairs of a document that came and another that
    the library holds under other bytes with the same words: both are kept. `embedded` counts the passages
    each model had to embed. `empty` are documents that came of which no word could be read.
    """

    edition: str
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    moved: tuple[str, ...]
    unchanged: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    without_text: dict[str, tuple[int, ...]]
    by_ocr: dict[str, tuple[int, ...]]
    troubled: dict[str, tuple[int, ...]]
    same_words: tuple[tuple[str, str], ...]
    documents: int
    passages: int
    embedded: dict[str, int]
    empty: tuple[str, ...] = ()


@dataclass(slots=True)
class _Shelf:
    """The documents of the edition being made, by id: its group and its entry; and what became of each file."""

    entries: dict[str, tuple[str, Entry]] = field(default_factory=dict)
    names: Mapping[Path, str] = field(default_factory=dict)
    twins: dict[tuple[str, str], str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def shown(self, file: Path) -> str:
        """How `file` is called to a person: its name, or that of its container and its place in it."""
        name = self.names.get(file, file.name)
        return "".join(char if char.isprintable() else "�" for char in name)

    def refuse(self, file: Path, reason: str) -> None:
        """Report that `file` is not taken, and why."""
        self.refused.append((self.shown(file), reason))

    def twin(self, group: str, document: Document) -> str | None:
        """The id of another document of `group` made from the same bytes: their passages would have the same ids."""
        id_ = self.twins.setdefault((group, document.version), document.id)
        held = self.entries.get(id_)
        same = held is not None and (held[0], held[1].document.version) == (group, document.version)
        return id_ if same and id_ != document.id else None

    def same_words(self, came: Sequence[str]) -> Iterator[tuple[str, str]]:
        """For each document of `came`, by id, another one with the same words: an older one if there is one."""
        holders: dict[str, list[str]] = {}
        for id_, (_, entry) in sorted(self.entries.items()):
            if entry.words:
                holders.setdefault(entry.words, []).append(id_)
        new = set(came)
        for id_ in came:
            others = [other for other in holders.get(self.entries[id_][1].words, ()) if other != id_]
            if others:
                yield id_, next((other for other in others if other not in new), others[0])

    def groups(self) -> dict[str, list[Entry]]:
        """Entries by group, ordered by document id."""
        grouped: dict[str, list[Entry]] = {}
        for _, (group, entry) in sorted(self.entries.items()):
            grouped.setdefault(group, []).append(entry)
        return grouped


def ingest(paths: Sequence[Path], settings: Settings, wish: Wish, told: Told = SILENT) -> Report:
    """Add `paths` (files and folders) to the library's documents and make the new edition current.

    A document keeps the group it has, unless `wish` says otherwise: nothing that was restricted
    becomes public by being ingested again. A file that cannot be read is in the report and the rest
    goes on; any other failure leaves the current edition as it was. Raises `UsageError` for a path
    that is not there, `EditionDamaged` when the current edition cannot be built on, `StorageFull`.
    """
    collected = collect(paths)
    library = Library(settings.home)
    with full_disk_is_named(), library.writing():
        base = None if wish.fresh else _current(library)
        shelf = _shelf(library, base, settings)
        with opened_up(collected.files, library.unpacked) as opened:
            shelf.names = opened.shown
            shelf.refused += [(shelf.shown(each.path), each.reason) for each in collected.refused]
            shelf.refused += opened.refused
            held = {entry.source_key: id_ for id_, (_, entry) in shelf.entries.items()}
            keys = _keys(opened.files, shelf)
            stay = {file: held[key] for file, key in keys.items() if _stays(held.get(key), shelf, wish)}
            outcomes = _outcomes([file for file in keys if file not in stay], library, settings, told)
            _place(keys, stay, outcomes, shelf, wish, library, settings)
        edition, embedded = _write(library, base, shelf, settings, told.embedded)
    came = (*shelf.added, *shelf.replaced, *shelf.moved)
    read = [shelf.entries[id_][1].document for id_ in came]
    return Report(
        edition=edition,
        added=tuple(shelf.added),
        replaced=tuple(shelf.replaced),
        moved=tuple(shelf.moved),
        unchanged=tuple(shelf.unchanged),
        refused=tuple(sorted(shelf.refused)),
        without_text=_pages_of(read, lambda document: document.ledger.without_text),
        by_ocr=_pages_of(read, lambda document: (p.number for p in document.pages if p.text_layer == "ocr")),
        troubled=_pages_of(read, lambda document: sorted({trouble.page for trouble in document.ledger.troubles})),
        same_words=tuple(shelf.same_words(came)),
        documents=len(shelf.entries),
        passages=sum(len(entry.passages) for _, entry in shelf.entries.values()),
        embedded=embedded,
        empty=tuple(document.id for document in read if not document.text.strip()),
    )


def _pages_of(documents: Iterable[Document], which: Callable[[Document], Iterable[int]]) -> dict[str, tuple[int, ...]]:
    found = {document.id: tuple(which(document)) for document in documents}
    return {id_: pages for id_, pages in found.items() if pages}


def source_key(file: Path) -> str:
    """Changes whenever reading `file` again would give another document: its bytes, name, sidecar, reader.

    Raises `OSError` when the file or its sidecar cannot be read, `UnicodeError` for a name that is not text.
    """
    digest = sha256(f"{file.name}\0{extractor_for(file)}\0".encode())
    with file.open("rb") as stream:
        digest.update(file_digest(stream, "sha256").digest())  # in pieces: a file may be larger than the memory
    sidecar = sidecar_of(file)
    if sidecar.is_file():
        digest.update(sidecar.read_bytes())
    return digest.hexdigest()


def _current(library: Library) -> str | None:
    try:
        return library.current()
    except EditionMissing:
        if library.edition_ids():
            raise
        return None


def _shelf(library: Library, base: str | None, settings: Settings) -> _Shelf:
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
            if made.chunking == chunking.name(settings):
                passages = tuple(passage for _, passage, _ in words.passages_of(id_))
                entry = Entry(document, listed.file, listed.source_key, passages, listed.words)
            else:
                entry = _entry(document, listed.file, listed.source_key, settings)
            shelf.entries[id_] = (segment.group, entry)
            shelf.twins[segment.group, document.version] = id_
        words.close()
    return shelf


def _entry(document: Document, file: str, key: str, settings: Settings) -> Entry:
    return Entry(document, file, key, cut(document, chunking.counter(settings)), words_hash(document.text))


def _keys(files: Sequence[Path], shelf: _Shelf) -> dict[Path, str]:
    """The source key of each file, in order; a file that cannot be opened is refused."""
    keys = {}
    for file in files:
        try:
            keys[file] = source_key(file)
        except OSError as error:
            shelf.refuse(file, f"it cannot be read ({error.strerror})")
        except UnicodeError:
            shelf.refuse(file, "its name is not valid text; give it another")
        except SourceError as error:
            shelf.refuse(file, error.reason)
    return keys


def _outcomes(changed: Sequence[Path], library: Library, settings: Settings, told: Told) -> dict[Path, Read | Refused]:
    """What reading gave for each of the files that have to be read."""
    cache = ExtractionCache(library.extractions)
    found = {}
    for outcome in read_all(changed, settings.workers or None, cache, pages_done=told.pages):
        found[outcome.path] = outcome
        told.files(len(found), len(changed))
    return found


def _stays(held: str | None, shelf: _Shelf, wish: Wish) -> bool:
    return held is not None and wish.group in (None, shelf.entries[held][0])


def _place(
    keys: Mapping[Path, str],
    stay: Mapping[Path, str],
    outcomes: Mapping[Path, Read | Refused],
    shelf: _Shelf,
    wish: Wish,
    library: Library,
    settings: Settings,
) -> None:
    """Put what was read on the shelf, in the files' order; of two files with one id the first is taken."""
    first: dict[str, Path] = {}
    before = dict(shelf.entries)
    for file, key in keys.items():
        outcome = outcomes.get(file)
        if isinstance(outcome, Refused):
            shelf.refuse(file, outcome.reason)
            continue
        id_ = outcome.document.id if outcome else stay[file]
        if id_ in first:
            shelf.refuse(file, f"has the same document id as {_where(first[id_], shelf)} ({id_})")
            continue
        first[id_] = file
        try:
            if outcome is None:
                # Also puts back a source that was lost or altered since.
                library.keep_source(file, shelf.entries[id_][1].document.version)
                shelf.unchanged.append(id_)
            else:
                _place_one(outcome, _entry(outcome.document, file.name, key, settings), before, shelf, wish, library)
        except SourceError as error:
            shelf.refuse(file, error.reason)


def _where(file: Path, shelf: _Shelf) -> str:
    return shelf.names.get(file, str(file))


def _place_one(
    read: Read, entry: Entry, before: Mapping[str, tuple[str, Entry]], shelf: _Shelf, wish: Wish, library: Library
) -> None:
    id_, declared = entry.document.id, entry.document.about.access
    held = before[id_][0] if id_ in before else None
    group = wish.group or (held if held and declared == PUBLIC_GROUP else declared)
    if held is not None and group != held and not wish.move:
        reason = f"the library holds a document with this id ({id_}) for the group {held}; --move takes it from there"
        shelf.refuse(read.path, reason)
        return
    if (twin := shelf.twin(group, entry.document)) is not None:
        shelf.refuse(read.path, f"it is byte for byte the same as {twin}, which the library holds")
        return
    library.keep_source(read.path, entry.document.version)
    shelf.entries[id_] = (group, entry)
    came = shelf.added if held is None else shelf.replaced if group == held else shelf.moved
    came.append(id_)


def _write(
    library: Library, base: str | None, shelf: _Shelf, settings: Settings, progress: Progress
) -> tuple[str, dict[str, int]]:
    """Build the edition of `shelf` beside the others and make it current, unless it is current already."""
    groups = shelf.groups()
    if not groups:
        return "", {}
    embedders = [registry.load(choice, settings) for choice in registry.available(settings)]
    caches = [VectorCache(library.vectors, embedder) for embedder in embedders]
    cut_name = chunking.name(settings)
    spaces = spaces_of(caches)
    wanted = edition_id([segment_id(group, entries, cut_name, spaces) for group, entries in groups.items()])
    if wanted != base:
        publish(library, groups, caches, cut_name, base, progress)
    return wanted, {cache.embedder.name: cache.embedded for cache in caches}

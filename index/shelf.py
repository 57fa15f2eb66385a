"""The documents of the edition that is being made, in memory: what ingestion and curation change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from advicehub.settings import Settings
from index import chunking, integrity
from index.library import Library
from index.said import NOTHING_SAID, Said
from index.same_words import words_hash
from index.segment_files import TEXT
from index.text_store import Entry, TextStore
from ingest.cut import cut
from ingest.document import Document

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Held:
    """A document on the shelf: the group that may read it, and its entry."""

    group: str
    entry: Entry


@dataclass(slots=True)
class Shelf:
    """Documents by id. A document's id is that of its entry."""

    held: dict[str, Held] = field(default_factory=dict)
    _twins: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, group: str, entry: Entry) -> None:
        """Put `entry` in its place; the document of its id that was there goes."""
        document = entry.document
        self.held[document.id] = Held(group, entry)
        if self.twin(group, document) is None:
            self._twins[group, document.version] = document.id

    def copy(self) -> Self:
        """Another shelf with the same documents."""
        return type(self)(dict(self.held), dict(self._twins))

    def twin(self, group: str, document: Document) -> str | None:
        """The id of another document of `group` made from the same bytes: their passages would have the same ids."""
        id_ = self._twins.get((group, document.version), document.id)
        held = self.held.get(id_)
        same = held is not None and (held.group, held.entry.document.version) == (group, document.version)
        return id_ if same and id_ != document.id else None

    def same_words(self, came: Sequence[str]) -> Iterator[tuple[str, str]]:
        """For each document of `came`, by id, another one with the same words: an older one if there is one."""
        holders: dict[str, list[str]] = {}
        for id_, held in sorted(self.held.items()):
            if held.entry.words:
                holders.setdefault(held.entry.words, []).append(id_)
        new = set(came)
        for id_ in came:
            others = [other for other in holders.get(self.held[id_].entry.words, ()) if other != id_]
            if others:
                yield id_, next((other for other in others if other not in new), others[0])

    def groups(self) -> dict[str, list[Entry]]:
        """Entries by group, ordered by document id."""
        grouped: dict[str, list[Entry]] = {}
        for _, held in sorted(self.held.items()):
            grouped.setdefault(held.group, []).append(held.entry)
        return grouped


def entry_of(read: Document, file: str, key: str, settings: Settings, said: Said = NOTHING_SAID) -> Entry:
    """The entry of a document `read` from a file named `file`, with what is `said` of it. One that is withdrawn
    keeps its text and has no passages."""
    document = said.over(read)
    withdrawn = document.about.status == WITHDRAWN
    passages = () if withdrawn else cut(document, chunking.counter(settings))
    return Entry(document, file, key, passages, words_hash(document.text), said, read)


def shelf_of(library: Library, edition: str | None, settings: Settings) -> Shelf:
    """The documents of `edition` (None: no documents), cut anew when they were cut in another way.

    Every file of it is hashed first. Raises `EditionError`.
    """
    shelf = Shelf()
    if edition is None:
        return shelf
    made = library.manifest(edition)
    integrity.check(library.folder(edition), made)
    as_cut = made.chunking == chunking.name(settings)
    for segment in made.segments:
        words = TextStore(library.folder(edition) / integrity.segment_folder(segment) / TEXT)
        for id_ in words.documents:
            shelf.put(segment.group, _entry(words, id_, as_cut, settings))
        words.close()
    return shelf


def _entry(words: TextStore, id_: str, as_cut: bool, settings: Settings) -> Entry:
    listed, found = words.documents[id_], words.read(id_)
    assert found is not None
    read, said = found
    if not as_cut:
        return entry_of(read, listed.file, listed.source_key, settings, said)
    passages = tuple(passage for _, passage, _ in words.passages_of(id_))
    return Entry(said.over(read), listed.file, listed.source_key, passages, listed.words, said, read)

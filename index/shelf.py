"""The documents of the edition that is being made, in memory: what ingestion and curation change."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Self

from advicehub.settings import Settings
from index import chunking, integrity
from index.library import Library
from index.said import NOTHING_SAID, Said
from index.same_words import words_hash
from index.text_store import TEXT, Entry, Listed, TextStore
from ingest.cut import cut
from ingest.document import Document

WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Held:
    """A document on the shelf: the group that may read it, who it is, and how the whole of it is had.

    Thirty years of documents do not fit in memory: one that lies in an edition is read from there each time.
    """

    group: str
    listed: Listed
    load: Callable[[], Entry]

    @classmethod
    def of(cls, group: str, entry: Entry) -> Self:
        """A document that lies nowhere yet."""
        return cls(group, Listed.of(entry), lambda: entry)

    @classmethod
    def stored(cls, group: str, listed: Listed, file: Path) -> Self:
        """A document that lies in the text store `file`."""
        return cls(group, listed, partial(_entry, file, listed))

    @property
    def entry(self) -> Entry:
        """The document as the edition will hold it."""
        return self.load()


@dataclass(slots=True)
class Shelf:
    """Documents by id. A document's id is that of its entry."""

    held: dict[str, Held] = field(default_factory=dict)
    _twins: dict[tuple[str, str], str] = field(default_factory=dict)

    def put(self, held: Held) -> None:
        """Put a document in its place; the one of its id that was there goes."""
        listed = held.listed
        self.held[listed.id] = held
        if self.twin(held.group, listed) is None:
            self._twins[held.group, listed.version] = listed.id

    def copy(self) -> Self:
        """Another shelf with the same documents."""
        return type(self)(dict(self.held), dict(self._twins))

    def twin(self, group: str, listed: Listed) -> str | None:
        """The id of another document of `group` made from the same bytes: their passages would have the same ids."""
        id_ = self._twins.get((group, listed.version), listed.id)
        held = self.held.get(id_)
        same = held is not None and (held.group, held.listed.version) == (group, listed.version)
        return id_ if same and id_ != listed.id else None

    def same_words(self, came: Sequence[str]) -> Iterator[tuple[str, str]]:
        """For each document of `came`, by id, another one with the same words: an older one if there is one."""
        holders: dict[str, list[str]] = {}
        for id_, held in sorted(self.held.items()):
            if held.listed.words:
                holders.setdefault(held.listed.words, []).append(id_)
        new = set(came)
        for id_ in came:
            others = [other for other in holders.get(self.held[id_].listed.words, ()) if other != id_]
            if others:
                yield id_, next((other for other in others if other not in new), others[0])

    def groups(self) -> dict[str, list[Held]]:
        """Documents by group, ordered by id."""
        grouped: dict[str, list[Held]] = {}
        for _, held in sorted(self.held.items()):
            grouped.setdefault(held.group, []).append(held)
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
        file = library.folder(edition) / integrity.segment_folder(segment) / TEXT
        with closing(TextStore(file)) as words:
            documents = list(words.documents.values())
        for listed in documents:
            held = Held.stored(segment.group, listed, file)
            shelf.put(held if as_cut else Held.of(segment.group, _cut(held.entry, settings)))
    return shelf


def _entry(file: Path, listed: Listed) -> Entry:
    with closing(TextStore(file)) as words:
        found, parts = words.read(listed.id), words.passages_of(listed.id)
    assert found is not None
    read, said = found
    passages = tuple(passage for _, passage, _ in parts)
    return Entry(said.over(read), listed.file, listed.source_key, passages, listed.words, said, read)


def _cut(entry: Entry, settings: Settings) -> Entry:
    return entry_of(entry.read or entry.document, entry.file, entry.source_key, settings, entry.said)

"""The documents and passages of an edition, as far as somebody may read them."""

from collections.abc import Sequence
from contextlib import closing
from typing import Protocol

from advicehub.errors import EditionDamaged
from index import integrity
from index.access import Access
from index.library import Library
from index.manifest import FileRecord, edition_id
from index.text_store import TEXT, Listed, TextStore
from ingest.passage import Passage


class Holds(Protocol):
    """What `index.searcher.Searcher` tells of an edition without a question."""

    def edition(self, access: Access) -> str:
        """The id of what may be read."""
        ...

    def documents(self, access: Access) -> Sequence[Listed]:
        """The documents, in order of id."""
        ...

    def passages(self, document: str, access: Access) -> Sequence[tuple[Passage, str]]:
        """The passages of a document with their texts, in reading order."""
        ...


class EditionText:
    """The words of an edition on disk, opened without its vectors and without a model."""

    def __init__(self, library: Library, edition: str, access: Access) -> None:
        """Hashes the words of what `access` may read. Raises what `Library.manifest` raises, and `EditionDamaged`."""
        made = library.manifest(edition)
        segments = [each for each in made.segments if each.group in access.groups]
        self.id = edition
        self._named = edition_id([each.id for each in segments])
        self._files = [library.folder(edition) / integrity.segment_folder(each) / TEXT for each in segments]
        for file, segment in zip(self._files, segments, strict=True):
            if not file.is_file() or FileRecord.of(file) != segment.files[TEXT]:
                raise EditionDamaged(f"edition {edition} is damaged ({TEXT} is not what was written)", edition)

    def edition(self, access: Access) -> str:
        """The id of what may be read."""
        return self._named

    def documents(self, access: Access) -> Sequence[Listed]:
        """The documents, in order of id."""
        found: list[Listed] = []
        for file in self._files:
            with closing(TextStore(file)) as words:
                found += words.documents.values()
        return sorted(found, key=lambda each: each.id)

    def passages(self, document: str, access: Access) -> Sequence[tuple[Passage, str]]:
        """The passages of a document with their texts, in reading order."""
        found: list[tuple[Passage, str]] = []
        for file in self._files:
            with closing(TextStore(file)) as words:
                found += [(passage, text) for _, passage, text in words.passages_of(document)]
        return found

"""The texts of an edition's public documents, read without a model."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass

from advicehub.errors import EditionDamaged, SourceError
from index.access import PUBLIC
from index.integrity import segment_folder
from index.library import Library
from index.text_store import TEXT, TextStore


@dataclass(frozen=True, slots=True)
class EditionText:
    """The canonical text of a document and the SHA-256 of its source file."""

    text: str
    sha256: str


def edition_texts(library: Library) -> tuple[str, Mapping[str, EditionText]]:
    """The current edition's id, and its public documents by id. Raises `EditionMissing` and `EditionDamaged`."""
    edition = library.current()
    return edition, dict(_texts(library, edition))


def _texts(library: Library, edition: str) -> Iterator[tuple[str, EditionText]]:
    for segment in library.manifest(edition).segments:
        if segment.group not in PUBLIC.groups:
            continue
        try:
            with closing(TextStore(library.folder(edition) / segment_folder(segment) / TEXT)) as words:
                for id_ in words.documents:
                    document = words.document(id_)
                    assert document is not None
                    yield id_, EditionText(document.text, document.version)
        except (sqlite3.Error, ValueError, SourceError):
            raise EditionDamaged(f"the documents of edition {edition} cannot be read: it is damaged", edition) from None

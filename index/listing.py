"""The documents of an edition on disk, without opening its vectors."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from advicehub.errors import EditionDamaged, SourceError
from index.integrity import segment_folder
from index.library import Library
from index.text_store import TEXT, Listed, TextStore


def listing(library: Library, edition: str) -> dict[str, tuple[str, Listed]]:
    """(group, document) by document id, in order of id, of all groups of `edition`.

    Nothing is hashed. Raises what `Library.manifest` raises, and `EditionDamaged`.
    """
    found: dict[str, tuple[str, Listed]] = {}
    for segment in library.manifest(edition).segments:
        try:
            with closing(TextStore(library.folder(edition) / segment_folder(segment) / TEXT)) as words:
                found |= {id_: (segment.group, listed) for id_, listed in words.documents.items()}
        except (sqlite3.Error, EditionDamaged, ValueError, SourceError):
            raise EditionDamaged(f"the documents of edition {edition} cannot be read: it is damaged", edition) from None
    return dict(sorted(found.items()))


def in_group(documents: Mapping[str, tuple[str, Listed]], group: str) -> list[Listed]:
    """Those of `documents` that belong to `group`, in their order."""
    return [listed for held, listed in documents.values() if held == group]

"""The documents of an edition on disk, without opening its vectors."""

from collections.abc import Mapping

from index.integrity import segment_folder
from index.library import Library
from index.segment_files import TEXT
from index.text_store import Listed, TextStore


def listing(library: Library, edition: str) -> dict[str, tuple[str, Listed]]:
    """(group, document) by document id, in order of id, of all groups of `edition`.

    Nothing is hashed. Raises what `Library.manifest` raises.
    """
    found: dict[str, tuple[str, Listed]] = {}
    for segment in library.manifest(edition).segments:
        words = TextStore(library.folder(edition) / segment_folder(segment) / TEXT)
        found |= {id_: (segment.group, listed) for id_, listed in words.documents.items()}
        words.close()
    return dict(sorted(found.items()))


def in_group(documents: Mapping[str, tuple[str, Listed]], group: str) -> list[Listed]:
    """Those of `documents` that belong to `group`, in their order."""
    return [listed for held, listed in documents.values() if held == group]

"""What a curator is shown of the library, for one group or for all: documents, weak pages, refused files.

Pages that everybody may open ask for the public group, and learn nothing of any other.
"""

from collections.abc import Collection

from index import history, quarantine
from index.access import PUBLIC_GROUP
from index.curation.row import Row, rows_of
from index.curation.weak_page import BELOW, WeakPage, weak_pages_of
from index.integrity import segment_folder
from index.library import Library
from index.listing import in_group, listing
from index.quarantine import Refusal
from index.text_store import TEXT, TextStore


def additions(library: Library, group: str = PUBLIC_GROUP) -> dict[str, str]:
    """When each document of `group` came to it (ISO 8601, UTC), by id; see `index.history.added_on`."""
    return history.added_on(history.of_library(library), group)


def refused(library: Library, group: str = PUBLIC_GROUP) -> list[Refusal]:
    """The files in quarantine that were plainly meant for `group`, oldest first; not those of which nobody said."""
    return [each for each in quarantine.read(library.home) if each.group == group]


def rows(library: Library, groups: Collection[str] | None = None) -> list[Row]:
    """The documents of the edition in use that `groups` (None: all) may read, in order of id.

    Raises `EditionError` when it cannot be opened.
    """
    documents = listing(library, library.current())
    changes = history.of_library(library)
    held = {group for group, _ in documents.values() if groups is None or group in groups}
    found = [
        row for group in held for row in rows_of(in_group(documents, group), group, history.added_on(changes, group))
    ]
    return sorted(found, key=lambda row: row.id)


def weak_pages(library: Library, groups: Collection[str] | None = None, below: float = BELOW) -> list[WeakPage]:
    """The weak pages of the edition in use that `groups` (None: all) may read; see `weak_pages_of` for order.

    Raises `EditionError` when it cannot be opened.
    """
    edition = library.current()
    found: list[WeakPage] = []
    for segment in library.manifest(edition).segments:
        if groups is None or segment.group in groups:
            words = TextStore(library.folder(edition) / segment_folder(segment) / TEXT)
            found += weak_pages_of(words.documents.values(), words.document, below)
            words.close()
    return sorted(found, key=WeakPage.place)

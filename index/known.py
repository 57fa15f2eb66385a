"""What was said of documents before their files come again."""

from collections.abc import Mapping
from dataclasses import dataclass

from advicehub.errors import EditionError
from index.library import Library
from index.listing import listing
from index.said import NOTHING_SAID, Said
from ingest.document import Document


@dataclass(frozen=True, slots=True)
class Known:
    """What was said of the library's documents, by id and by the SHA-256 of their files."""

    by_id: Mapping[str, Said]
    by_version: Mapping[str, Said]

    def of(self, read: Document) -> Said:
        """What was said of the document that was `read`: the one of its id, else the one of the same bytes."""
        return self.by_id.get(read.id) or self.by_version.get(read.version, NOTHING_SAID)


def known_of(library: Library) -> Known:
    """What was said of the documents of the edition in use; nothing when it is damaged or there is none."""
    try:
        documents = listing(library, library.current())
    except EditionError:
        documents = {}
    said = {id_: listed for id_, (_, listed) in documents.items() if listed.said}
    return Known(
        {id_: listed.said for id_, listed in said.items()}, {listed.version: listed.said for listed in said.values()}
    )

"""Source files that anybody may have a quotation checked against: those of public documents, now or once."""

from collections.abc import Mapping
from dataclasses import dataclass

from advicehub.errors import EditionError
from assistant.reading import reading_of
from assistant.receipts.sources import Source
from assistant.verification import Verifier
from index.access import PUBLIC, PUBLIC_GROUP
from index.library import Library
from index.listing import listing
from index.searcher import Searcher
from index.text_store import Listed


@dataclass(frozen=True, slots=True)
class _Edition:
    public: Mapping[str, Listed]
    restricted: frozenset[str]


class PublicSources:
    """Finds the sources of public documents in a library's home; of anything else it says that there is none.

    Sources lie by their hash, whoever may read them: without this, a receipt made up for the purpose would tell a
    stranger whether words stand in a restricted document.
    """

    def __init__(self, library: Library, searcher: Searcher) -> None:
        self._library = library
        self._searcher = searcher
        self._verifier = Verifier(library)
        self._editions: dict[str, _Edition] = {}

    def find(self, sha256: str, name: str) -> Source:
        """See `assistant.receipts.sources.Sources.find`."""
        now = {each.version: each for each in self._searcher.documents(PUBLIC)}
        listed = now.get(sha256) or self._once_public(sha256)
        if listed is None:
            return Source(None)
        verdict = self._verifier.same_bytes(sha256)
        if verdict != "exact":
            return Source(None, "another" if verdict == "changed" else "")
        names = tuple(self._library.source_names(sha256))
        if all(confidence is None for confidence in listed.ocr.values()):
            return Source(self._library.source(sha256), names=names)
        held = self._searcher.document(listed.id, PUBLIC) if sha256 in now else None
        kept = reading_of(held) if held is not None else None
        return Source(self._library.source(sha256), names=names, scan=True, kept=kept)

    def _once_public(self, sha256: str) -> Listed | None:
        """The document with these bytes in an older edition on disk, if it was public and never was anything else."""
        editions = [found for id_ in self._library.edition_ids() if (found := self._edition(id_)) is not None]
        listed = next((each.public[sha256] for each in reversed(editions) if sha256 in each.public), None)
        if listed is None or any({sha256, listed.id} & each.restricted for each in editions):
            return None
        return listed

    def _edition(self, id_: str) -> _Edition | None:
        if id_ not in self._editions:
            try:
                found = listing(self._library, id_).values()
            except EditionError:
                return None
            public = {each.version: each for group, each in found if group == PUBLIC_GROUP}
            restricted = {key for group, each in found if group != PUBLIC_GROUP for key in (each.version, each.id)}
            self._editions[id_] = _Edition(public, frozenset(restricted))
        return self._editions[id_]

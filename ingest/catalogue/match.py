"""A match: a document and the catalogue's entry for what it is."""

from dataclasses import dataclass

from ingest.catalogue.source import Source


@dataclass(frozen=True, slots=True)
class Match:
    """`source` is what the document seems to be, `why` says in words what speaks for it.

    A `certain` match needs nobody's word; every other is a suggestion for a person to confirm.
    """

    source: Source
    why: str
    certain: bool

"""A collection: documents that a curator puts together for a purpose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Collection:
    """A named list of `documents` (ids of sources or of the library's documents), with one sentence `about` it."""

    id: str
    name: str
    about: str
    documents: tuple[str, ...]

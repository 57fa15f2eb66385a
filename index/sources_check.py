"""Are the source files of an edition still there, byte for byte?"""

from index.library import Library
from index.listing import listing


def lost_sources(library: Library, edition: str) -> list[str]:
    """Ids of the documents of a whole `edition` whose source file is missing or altered, in order."""
    found = listing(library, edition)
    return [id_ for id_, (_, listed) in found.items() if not library.has_source(listed.version)]

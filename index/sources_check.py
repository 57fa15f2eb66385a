"""Are the source files of an edition still there, byte for byte?"""

from index.integrity import segment_folder
from index.library import Library
from index.segment_files import TEXT
from index.text_store import TextStore


def lost_sources(library: Library, edition: str) -> list[str]:
    """Ids of the documents of a whole `edition` whose source file is missing or altered, in order."""
    lost = []
    for segment in library.manifest(edition).segments:
        words = TextStore(library.folder(edition) / segment_folder(segment) / TEXT)
        lost += [id_ for id_, listed in words.documents.items() if not library.has_source(listed.version)]
        words.close()
    return sorted(lost)

"""What every change of the library starts from: the edition in use, its documents, and the catalogue."""

from dataclasses import dataclass

from advicehub.errors import UsageError
from advicehub.settings import Settings
from index.library import Library
from index.shelf import Held, Shelf, shelf_of
from ingest.catalogue.read import read_reference
from ingest.catalogue.reference import Reference


@dataclass(frozen=True, slots=True)
class Start:
    """`base` is the edition in use, None where there is none yet; `shelf` holds its documents."""

    library: Library
    settings: Settings
    reference: Reference
    base: str | None
    shelf: Shelf

    def document(self, id_: str) -> Held:
        """The document `id_`. Raises `UsageError` when the library holds none."""
        held = self.shelf.held.get(id_)
        if held is None:
            raise UsageError(f"the library holds no document {id_}; `advicehub corpus list` names them all")
        return held


def start_from(settings: Settings) -> Start:
    """Open the library of `settings` for a change, writing nothing; every file of its edition is hashed.

    Raises `EditionError`, and `CatalogueError` for a corpus folder that cannot be read.
    """
    library = Library(settings.home)
    base = library.base()
    return Start(library, settings, read_reference(settings.corpus), base, shelf_of(library, base, settings))

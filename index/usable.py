"""May an edition come into use? Whole, and made with the models in use."""

from advicehub.errors import EditionForeign
from advicehub.settings import Settings
from index import integrity
from index.library import Library
from index.models import registry


def must_be_usable(library: Library, edition: str, settings: Settings) -> None:
    """Hash every file of `edition`, which is on disk. Raises `EditionDamaged`, and `EditionForeign` for one of another
    version of this program or of other models than those of `settings`."""
    made = library.manifest(edition)
    integrity.check(library.folder(edition), made)
    if [space.model for space in made.spaces] != [choice.name for choice in registry.available(settings)]:
        raise EditionForeign(f"edition {edition} was made with other embedding models than those in use", edition)

"""The library of the running command, and the edition that a person names by its id."""

from advicehub.errors import EditionMissing
from advicehub.options import chosen_home
from advicehub.settings import load_settings
from index.library import Library


def library() -> Library:
    """The library of the running command."""
    return Library(load_settings(chosen_home()).home)


def chosen(library: Library, edition: str | None) -> str:
    """The edition on disk with the id `edition`, None for the one in use. Raises `EditionMissing`."""
    name = edition or library.current()
    # Not a path: "../x" is no edition, whatever stands there.
    if name not in library.edition_ids():
        raise EditionMissing(f"there is no edition {name}; `advicehub editions list` names those there are", name)
    return name

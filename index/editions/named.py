"""The edition that an answer or a receipt names."""

from advicehub.errors import EditionError, EditionMissing
from index import history
from index.access import Access
from index.library import Library
from index.manifest import edition_id


def on_disk(library: Library, edition: str, access: Access) -> str:
    """The edition on disk that `edition` names: by its own id, or by that of what `access` may read of it, which is
    what answers and receipts bear. Raises `EditionMissing` saying what became of it."""
    for id_ in reversed(library.edition_ids()):
        if id_ == edition or _readable(library, id_, access) == edition:
            return id_
    until = was_here(library, edition)
    if until is not None:
        raise EditionMissing(
            f"edition {edition} was here and has been deleted (`advicehub editions prune` does that): it cannot be "
            "opened any more; as long as its source files are kept, its quotations can still be checked",
            edition,
        )
    raise EditionMissing(f"edition {edition} is not in this library, and its history does not know it", edition)


def was_here(library: Library, edition: str) -> str | None:
    """When `edition` stopped being the one in use ('' when that is not known); None when the history knows no such."""
    found = None
    for change in history.of_library(library):
        if change.after == edition:
            found = found or ""
        if change.before == edition:
            found = change.when
    return found


def _readable(library: Library, edition: str, access: Access) -> str:
    try:
        made = library.manifest(edition)
    except EditionError:
        return ""
    return edition_id([each.id for each in made.segments if each.group in access.groups])

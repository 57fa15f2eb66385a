"""The one way the edition in use is changed: the history's line first, then the swap."""

from datetime import UTC, datetime

from advicehub.errors import EditionError
from index import history
from index.history import Change
from index.library import Library
from index.listing import listing
from index.touched import Seen, touched_by


def now() -> str:
    """The time, as histories and quarantines write it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def turn_to(library: Library, edition: str, action: str, reason: str = "") -> Change | None:
    """Make the whole `edition` the one in use and write the change down; None when it is in use already.

    The writer's lock must be held. Raises `EditionMissing` when there is no such edition.
    """
    before = library.current_or_none() or ""
    if edition == before:
        return None
    touched = tuple(touched_by(_documents(library, before), _documents(library, edition)))
    change = Change(now(), action, before, edition, reason, touched)
    history.append(library.home, change)
    library.use(edition)
    return change


def _documents(library: Library, edition: str) -> dict[str, Seen]:
    try:
        found = listing(library, edition) if edition else {}
    except EditionError:
        return {}  # one that is damaged, or was deleted by hand, is left behind: what it held is not known
    return {id_: Seen.listed(group, listed) for id_, (group, listed) in found.items()}

"""The one way the edition in use is changed: the history's line first, then the swap."""

from collections.abc import Iterator
from datetime import UTC, datetime

from advicehub.errors import EditionError
from index import history
from index.history import Change, Touched
from index.library import Library
from index.listing import listing
from index.text_store import Listed

Documents = dict[str, tuple[str, Listed]]


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
    touched = tuple(touched_by(_documents(library, before), listing(library, edition)))
    change = Change(now(), action, before, edition, reason, touched)
    history.append(library.home, change)
    library.use(edition)
    return change


def _documents(library: Library, edition: str) -> Documents:
    try:
        return listing(library, edition) if edition else {}
    except EditionError:
        return {}  # one that is damaged, or was deleted by hand, is left behind: what it held is not known


def touched_by(before: Documents, after: Documents) -> Iterator[Touched]:
    """What became of the documents of `before` in `after`, in order of id."""
    for id_ in sorted({*before, *after}):
        old, new = before.get(id_), after.get(id_)
        if old and (not new or new[0] != old[0]):
            yield Touched(id_, old[0], "gone")
        if new and (not old or new[0] != old[0]):
            yield Touched(id_, new[0], "added")
        elif old and new and (what := _what(old[1], new[1])):
            yield Touched(id_, new[0], what)


def _what(old: Listed, new: Listed) -> history.What | None:
    was, is_ = (listed.about.status == "withdrawn" for listed in (old, new))
    if was != is_:
        return "withdrawn" if is_ else "restored"
    if old.version != new.version:
        return "replaced"
    return "described" if (old.about, old.source_key) != (new.about, new.source_key) else None

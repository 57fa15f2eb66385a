"""Undo: the edition that was in use before the last change comes back."""

from dataclasses import dataclass

from advicehub.errors import AdviceHubError, EditionMissing
from advicehub.settings import Settings
from index import history
from index.curation.preview import Preview, preview_of
from index.curation.start import Start
from index.history import Change
from index.library import Library
from index.shelf import shelf_of
from index.turning import turn_to
from index.usable import must_be_usable


@dataclass(frozen=True, slots=True)
class Undoing:
    """`last` is the change that is taken back; its `before` is the edition that comes back, which is whole."""

    start: Start
    last: Change

    def preview(self) -> Preview:
        """What it would do."""
        before = shelf_of(self.start.library, self.last.before, self.start.settings)
        return preview_of(self.start.shelf, before, self.start.reference)


def plan_undo(start: Start) -> Undoing:
    """The change to take back. An undo is a change too, so undoing it brings back what it took.

    Raises `AdviceHubError` when no change is known to have led to the edition in use, `EditionMissing` when the
    one before is not there any more, and `EditionError` when it cannot be used.
    """
    last = _last(start.library)
    _check(start.library, last.before, start.settings)
    return Undoing(start, last)


def undo(undoing: Undoing, reason: str = "") -> str:
    """Take the change back and return the id of the edition that is in use now.

    Raises `AdviceHubError` when the library was changed since the plan was made.
    """
    library = undoing.start.library
    with library.writing():
        if library.current_or_none() != undoing.start.base:
            raise AdviceHubError("another command changed the library after the preview; run this one again")
        _check(library, undoing.last.before, undoing.start.settings)
        turn_to(library, undoing.last.before, "undo", reason)
    return undoing.last.before


def _last(library: Library) -> Change:
    current = library.current()
    changes = history.of_library(library)
    if not changes or changes[-1].after != current:
        raise AdviceHubError(
            f"the edition in use ({current}) was not made by the last change in the history, so there is nothing "
            "to undo; `advicehub editions list` and `editions use ID` choose another"
        )
    if not changes[-1].before:
        raise AdviceHubError("the last change made the library; before it there was none to go back to")
    return changes[-1]


def _check(library: Library, edition: str, settings: Settings) -> None:
    if edition not in library.edition_ids():
        raise EditionMissing(
            f"the edition before the last change ({edition}) was deleted by `editions prune`; it cannot come back",
            edition,
        )
    must_be_usable(library, edition, settings)

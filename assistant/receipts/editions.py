"""The edition that a receipt names: is it still on disk, and does it still show the quotation?"""

from dataclasses import dataclass
from typing import Literal

from advicehub.errors import EditionError, EditionMissing
from assistant.receipts.claim import Claim
from assistant.receipts.holds import EditionText
from index import history
from index.access import Access
from index.library import Library
from index.manifest import edition_id

Shown = Literal["shown", "not shown", "pruned", "unknown", "unreadable"]


@dataclass(frozen=True, slots=True)
class Replayed:
    """Edition `id`, as it is called on disk: "shown", its words hold the quotation at its offsets; "not shown", they
    do not; "pruned", it was in use here (until `until`, ISO 8601, as far as known) and was deleted; "unknown", it was
    never here, as far as the history tells; "unreadable", for the reason in `detail`."""

    id: str
    shown: Shown
    until: str = ""
    detail: str = ""


def on_disk(library: Library, edition: str, access: Access) -> str:
    """The edition on disk that `edition` names: by its own id, or by that of what `access` may read of it, which is
    what answers and receipts bear. Raises `EditionMissing` saying what became of it."""
    for id_ in reversed(library.edition_ids()):
        if id_ == edition or _readable(library, id_, access) == edition:
            return id_
    until = was_here(library, edition)
    if until is not None:
        raise EditionMissing(
            f"edition {edition} was here and has been deleted (`advicehub editions prune` does that): "
            "it cannot be opened any more; its source files are kept, so its quotations can still be checked",
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


def replayed(library: Library, edition: str, claim: Claim, access: Access) -> Replayed:
    """Open `edition` and look the quotation of `claim` up in it."""
    try:
        id_ = on_disk(library, edition, access)
        held = EditionText(library, id_, access)
    except EditionMissing:
        until = was_here(library, edition)
        return Replayed(edition, "unknown" if until is None else "pruned", until or "")
    except EditionError as error:
        return Replayed(edition, "unreadable", detail=str(error))
    quotation = claim.quotation
    versions = {each.id: each.version for each in held.documents(access)}
    shown = versions.get(quotation.document) == quotation.version and any(
        text[quotation.start - passage.start : quotation.end - passage.start] == quotation.text
        for passage, text in held.passages(quotation.document, access)
        if passage.start <= quotation.start < quotation.end <= passage.end
    )
    return Replayed(id_, "shown" if shown else "not shown")


def _readable(library: Library, edition: str, access: Access) -> str:
    try:
        made = library.manifest(edition)
    except EditionError:
        return ""
    return edition_id([each.id for each in made.segments if each.group in access.groups])

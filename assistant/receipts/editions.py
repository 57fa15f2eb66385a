"""The edition that a receipt names: is it still on disk, and does it still show the quotation?"""

from dataclasses import dataclass
from typing import Literal

from advicehub.errors import EditionError, EditionMissing
from assistant.receipts.claim import Claim
from assistant.receipts.holds import EditionText
from index.access import Access
from index.editions.named import on_disk, was_here
from index.library import Library

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

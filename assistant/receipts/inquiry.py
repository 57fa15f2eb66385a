"""Everything there is to know of a claim: its verdict, how its document stands now, and its edition."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import EditionError
from advicehub.settings import Settings
from assistant.receipts.checked import Checked
from assistant.receipts.checker import Checker
from assistant.receipts.claim import Claim
from assistant.receipts.editions import Replayed, replayed
from assistant.receipts.holds import EditionText
from assistant.receipts.remarks import with_remarks
from assistant.receipts.sources import GivenFiles, LibrarySources
from assistant.receipts.standing import Standing, standing_of
from index.access import Access
from index.library import Library
from ingest import jail


@dataclass(frozen=True, slots=True)
class Inquired:
    """`standing` is None where there is no library, or it cannot be read (`trouble` says why); `replayed` where
    nobody asked for the edition."""

    claim: Claim
    checked: Checked
    standing: Standing | None
    replayed: Replayed | None
    trouble: str = ""


class Inquiry:
    """Inquires into claims. Without `given` files the library's own sources are taken; with them only they are."""

    def __init__(
        self, settings: Settings, given: Sequence[Path] = (), groups: Sequence[str] = (), replay: bool = False
    ) -> None:
        """`UsageError` for a file that is not there."""
        jail.warm()
        self._library = Library(settings.home)
        self._access = Access.to(*groups)
        self._checker = Checker(GivenFiles(given) if given else LibrarySources(self._library))
        self._replay = replay
        self._holds: EditionText | None = None
        self._trouble = ""
        try:
            current = self._library.current_or_none()
            self._holds = EditionText(self._library, current, self._access) if current else None
        except EditionError as error:
            self._trouble = str(error)

    def into(self, claim: Claim) -> Inquired:
        """Inquire into one claim."""
        checked, standing = self._checker.check(claim), None
        if self._holds is not None:
            checked = with_remarks(checked, self._holds, self._access)
            standing = standing_of(claim, self._holds, self._access)
        named = claim.receipt.edition if claim.receipt and self._replay else ""
        edition = replayed(self._library, named, claim, self._access) if named else None
        return Inquired(claim, checked, standing, edition, self._trouble)

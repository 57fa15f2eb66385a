"""Checks receipts for anybody who hands one in. Nothing is kept."""

from dataclasses import dataclass, replace

from assistant.receipts.checked import Checked
from assistant.receipts.checker import Checker
from assistant.receipts.claim import Claim
from assistant.receipts.parsing import Presented
from assistant.receipts.remarks import with_remarks
from assistant.receipts.sources import Source, Sources
from assistant.receipts.standing import Standing, standing_of
from index.access import PUBLIC
from index.searcher import Searcher
from web.holdings import WITHDRAWN


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found of a receipt; `standing` is None for one that was altered."""

    presented: Presented
    checked: Checked
    standing: Standing | None


class NoSources:
    """Stands for a library whose source files are not at hand."""

    def find(self, sha256: str, name: str) -> Source:
        """There is none."""
        return Source(None)


class Proofs:
    """Checks receipts against `sources` and tells how their documents stand in `searcher`'s edition."""

    def __init__(self, searcher: Searcher, sources: Sources | None = None) -> None:
        self._searcher = searcher
        self._checker = Checker(sources or NoSources())

    def of(self, presented: Presented) -> Proof:
        """Check one receipt."""
        receipt = presented.receipt
        claim = Claim("", receipt.quotation, receipt, presented.intact)
        checked = self._shown(self._checker.check(claim))
        if not presented.intact:
            return Proof(presented, checked, None)
        checked = with_remarks(checked, self._searcher, PUBLIC)
        return Proof(presented, checked, standing_of(claim, self._searcher, PUBLIC))

    def _shown(self, checked: Checked) -> Checked:
        """`checked` with words of the file only where everybody may read them today.

        Anybody can make a receipt of any place: of a document that was withdrawn, or is there no more, one after the
        other would hand out the whole text.
        """
        version = checked.quotation.version
        readable = {each.version for each in self._searcher.documents(PUBLIC) if each.about.status != WITHDRAWN}
        if checked.yes or version in readable:
            return checked
        return replace(checked, found="", nearest="", at=(0, 0), likeness=0.0)

"""A quotation that is to be checked, as a receipt or an answers file brings it."""

from dataclasses import dataclass

from assistant.citation import Quotation
from assistant.receipts.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Claim:
    """`id` is the answer's, '' for a receipt by itself; `receipt` None for a citation without one. `intact` is False
    where the receipt does not fit its code, or a citation says otherwise than its receipt. `footnotes` are shown
    with the quotation."""

    id: str
    quotation: Quotation
    receipt: Receipt | None = None
    intact: bool = True
    footnotes: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name the source came under, '' when it is not known."""
        return self.receipt.file if self.receipt else ""

    @property
    def label(self) -> str:
        """The paragraph's label."""
        return self.receipt.label if self.receipt else ""

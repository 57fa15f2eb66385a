"""What a receipt says of its document, beside what the library says of it now."""

from dataclasses import replace

from assistant.receipts.checked import Checked, Remark
from assistant.receipts.holds import Holds
from index.access import Access

_FIELDS = ("title", "symbol", "date", "status", "work")


def with_remarks(checked: Checked, holds: Holds, access: Access) -> Checked:
    """`checked` with the fields in which the receipt's description differs from that of the same file, as far as
    `access` may read it. No file proves a description: a curator may have corrected it."""
    receipt = checked.receipt
    if receipt is None:
        return checked
    here = next((each for each in holds.documents(access) if each.version == receipt.sha256), None)
    if here is None:
        return checked
    said = [(name, str(getattr(receipt, name)), str(getattr(here.about, name))) for name in _FIELDS]
    return replace(checked, remarks=tuple(Remark(*each) for each in said if each[1] != each[2]))

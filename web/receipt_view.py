"""A receipt as an answer's page hands it out."""

import json
from dataclasses import dataclass

from assistant.citation import Citation
from assistant.receipts.code import plain
from assistant.receipts.receipt import receipt_json, receipt_of

_SYMBOLS = 16


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """`text` is the receipt's JSON, `rows` the lines it takes in a box; `file` a name to save it under."""

    code: str
    text: str
    rows: int
    file: str


def receipt_view(citation: Citation, edition: str) -> ReceiptView:
    """The receipt of `citation`, found in `edition`."""
    found = receipt_json(receipt_of(citation, edition))
    text = json.dumps(found, ensure_ascii=False, indent=1)
    # Without the check symbol: it may be one that a file's name cannot hold.
    return ReceiptView(found["code"], text, 6, f"receipt-{plain(found['code'])[:_SYMBOLS]}.json")

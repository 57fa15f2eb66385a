"""What OCR read is recorded as put in by it, like every other difference from the source."""

from dataclasses import replace

from ingest.document import Document
from ingest.repair import Repair


def with_ocr_repairs(document: Document) -> Document:
    """`document` with a repair "ocr" for each run of the pages that tesseract read: the source had a picture."""
    read = {account.page for account in document.ledger.accounts if account.how == "tesseract"}
    if not read:
        return document
    text = document.text
    made = [
        Repair("ocr", run.start, run.end, run.page, "", text[run.start : run.end])
        for run in document.runs
        if run.page in read
    ]
    repairs = sorted([*made, *document.repairs], key=lambda repair: (repair.start, repair.end))
    return replace(document, repairs=tuple(repairs))

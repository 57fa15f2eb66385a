"""A quotation beside a reading of its file: equal, elsewhere, other words, or letters that another OCR read."""

from assistant.reading import Reading
from assistant.receipts.checked import Checked, Reason
from assistant.receipts.claim import Claim
from assistant.receipts.nearest import nearest
from assistant.receipts.receipt import Receipt

_SAME_PLACE = 0.5
"""Share of words in common from which two readings of a picture are taken to be of the same place."""


def judged(claim: Claim, reading: Reading, afresh: bool = True) -> Checked:
    """The verdict on `claim`, whose file is unchanged and was read as `reading`; not `afresh`: when it was added."""
    quotation, receipt = claim.quotation, claim.receipt
    found = reading.at(quotation.start, quotation.end) or ""
    if found == quotation.text:
        right = _in_its_place(receipt, reading) and reading.notes.issuperset(claim.footnotes)
        reason: Reason = "place" if not right else "equal" if afresh else "kept"
        return Checked(quotation, receipt, "exact" if right else "changed", reason, found, extractor=reading.extractor)
    if receipt is not None and _without_its_words(receipt, reading):
        return Checked(quotation, receipt, "missing", "no_ocr", extractor=reading.extractor)
    return _not_equal(claim, reading, found)


def _in_its_place(receipt: Receipt | None, reading: Reading) -> bool:
    if receipt is None:
        return True
    pages = reading.pages(receipt.passage_start, receipt.passage_end)
    return pages == receipt.pages and tuple(reading.labels[page - 1] for page in pages) == receipt.page_labels


def _without_its_words(receipt: Receipt, reading: Reading) -> bool:
    """Whether all pages of the passage are pictures that nothing here could read."""
    layers = [reading.layers[page - 1] for page in receipt.pages if 0 < page <= len(reading.layers)]
    return bool(layers) and set(layers) == {"none"}


def _not_equal(claim: Claim, reading: Reading, found: str) -> Checked:
    quotation = claim.quotation
    start = _closest(quotation.text, reading.text, quotation.start)
    reason: Reason = "elsewhere"
    if start >= 0:
        at, likeness = (start, start + len(quotation.text)), 1.0
    else:
        near = nearest(quotation.text, reading.text)
        at, likeness = ((near.start, near.end), near.likeness) if near else ((0, 0), 0.0)
        of_picture = reading.by_ocr(reading.pages(*at)) if near and reading.layers else False
        reason = "other_reading" if of_picture and likeness >= _SAME_PLACE else "differs"
    return Checked(
        quotation,
        claim.receipt,
        "changed",
        reason,
        found,
        reading.text[at[0] : at[1]],
        at,
        round(likeness, 3),
        reading.extractor,
    )


def _closest(quote: str, text: str, start: int) -> int:
    """Where `quote` stands in `text`, nearest to `start`; -1 when nowhere."""
    after, before = text.find(quote, max(0, start)), text.rfind(quote, 0, max(0, start) + len(quote))
    places = [place for place in (after, before) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=-1)

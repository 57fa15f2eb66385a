"""What is said of a passage that was read by OCR."""

from index.text_store import Ocr


def ocr_in_words(ocr: Ocr) -> str:
    """ "read by OCR, confidence 91 %", or "88 to 91 %" over several pages; '' when no page was read by OCR."""
    if not ocr:
        return ""
    known = sorted({round(100 * confidence) for confidence in ocr if confidence is not None})
    if not known:
        return "read by OCR, confidence not known"
    return (
        f"read by OCR, confidence {known[0]} %"
        if len(known) == 1
        else (f"read by OCR, confidence {known[0]} to {known[-1]} %")
    )

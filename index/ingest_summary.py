"""The summary that `ingest` ends with: what came, what was refused and why, what a person should look at."""

from collections.abc import Iterator, Mapping

from index.ingest_report import Report
from index.probing.words import held_line
from ingest.page_ranges import ranges

_NAMED = 8


def summary(report: Report, speed: str = "") -> Iterator[str]:
    """Lines for a person; `speed` says how fast pages were read."""
    if report.edition:
        yield f"Edition {report.edition}: {report.documents} documents, {report.passages} passages."
    else:
        yield "No document could be read, so there is no library yet."
    for label in ("added", "replaced", "moved", "unchanged"):
        documents = getattr(report, label)
        if documents:
            yield f"  {label}: {len(documents)} ({_named(documents)})"
    if speed:
        yield f"  read: {speed}"
    yield from _pages("needs OCR", "without text", report.without_text)
    yield from _pages("read by OCR", "read by OCR", report.by_ocr)
    yield from _pages("read in part", "not read in full", report.troubled)
    for document in report.empty:
        yield f"  no text: {document}, of which no word could be read; it will never be found"
    for document, other in report.same_words:
        yield f"  same words: {document} says the same as {other}; both are kept"
    for document in report.withdrawn:
        yield f"  withdrawn: {document} was withdrawn and stays so; `advicehub corpus restore` brings it back"
    for alarm in report.alarms:
        yield f"  alarm: {alarm}"
    if report.held:
        yield f"  {held_line(report.edition)}"
    for file, reason in report.refused:
        yield f"  refused: {file}: {reason}"
    if report.refused:
        yield "  `advicehub corpus quarantine` keeps the list of what was refused."
    if report.without_text or report.troubled or report.empty:
        yield "  `advicehub extract FILE` says page by page what was read, and how."


def _named(documents: tuple[str, ...]) -> str:
    more = len(documents) - _NAMED
    return ", ".join(documents[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _pages(label: str, words: str, pages: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    for document, numbers in pages.items():
        yield f"  {label}: {document}, {len(numbers)} page(s) {words}: {ranges(numbers)}"

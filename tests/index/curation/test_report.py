"""Rows and weak pages are counted from what the reader gave account of."""

from dataclasses import replace

from index.coverage import Coverage
from index.curation.row import rows_of
from index.curation.weak_page import weak_pages_of
from index.text_store import Listed
from ingest.description import Description
from ingest.document import Document
from ingest.ledger import Ledger

ABOUT = Description("a", "Report A", licence="CC0", language="fr", type="report", issuer="X")
LABELS = ("i", "ii", "1", "2", "3")


def listed(id_: str = "a", **fields: object) -> Listed:
    base = Listed(
        id_, "0" * 64, f"{id_}.pdf", "key", ABOUT, LABELS, 7, coverage=Coverage(pages=5, ocr=2, without_text=1)
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def with_unread(*pages: int) -> Document:
    ledger = Ledger(pages=5, without_text=pages)
    return Document("a", "0" * 64, "reader", ABOUT, "", (), (), (), (), ledger)


def test_a_row_says_what_a_curator_asks() -> None:
    (row,) = rows_of([listed()], "unit-7", {"a": "2026-01-01T00:00:00+00:00", "b": "x"})
    assert (row.id, row.title, row.status, row.language, row.group, row.licence) == (
        "a", "Report A", "current", "fr", "unit-7", "CC0",
    )  # fmt: skip
    assert (row.pages, row.coverage, row.ocr_pages, row.without_text, row.passages) == (5, 0.8, 2, 1, 7)
    assert row.added == "2026-01-01T00:00:00+00:00"
    (bare,) = rows_of([listed(coverage=Coverage())], "public", {})
    assert (bare.pages, bare.coverage, bare.added) == (0, 1.0, "")


def test_weak_pages_are_worst_first_and_those_without_text_before_them() -> None:
    one = listed(ocr={1: 0.79, 2: 0.8, 3: 0.5, 5: None})
    two = listed("b", ocr={4: 0.5, 1: 0.05}, coverage=Coverage(pages=5))
    pages = weak_pages_of([two, one], {"a": with_unread(4)}.get)
    assert [(page.document, page.page, page.label, page.confidence) for page in pages] == [
        ("a", 4, "2", None), ("b", 1, "i", 0.05), ("a", 3, "1", 0.5), ("b", 4, "2", 0.5), ("a", 1, "i", 0.79),
    ]  # fmt: skip
    assert [page.page for page in weak_pages_of([one], {"a": with_unread(4)}.get, 0.6)] == [4, 3]


def test_only_documents_with_unread_pages_are_opened() -> None:
    def open_it(id_: str) -> Document | None:
        raise AssertionError(f"{id_} was opened")

    assert len(weak_pages_of([listed("b", coverage=Coverage(pages=5), ocr={1: 0.1})], open_it)) == 1


def test_a_withdrawn_document_has_no_weak_pages() -> None:
    gone = listed(about=replace(ABOUT, status="withdrawn"), ocr={1: 0.1})
    assert weak_pages_of([gone], {"a": with_unread(4)}.get) == []

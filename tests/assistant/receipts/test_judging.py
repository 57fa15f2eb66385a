"""Readings that differ: other words, the same words elsewhere, and letters that another OCR read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citation import Quotation
from assistant.reading import Reading, reading_of
from assistant.receipts.claim import Claim
from assistant.receipts.judging import judged
from assistant.receipts.nearest import nearest
from assistant.receipts.receipt import Receipt, quote_hash, receipt_of
from ingest.block import Block
from ingest.description import Description
from ingest.document import Document
from ingest.ledger import Ledger
from ingest.page import Page, TextLayer
from ingest.passage import passage_id
from ingest.run import Run
from tests.assistant.fakes import citation

PAGE = "Everybody who is held may see a doctor on the first day, and alone."
SHA = "a" * 64


def _reading(text: str, layer: TextLayer = "ocr", extractor: str = "pdf 1; tesseract 5") -> Reading:
    pages = (Page(1, "iv", 595.0, 842.0, layer, 0.9 if layer == "ocr" else None),)
    runs = (Run(0, len(text), 1, (0, 0, 1, 1)),)
    block = Block("paragraph", 0, len(text), "", ())
    return reading_of(Document("a", SHA, extractor, Description("a", "A"), text, pages, runs, (block,), (), Ledger()))


def _receipt(start: int, end: int, text: str = PAGE) -> Receipt:
    made = receipt_of(citation("a"), "0123456789ab")
    quote = text[start:end]
    return replace(
        made, sha256=SHA, extractor="pdf 1; tesseract 5", reread=False, passage=passage_id(SHA, 0, len(text)),
        passage_start=0, passage_end=len(text), label="", pages=(1,), page_labels=("iv",), start=start, end=end,
        quote=quote, quote_sha256=quote_hash(quote),
    )  # fmt: skip


def _judged(receipt: Receipt, reading: Reading, afresh: bool = True) -> tuple[str, str]:
    found = judged(Claim("", receipt.quotation, receipt), reading, afresh)
    return found.verdict, found.reason


def test_the_same_tesseract_reads_the_same_letters() -> None:
    assert _judged(_receipt(0, 30), _reading(PAGE)) == ("exact", "equal")
    assert _judged(_receipt(0, 30), _reading(PAGE), afresh=False) == ("exact", "kept")


def test_another_tesseract_that_reads_the_same_letters_confirms_them() -> None:
    assert _judged(_receipt(0, 30), _reading(PAGE, extractor="pdf 1; tesseract 4")) == ("exact", "equal")


def test_another_tesseract_that_reads_other_letters_is_said_to_and_is_not_exact() -> None:
    other = PAGE.replace("held", "heid").replace("Every", "Eve ry")
    found = judged(Claim("", (r := _receipt(0, 50)).quotation, r), _reading(other, extractor="pdf 1; tesseract 4"))
    assert (found.verdict, found.reason) == ("changed", "other_reading")
    assert found.nearest and 0.5 <= found.likeness < 1 and found.extractor == "pdf 1; tesseract 4"


def test_other_words_on_a_picture_are_other_words() -> None:
    assert _judged(_receipt(0, 50), _reading("Nothing of the kind stands here, nor ever stood."))[1] == "differs"


def test_a_picture_without_ocr_is_missing_not_changed() -> None:
    assert _judged(_receipt(0, 50), _reading("iv", layer="none")) == ("missing", "no_ocr")


def test_moved_words_are_not_exact() -> None:
    assert _judged(_receipt(0, 50), _reading("x " + PAGE)) == ("changed", "elsewhere")


@pytest.mark.parametrize("change", [{"page_labels": ("v",)}, {"pages": (2,)}, {"pages": (), "page_labels": ()}])
def test_pages_that_are_not_those_of_the_file(change: dict[str, object]) -> None:
    assert _judged(replace(_receipt(0, 30), **change), _reading(PAGE)) == ("changed", "place")  # type: ignore[arg-type]


def test_a_footnote_that_is_not_in_the_file() -> None:
    receipt = _receipt(0, 30)
    claim = Claim("", receipt.quotation, receipt, footnotes=("1 Invented.",))
    assert judged(claim, _reading(PAGE)).reason == "place"


def test_offsets_beyond_the_text() -> None:
    quotation = Quotation("a", SHA, 10**6, 10**6 + 3, "day")
    found = judged(Claim("", quotation), _reading(PAGE))
    assert (found.reason, found.found, found.nearest) == ("elsewhere", "", "day")


@given(
    st.lists(st.sampled_from(["cell", "light", "doctor", "visit", "day", "night"]), min_size=1, max_size=12), st.data()
)
def test_what_stands_there_is_found(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])
    found = nearest(quote, text)
    assert found is not None and text[found.start : found.end] == quote and found.likeness == 1


def test_nothing_is_nearest_to_what_shares_no_word() -> None:
    assert nearest("zebra", PAGE) is None and nearest("", PAGE) is None and nearest("a", "") is None


def test_of_a_quotation_made_up_to_be_slow_the_first_words_stand_for_all() -> None:
    text = "Whatever stands before. " + "the day and the night " * 400 + "ends here"
    made_up = "the day and the night of " * 150
    found = nearest(made_up, text)
    assert found is not None and found == nearest(" ".join(made_up.split()[:500]), text)
    assert found.end - found.start < len(made_up)

"""Scans: pages that are pictures are read by OCR and say so, or are named; nothing is silently empty."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from ingest.jail import read_file
from ingest.ledger import PageTrouble
from ingest.pdf import ocr
from ingest.pdf import scanned as scans
from ingest.pdf import tesseract as program
from ingest.pdf.hocr import Word, WordLine, lines_of_hocr
from ingest.pdf.ocr_lines import Frame, lines_of_words, word_text
from ingest.pdf.reader import PdfReader
from ingest.pdf.render import Picture, Turn
from ingest.pdf.tesseract import OcrFailed, Tesseract, tesseract
from ingest.pdf.unread_ink import unread_lines
from ingest.readers import extractor_for
from tests.contracts.reader import check_document
from tests.ingest.damaged import BROKEN_PICTURE
from tests.ingest.scans import EMPTY, pictures, scanned
from tests.ingest.tiny_pdf import Text, column, tiny_pdf

needs_tesseract = pytest.mark.skipif(
    tesseract() is None or "en" not in getattr(tesseract(), "languages", ()), reason="tesseract is not installed"
)

FIRST = [
    "1. Everyone who is held by the police may speak with a lawyer before the",
    "first question is put, and alone.",
]
SECOND = [
    "2. The officer writes down when the lawyer was called and when the lawyer",
    "came, and the detained person signs it.",
]
TEXT = " ".join(FIRST) + "\n\n" + " ".join(SECOND)
PAGE = tiny_pdf([[*column(FIRST, size=14, step=18), *column(SECOND, y=640, size=14, step=18)]])


def read(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "scan.pdf"
    path.write_bytes(data)
    document = PdfReader().read(path)
    check_document(document)
    return document


@needs_tesseract
def test_a_scan_is_read_word_for_word_and_says_that_it_was(tmp_path: Path) -> None:
    document = read(tmp_path, scanned(pictures(PAGE)))
    engine = tesseract()
    assert document.text == TEXT
    assert [block.label for block in document.blocks] == ["1.", "2."]
    (page,) = document.pages
    assert page.text_layer == "ocr" and page.confidence is not None and 0.8 < page.confidence <= 1
    assert document.ledger.without_text == () and document.ledger.troubles == ()
    assert [account.how for account in document.ledger.accounts] == ["tesseract"]
    assert engine is not None and engine.name in document.extractor
    assert engine.name in extractor_for(tmp_path / "scan.pdf")
    put_in = [repair.after for repair in document.repairs if repair.kind == "ocr"]
    assert "".join(put_in).replace(" ", "") == "".join(document.text.split())


@needs_tesseract
def test_the_same_scan_always_reads_the_same_also_in_the_jail(tmp_path: Path) -> None:
    document = read(tmp_path, scanned(pictures(PAGE)))
    assert read_file(tmp_path / "scan.pdf") == document


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_scan_that_lies_on_its_side_or_head_is_turned(tmp_path: Path, turn: Turn) -> None:
    document = read(tmp_path, scanned(pictures(PAGE, turn)))
    assert document.text == TEXT
    assert (document.pages[0].width > document.pages[0].height) == (turn != 180)


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_places_are_those_on_the_page_as_it_is_shown(tmp_path: Path, turn: Turn) -> None:
    """The first line stands 72 points from the left and about 80 from the top of the upright page."""
    document = read(tmp_path, scanned(pictures(PAGE, turn)))
    width, height = document.pages[0].width, document.pages[0].height
    left, top, right, bottom = document.runs[0].box
    upright = {
        0: (left, top),
        90: (top, width - right),
        180: (width - right, height - bottom),
        270: (height - bottom, left),
    }[turn]
    assert upright == pytest.approx((72, 82), abs=3)


@needs_tesseract
def test_a_page_that_the_file_itself_turns(tmp_path: Path) -> None:
    assert read(tmp_path, scanned(pictures(PAGE, 270), rotate=90)).text == TEXT


@needs_tesseract
def test_a_stamp_in_the_text_layer_does_not_hide_the_picture_and_is_there_once(tmp_path: Path) -> None:
    document = read(tmp_path, scanned(pictures(PAGE), stamp="ABC 0000372"))
    assert TEXT in document.text
    assert document.text.count("0000372") == 1
    assert document.pages[0].text_layer == "ocr"


@needs_tesseract
def test_a_page_of_few_words_without_a_picture_needs_no_ocr(tmp_path: Path) -> None:
    document = read(tmp_path, tiny_pdf([[Text(72, 700, "Annex")]]))
    assert document.pages[0].text_layer == "text" and "tesseract" not in document.extractor


def test_an_empty_sheet_is_blank_not_unread(tmp_path: Path) -> None:
    document = read(tmp_path, scanned([EMPTY]))
    assert document.text == "" and document.ledger.without_text == () and document.ledger.troubles == ()


def test_a_picture_that_cannot_be_decoded_is_no_blank_page(tmp_path: Path) -> None:
    document = read(tmp_path, BROKEN_PICTURE)
    assert document.ledger.troubles == (PageTrouble(1, "its picture is damaged"),)
    assert document.ledger.without_text == (1,)


@needs_tesseract
def test_what_ocr_cannot_read_is_named_and_not_quoted(tmp_path: Path) -> None:
    noise = random.Random(7)
    specks = bytes(noise.choice(b"\0\xff\xff") for _ in range(200 * 200))
    document = read(tmp_path, scanned([Picture(200, 200, 1, specks, 100 / 72)]))
    assert document.text == ""
    (trouble,) = document.ledger.troubles
    assert "OCR" in trouble.reason


def test_without_ocr_a_picture_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVICEHUB_OCR", "off")
    document = read(tmp_path, scanned(pictures(PAGE)))
    reason = "it is a picture: it needs OCR, and OCR is switched off"
    assert document.ledger.troubles == (PageTrouble(1, reason),)
    assert document.ledger.without_text == (1,) and document.pages[0].text_layer == "none"
    assert "tesseract" not in document.extractor
    monkeypatch.delenv("ADVICEHUB_OCR")
    monkeypatch.setattr(scans, "tesseract", lambda: None)
    (trouble,) = read(tmp_path, scanned(pictures(PAGE))).ledger.troubles
    assert trouble.reason == "it is a picture: it needs OCR, and tesseract is not installed"


def test_ocr_that_fails_page_after_page_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(scans, "tesseract", lambda: Tesseract(str(program), "x", ("en",), False))
    troubles = read(tmp_path, scanned([picture for _ in range(5) for picture in pictures(PAGE)])).ledger.troubles
    assert [trouble.page for trouble in troubles] == [1, 2, 3, 4, 5]
    assert ["given up" in trouble.reason for trouble in troubles] == [False, False, False, True, True]


@needs_tesseract
def test_what_was_read_without_ocr_is_read_again_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = ExtractionCache(tmp_path / "cache")
    monkeypatch.setenv("ADVICEHUB_OCR", "off")
    document = read(tmp_path, scanned(pictures(PAGE)))
    cache.put(tmp_path / "scan.pdf", document)
    assert cache.get(tmp_path / "scan.pdf") == document
    monkeypatch.delenv("ADVICEHUB_OCR")
    assert cache.get(tmp_path / "scan.pdf") is None


@pytest.mark.parametrize(
    ("script", "says"), [("exec sleep 60", "takes too long"), ("exit 3", "failed"), (None, "started")]
)
def test_what_an_ocr_program_may_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, says: str
) -> None:
    monkeypatch.setattr(program, "_PATIENCE", 0.3)
    path = tmp_path / "tesseract"
    if script is not None:
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    with pytest.raises(OcrFailed, match=says):
        Tesseract(str(path), "x", ("en",), False).hocr(EMPTY, "en", 1)


def test_ocr_ends_with_the_process_that_asked_for_it(tmp_path: Path) -> None:
    """A child that is killed over its time must not leave tesseract at work."""
    script, said = tmp_path / "tesseract", tmp_path / "pid"
    script.write_text(f"#!/bin/sh\necho $$ > {said}\nexec sleep 60\n", encoding="utf-8")
    script.chmod(0o755)
    code = (
        "from ingest.pdf.tesseract import Tesseract; from tests.ingest.scans import EMPTY;"
        f"Tesseract({str(script)!r}, 'x', ('en',), False).hocr(EMPTY, 'en', 20)"
    )
    asking = subprocess.Popen([sys.executable, "-c", code])
    try:
        until = time.monotonic() + 30
        while not (said.exists() and said.read_text().strip()) and time.monotonic() < until:
            time.sleep(0.02)
        working = Path("/proc") / said.read_text().strip()
        assert working.exists()
    finally:
        asking.kill()
        asking.wait()
    while working.exists() and "Z" not in (working / "stat").read_text() and time.monotonic() < until:
        time.sleep(0.02)
    assert not working.exists() or " Z " in (working / "stat").read_text()


HOCR = b"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><div class="ocr_page">
<span class="ocr_line" title="bbox 100 100 900 150; baseline 0.01 -12; x_size 40">
<span class="ocrx_word" title="bbox 100 100 300 150; x_wconf 90">A</span>
<span class="ocrx_word" title="bbox 310 100 500 150; x_wconf 80"><strong>B</strong></span>
<span class="ocrx_word" title="bbox 700 100 900 150; x_wconf 70">C\x01</span></span>
<span class="ocr_line" title="bbox 100 300 900 350; x_size 44"> </span></div></body></html>"""


def test_hocr_becomes_lines_in_points() -> None:
    (line,) = lines_of_hocr(HOCR)
    assert [(word.text, word.sure) for word in line.words] == [("A", 0.9), ("B", 0.8), ("C", 0.7)]
    assert line.baseline == 150 + 0.01 * 400 - 12
    (made,) = lines_of_words([line], 3, Frame(2.0, 500.0, 700.0))
    assert made.text == "A B C" and made.page == 3 and made.box == (50.0, 50.0, 450.0, 75.0)
    assert [part.text for part in made.parts] == ["A B", "C"]
    with pytest.raises(ValueError, match="not hOCR"):
        lines_of_hocr(b"<html>")


def test_words_of_chinese_join_and_arabic_numbers_stand_before_their_stop() -> None:
    def word(text: str) -> Word:
        return Word(text, (0, 0, 10, 10), 1.0)

    assert word_text(word("\u200e.12\u200f")) == "12."
    assert word_text(word("\u200e(2)16\u200f")) == "16(2)"
    assert word_text(word("المادة\u200f")) == "المادة"
    assert word_text(word(".١"), rtl=True) == "١."
    assert word_text(word(".5")) == ".5"
    assert word_text(word("القوانين,"), rtl=True) == "القوانين،"
    (line,) = lines_of_hocr(HOCR.replace(b">A<", "禁止".encode().join([b">", b"<"])).replace(b">C", ">酷刑".encode()))
    (made,) = lines_of_words([line], 1, Frame(1.0, 1000.0, 1000.0))
    assert made.text == "禁止 B 酷刑"


def test_lines_that_ocr_gave_no_words_for_are_found(tmp_path: Path) -> None:
    (picture,) = pictures(PAGE, dpi=100)
    words = [(72, top, 560) for top in (78, 96, 138, 156)]
    lines = []
    for left, top, right in words:
        box = (round(left * 100 / 72), round(top * 100 / 72), round(right * 100 / 72), round((top + 18) * 100 / 72))
        lines.append(WordLine((Word("words", box, 0.9),), box, 20.0, float(box[3])))
    assert unread_lines(picture, lines) == []
    (box,) = unread_lines(picture, [lines[0], lines[1], lines[3]])
    middle = (lines[2].box[1] + lines[2].box[3]) / 2
    assert box[1] < middle < box[3] and box[3] - box[1] < 30
    assert unread_lines(picture, []) == []


@needs_tesseract
def test_a_line_that_tesseract_drops_is_read_in_another_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it does now and then to one line of a page it does here to the third."""
    whole = lines_of_hocr

    def dropping(data: bytes) -> list[WordLine]:
        lines = whole(data)
        return [line for line in lines if not (len(lines) > 1 and line.words[0].text == "2.")]

    monkeypatch.setattr(ocr, "lines_of_hocr", dropping)
    document = read(tmp_path, scanned(pictures(PAGE)))
    assert document.text == TEXT and document.ledger.troubles == ()
    monkeypatch.setattr(ocr, "lines_of_hocr", lambda data: [x for x in whole(data) if x.words[0].text != "2."])
    document = read(tmp_path, scanned(pictures(PAGE)))
    assert document.ledger.troubles == (PageTrouble(1, "OCR gave no words for 1 of its lines"),)

"""Marks end where the quotation ends: inside lines, over lines, columns and pages, at raised digits and hyphens."""

from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.document import Document
from ingest.page_image import mark_boxes
from ingest.pdf.exact_boxes import exact_boxes
from ingest.pdf.reader import PdfReader
from ingest.pdf.same_letters import same_letters
from ingest.pdf.strips import strips_of
from ingest.run import Box, Run
from ingest.stretches import Stretch, stretches_of
from tests.ingest.pdf.setting import visual
from tests.ingest.scans import pictures, scanned
from tests.ingest.tiny_pdf import Text, column, tiny_pdf

X, SIZE = 72.0, 11.0


def _width(text: str, size: float = SIZE) -> float:
    return float(stringWidth(text, "Helvetica", size))


def _read(tmp_path: Path, *pages: list[Text]) -> tuple[Path, Document]:
    path = tmp_path / "x.pdf"
    path.write_bytes(tiny_pdf(pages))
    return path, PdfReader().read(path)


def _marks(path: Path, document: Document, quotation: str) -> list[tuple[int, Box]]:
    """(page, box) of each mark on `quotation`, which stands in the document once."""
    assert document.text.count(quotation) == 1
    start = document.text.index(quotation)
    stretches = stretches_of(document.text, document.runs, start, start + len(quotation))
    found = zip(stretches, mark_boxes(path, stretches), strict=True)
    return [(stretch.page, box) for stretch, boxes in found for box in boxes]


def _across(marks: list[tuple[int, Box]]) -> list[tuple[float, float]]:
    return [(box[0], box[2]) for _, box in marks]


def test_a_sentence_inside_a_line(tmp_path: Path) -> None:
    before, quotation, after = "Nobody came. ", "They kept the register.", " It was lost."
    path, document = _read(tmp_path, column([before + quotation + after]))
    ((page, (left, top, right, bottom)),) = _marks(path, document, quotation)
    assert page == 1
    assert left == pytest.approx(X + _width(before), abs=0.3)
    assert right == pytest.approx(X + _width(before + quotation), abs=0.3)
    baseline = 792 - 700
    assert baseline - SIZE < top < baseline - 0.7 * SIZE and baseline < bottom < baseline + 0.4 * SIZE


def test_over_the_end_of_a_line_with_its_hyphen(tmp_path: Path) -> None:
    lines = ["The commission met. The police must never tor-", "ture anybody at all. The session was closed then."]
    path, document = _read(tmp_path, column(lines))
    marks = _marks(path, document, "The police must never torture anybody at all.")
    begin = _width("The commission met. ")
    expected = [(X + begin, X + _width(lines[0])), (X, X + _width("ture anybody at all."))]
    assert [value for pair in _across(marks) for value in pair] == pytest.approx(
        [value for pair in expected for value in pair], abs=0.3
    )
    assert marks[0][1][3] <= marks[1][1][1] + 2


def test_one_word_of_a_line_and_only_it(tmp_path: Path) -> None:
    path, document = _read(tmp_path, column(["a register and another register, both kept"]))
    ((_, box),) = _marks(path, document, "another")
    assert box[0] == pytest.approx(X + _width("a register and "), abs=0.3)
    assert box[2] == pytest.approx(X + _width("a register and another"), abs=0.3)


def test_a_raised_digit_at_the_end_belongs_to_the_quotation(tmp_path: Path) -> None:
    line = "Force is the last means."
    end = X + _width(line)
    page = [*column([line]), Text(end, 704.5, "7", 6), Text(end + 8, 700, "It is written down.", SIZE)]
    path, document = _read(tmp_path, page)
    whole = _across(_marks(path, document, "Force is the last means.⁷"))
    assert min(left for left, _ in whole) == pytest.approx(X, abs=0.3)
    assert max(right for _, right in whole) == pytest.approx(end + _width("7", 6), abs=0.3)
    without = _across(_marks(path, document, "Force is the last means."))
    assert max(right for _, right in without) == pytest.approx(end, abs=0.3)


def test_over_columns_and_pages(tmp_path: Path) -> None:
    left = [f"Line {n} of the left column is full of words here" for n in range(1, 30)]
    right = [f"Row {n} of the right column is full of words too" for n in range(1, 30)]
    first = [*column(left, size=9), *column(right, x=330, size=9)]
    path, document = _read(tmp_path, first, column(["Last words of the text are on this page.", "And more."], size=9))
    marks = _marks(path, document, f"{left[-1]} {right[0]}")
    expected = [(72, 72 + _width(left[-1], 9)), (330, 330 + _width(right[0], 9))]
    assert [v for pair in _across(marks) for v in pair] == pytest.approx([v for p in expected for v in p], abs=0.3)
    over = _marks(path, document, f"{right[-1]} Last words of the text")
    assert [page for page, _ in over] == [1, 2]
    assert over[1][1][2] == pytest.approx(72 + _width("Last words of the text", 9), abs=0.3)


def test_turned_pages_are_marked_where_they_show_it(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    words = column(["Nobody came. They kept the register. It was lost."])
    path.write_bytes(tiny_pdf([words]).replace(b"/MediaBox", b"/Rotate 90/MediaBox", 1))
    # The table of places is wrong now: the reader finds the objects by looking for them.
    document = PdfReader().read(path)
    ((_, box),) = _marks(path, document, "They kept the register.")
    # Turned by a quarter clockwise, what stood x points from the left stands x points from the top.
    assert box[1] == pytest.approx(X + _width("Nobody came. "), abs=0.5)
    assert box[3] == pytest.approx(X + _width("Nobody came. They kept the register."), abs=0.5)
    assert box[2] - box[0] < 2 * SIZE


def test_a_scan_is_cut_between_its_words(tmp_path: Path) -> None:
    before, quotation, after = "Nobody came. ", "They kept the register.", " It was lost."
    path = tmp_path / "scan.pdf"
    line = before + quotation + after
    path.write_bytes(scanned(pictures(tiny_pdf([column([line])]))))
    box = (X, 792 - 700 - 9, X + _width(line), 792 - 700 + 3)
    (found,) = mark_boxes(path, [Stretch(1, box, line, len(before), len(before) + len(quotation))])
    (left, _, right, _), space = found[0], _width(" ")
    assert X + _width(before.rstrip()) < left < X + _width(before) + 0.5
    assert X + _width(before + quotation) - 0.5 < right < X + _width(before + quotation) + space + 0.5
    (whole,) = mark_boxes(path, [Stretch(1, box, line, 0, len(line))])
    assert whole == (box,)
    (head,) = mark_boxes(path, [Stretch(1, box, line, 0, len("Nobody"))])
    assert head[0][0] == pytest.approx(X, abs=1.5) and abs(head[0][2] - X - _width("Nobody")) < space + 0.5


def test_a_scan_of_which_nothing_is_seen_is_marked_by_lines(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(tiny_pdf([[]]))
    box = (72.0, 80.0, 300.0, 92.0)
    assert mark_boxes(path, [Stretch(1, box, "not there at all", 4, 9)]) == [(box,)]


def test_text_without_places_is_not_marked(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(tiny_pdf([column(["Something else altogether."])]))
    with pdfium.PdfDocument(path.read_bytes()) as pdf:
        page = pdf[0]
        stretch = Stretch(1, (0.0, 0.0, 612.0, 792.0), "what the second reader found", 5, 15)
        assert exact_boxes(page, [stretch]) == [()]


def test_arabic_is_marked_from_the_right() -> None:
    glyphs = [glyph for glyph in visual("ةملك ةملك ةملك") if glyph.text.strip()]
    from_right = sorted(glyphs, key=lambda glyph: -glyph.right)
    (box,) = strips_of(from_right, range(4))
    assert box[2] == from_right[0].right and box[0] == from_right[3].left


def test_what_is_unmarked_between_parts_the_stroke() -> None:
    glyphs = [glyph for glyph in visual("abcde") if glyph.text.strip()]
    assert len(strips_of(glyphs, {0, 1, 3, 4})) == 2
    assert len(strips_of(glyphs, set(range(5)))) == 1
    assert strips_of(glyphs, set()) == []


@pytest.mark.parametrize(
    ("text", "drawn", "expected"),
    [
        ("a b", ["a", "b"], [0, None, 1]),
        ("office", ["o", "ﬃ", "c", "e"], [0, 1, 1, 1, 2, 3]),
        ("é1", ["e", "¹"], [0, 1]),
        ("لا", ["ﻻ"], [0, 0]),
        ("(١)", [")", "١", "("], [0, 1, 2]),
        ("wholly other", ["x", "y"], []),
        ("", ["x"], []),
    ],
)
def test_letters_are_found_under_their_other_names(text: str, drawn: list[str], expected: list[int | None]) -> None:
    assert same_letters(text, drawn) == expected


@given(st.text(alphabet="abcdeéةل ", min_size=1, max_size=60))
def test_a_line_drawn_as_it_is_written_is_found_whole(text: str) -> None:
    drawn = [char for char in text if not char.isspace()]
    found = same_letters(text, drawn)
    assert [drawn[place] for place in found if place is not None] == drawn[: len(drawn) if found else 0]
    assert all(one < other for one, other in pairwise(place for place in found if place is not None))


def test_stretches_know_the_whole_line() -> None:
    text = "a | b\n\ncd"
    one, other = (0.0, 0.0, 9.0, 1.0), (0.0, 2.0, 9.0, 3.0)
    runs = (Run(0, 1, 1, one), Run(4, 5, 1, one), Run(7, 9, 2, other))
    assert stretches_of(text, runs, 0, 9) == [
        Stretch(1, one, "ab", 0, 1),
        Stretch(1, one, "ab", 1, 2),
        Stretch(2, other, "cd", 0, 2),
    ]
    assert stretches_of(text, runs, 8, 9) == [Stretch(2, other, "cd", 1, 2)]
    assert stretches_of(text, runs, 5, 7) == []

"""The judge of marks sees what is left out and what is too much; it is asked over tiny PDFs."""

from pathlib import Path
from shutil import which

import pytest

from eval import highlights
from eval.highlights import Marked, highlight_reports, marked_quotations
from eval.word_places import letter_places
from ingest.page_image import mark_boxes
from ingest.run import Box
from ingest.stretches import Stretch
from tests.ingest.tiny_pdf import column, tiny_pdf

needs_poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler is not installed")
LINES = [
    "The police must keep a full record of every arrest. A lawyer may read it at",
    "any time of the day. Nobody may be held without such a record in the station.",
]


def count(texts: object) -> list[int]:
    """Words as tokens."""
    assert isinstance(texts, (list, tuple))
    return [len(text.split()) for text in texts]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "x.pdf"
    file.write_bytes(tiny_pdf([column(LINES)]))
    return file


@needs_poppler
def test_letters_stand_where_they_were_put(path: Path) -> None:
    places = letter_places(path, 1)
    assert "".join(place.letter for place in places) == "".join(LINES).replace(" ", "")
    assert 72 < places[0].x < 80 and 792 - 700 - 9 < places[0].y < 792 - 700 + 2
    assert places[-1].y - places[0].y == pytest.approx(14, abs=0.2)
    assert letter_places(path, 2) == []


@needs_poppler
def test_right_marks_are_right(path: Path) -> None:
    marked = marked_quotations(path, 10, count)
    assert len(marked) == 3 and all(each.right and each.seen for each in marked)
    assert [each.lines for each in marked] == [1, 2, 1]
    assert len(marked_quotations(path, 2, count)) == 2


@needs_poppler
@pytest.mark.parametrize(
    ("by", "missing", "more"),
    [((30, 0, 30, 0), True, True), ((0, 0, 60, 0), False, True), ((0, 0, -40, 0), True, False)],
)
def test_marks_that_are_off_are_found_out(
    path: Path, monkeypatch: pytest.MonkeyPatch, by: Box, missing: bool, more: bool
) -> None:
    real = mark_boxes

    def moved(file: Path, stretches: list[Stretch]) -> list[tuple[Box, ...]]:
        return [
            tuple((a + by[0], b + by[1], c + by[2], d + by[3]) for a, b, c, d in boxes)
            for boxes in real(file, stretches)
        ]

    monkeypatch.setattr(highlights, "mark_boxes", moved)
    first = marked_quotations(path, 10, count)[0]
    assert (first.missing > 0, first.more > 0) == (missing, more) and not first.right


def test_a_file_that_is_no_pdf_gives_nothing(tmp_path: Path) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"%PDF-1.4 nothing")
    assert marked_quotations(file, 10, count) == []


def test_the_report_counts_by_hand() -> None:
    def one(file: str, missing: int, seen: bool = True, pages: tuple[int, ...] = (1,)) -> Marked:
        return Marked(file, 0, 9, "latin and cyrillic", pages, 1, missing, 0, seen)

    arabic = Marked("c", 0, 9, "arabic", (1,), 1, 0, 1, True)
    found = highlight_reports([one("a", 0), one("a", 2), one("b", 0, pages=(1, 2)), one("b", 9, seen=False), arabic])
    assert list(found) == ["arabic", "latin and cyrillic", "all"]
    latin = found["latin and cyrillic"]
    assert (latin.files, latin.quotations, latin.over_pages, latin.unseen) == (2, 3, 1, 1)
    assert latin.right.value == pytest.approx(2 / 3)
    assert found["all"].right.value == pytest.approx(2 / 4)

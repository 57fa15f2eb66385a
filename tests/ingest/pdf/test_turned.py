"""Pages and text that are turned: read as they are when the page is held straight."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.place import turned, turned_back
from tests.ingest.pdf.setting import HEIGHT, WIDTH, page_text, texts

LINES = ["The first line of the page is read first", "The second line follows it on the page", "The third line ends it"]


def upright(canvas: Canvas) -> None:
    for number, line in enumerate(LINES):
        canvas.drawString(100, 600 - 14 * number, line)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_the_file_shows_turned(turn: int) -> None:
    page = page_text(upright, turn=turn)
    assert sorted(texts(page)) == sorted(LINES)
    assert (page.width, page.height) == ((WIDTH, HEIGHT) if turn in (0, 180) else (HEIGHT, WIDTH))


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_whose_text_is_all_turned_is_held_straight(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(degrees)
        canvas.translate(-150, 0)
        for number, line in enumerate(LINES):
            canvas.drawString(0, -14 * number, line)

    page = page_text(draw)
    assert texts(page) == LINES
    for line in page.lines:
        left, top, right, bottom = line.pieces[0].box or (0.0,) * 4
        assert (right - left > bottom - top) is (degrees == 180)
        assert 0 <= left < right <= WIDTH and 0 <= top < bottom <= HEIGHT


def test_a_note_up_the_margin_comes_after_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "a note in the margin")
        canvas.restoreState()
        upright(canvas)

    assert texts(page_text(draw)) == [*LINES, "a note in the margin"]


def test_a_slanting_word_across_the_page_divides_no_line() -> None:
    def draw(canvas: Canvas) -> None:
        upright(canvas)
        canvas.translate(200, 500)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "DRAFT")

    assert texts(page_text(draw)) == [*LINES, "DRAFT"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_there_and_back(turn: int) -> None:
    box = (10.0, 20.0, 30.0, 60.0)
    assert turned_back(turn, WIDTH, HEIGHT).box(turned(turn, WIDTH, HEIGHT).box(box)) == box

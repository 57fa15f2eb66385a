"""A footnote mark that stands alone on the next line belongs to the word before it."""

from pathlib import Path

from tests.ingest.drawn_pdf import Drawing, drawn, sentences, texts


def test_a_mark_alone_on_its_line_is_no_paragraph(tmp_path: Path) -> None:
    def page(drawing: Drawing) -> None:
        y = drawing.text(60, 80, sentences(6), 450)
        drawing.line(60, y - 4, "11", 6)
        drawing.text(60, y + 24, sentences(6, "b"), 450)

    assert texts(drawn(tmp_path, page)) == [sentences(6) + "¹¹", sentences(6, "b")]


def test_a_number_of_the_same_size_or_far_below_is_no_mark(tmp_path: Path) -> None:
    def page(drawing: Drawing) -> None:
        y = drawing.text(60, 80, sentences(6), 450)
        drawing.line(60, y + 40, "11", 6)
        drawing.text(60, y + 90, sentences(6, "b"), 450)

    assert "¹" not in drawn(tmp_path, page).text

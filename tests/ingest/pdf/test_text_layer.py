"""The words of a page's text layer, their places and styles."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf import text_layer
from ingest.pdf.glyphs import Glyphs
from ingest.pdf.text_layer import read_layer
from tests.ingest.pdf.setting import HEIGHT, WIDTH
from tests.ingest.tiny_pdf import Text, tiny_pdf


def glyphs(texts: list[Text]) -> list[Glyphs]:
    with pdfium.PdfDocument(tiny_pdf([texts])) as file:
        return read_layer(file[0]).glyphs


def test_words_have_the_boxes_of_their_letters() -> None:
    first, space, second = glyphs([Text(100, 700, "human rights", 10)])
    assert (first.text, space.text, second.text) == ("human", " ", "rights")
    assert not space.made
    assert first.left == pytest.approx(100, abs=1) and first.right < second.left
    assert second.right == pytest.approx(100 + 57.8, abs=0.5)
    assert first.baseline == second.baseline == pytest.approx(92)
    assert (first.size, first.bold) == (10, False)


def test_a_word_of_two_styles_comes_in_two_parts() -> None:
    parts = [g for g in glyphs([Text(100, 700, "in", 10), Text(107.8, 700, "humane", 10, True)]) if g.text.strip()]
    assert [(g.text, g.bold) for g in parts] == [("in", False), ("humane", True)]


def test_a_space_between_two_objects_is_made() -> None:
    spaces = [g for g in glyphs([Text(100, 700, "human", 10), Text(140, 700, "rights", 10)]) if not g.text.strip()]
    assert [space.made for space in spaces] == [True]


def test_a_trap_of_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_layer, "MOST_CHARS", 5)
    with pytest.raises(ValueError, match="12 characters"):
        glyphs([Text(100, 700, "human rights", 10)])


def test_places_count_from_the_crop_box() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), cropBox=(50, 50, 550, 800))
    canvas.drawString(150, 700, "word")
    canvas.save()
    with pdfium.PdfDocument(buffer.getvalue()) as file:
        (word,) = read_layer(file[0]).glyphs
    assert word.left == pytest.approx(100, abs=1) and word.baseline == pytest.approx(100)

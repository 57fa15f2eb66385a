"""Boxes of a PDF: by fill or frame, with their titles, beside and between paragraphs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.document import Document
from tests.ingest.drawn_pdf import Drawing, drawn, sentences, texts

EXAMPLE = "In 2019 the police began to record all interviews on video, in every station of the country."


def block(document: Document, begin: str) -> tuple[str, tuple[str, ...], str, str]:
    """(kind, path, role, country) of the block that begins so."""
    found = [b for b in document.blocks if document.text[b.start : b.end].startswith(begin)]
    assert len(found) == 1, texts(document)
    return found[0].kind, found[0].path, found[0].role, found[0].country


def filled(d: Drawing, y: float, height: float) -> None:
    d.box(60, y, 470, height)


def framed(d: Drawing, y: float, height: float) -> None:
    d.box(60, y, 470, height, fill=None, line=True)


def four_lines(d: Drawing, y: float, height: float) -> None:
    for x0, y0, x1, y1 in ((60, y, 530, y), (60, y + height, 530, y + height), (60, y, 60, y + height)):
        d.rule(x0, y0, x1, y1)
    d.rule(530, y, 530, y + height)


def rounded(d: Drawing, y: float, height: float) -> None:
    d.canvas.setFillGray(0.9)
    d.canvas.roundRect(60, 842 - y - height, 470, height, 8, stroke=1, fill=1)


def striped(d: Drawing, y: float, height: float) -> None:
    d.box(60, y, 470, 18, fill=0.6)
    d.box(60, y + 18, 470, height - 18, fill=0.95)


@pytest.mark.parametrize("ground", [filled, framed, four_lines, rounded, striped])
def test_a_box_has_its_title_and_country(tmp_path: Path, ground: Callable[[Drawing, float, float], None]) -> None:
    def page(d: Drawing) -> None:
        d.line(60, 40, "What the police can do", 20, bold=True)
        d.line(60, 70, "Recording of interviews", 14, bold=True)
        y = d.text(60, 95, sentences(5))
        ground(d, y + 5, 70)
        d.line(70, y + 18, "Country example: Georgia", bold=True)
        d.text(70, y + 36, EXAMPLE)
        d.text(60, y + 100, sentences(4, "b"))

    document = drawn(tmp_path, page)
    outer = ("Recording of interviews",)
    assert block(document, "In 2019") == (
        "box", (*outer, "Country example: Georgia"), "country practice", "Georgia",
    )  # fmt: skip
    assert block(document, sentences(1, "b")) == ("paragraph", outer, "", "")


def test_a_box_beside_a_paragraph_leaves_it_whole(tmp_path: Path) -> None:
    long = sentences(24)

    def page(d: Drawing) -> None:
        d.box(360, 90, 180, 110)
        d.line(370, 110, "Georgia", bold=True)
        d.text(370, 126, EXAMPLE, width=160)
        d.text(60, 100, long, width=280)

    document = drawn(tmp_path, page)
    assert EXAMPLE in texts(document, "box")
    assert long in texts(document, "paragraph")


def test_a_box_goes_over_a_page_break(tmp_path: Path) -> None:
    whole = sentences(9, "c")
    half = whole.index("of place c7")

    def first(d: Drawing) -> None:
        y = d.text(60, 60, sentences(12))
        d.box(60, y + 5, 470, 130)
        d.line(70, y + 20, "Box 1: Stations", bold=True)
        d.text(70, y + 38, whole[:half])

    def second(d: Drawing) -> None:
        d.box(60, 50, 470, 60)
        d.text(70, 68, whole[half:])
        d.text(60, 140, sentences(5, "d"))

    document = drawn(tmp_path, first, second)
    assert texts(document, "box") == [whole]


def test_two_boxes_on_two_pages_stay_two(tmp_path: Path) -> None:
    def page(country: str) -> Callable[[Drawing], None]:
        def draw(d: Drawing) -> None:
            d.box(60, 50, 470, 60)
            d.line(70, 66, country, bold=True)
            d.text(70, 82, f"In {country} all is recorded on video now. {EXAMPLE}")

        return draw

    document = drawn(tmp_path, page("Georgia"), page("Uganda"))
    assert [b.country for b in document.blocks if b.kind == "box"] == ["Georgia", "Uganda"]


def test_the_page_s_own_ground_and_a_heading_s_are_no_boxes(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.box(0, 0, 595, 842, fill=0.97)
        d.line(60, 40, "What the police can do", 20, bold=True)
        d.box(60, 60, 470, 30, fill=0.4)
        d.line(70, 80, "Safeguards", 14, bold=True)
        d.text(60, 110, sentences(6))

    document = drawn(tmp_path, page)
    assert texts(document, "box") == []
    assert texts(document, "heading") == ["What the police can do", "Safeguards"]
    assert document.blocks[2].path == ("Safeguards",)


def test_lists_and_paragraphs_inside_a_box(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.text(60, 60, sentences(6))
        d.box(60, 130, 470, 100)
        d.line(70, 148, "Checklist", bold=True)
        d.text(70, 166, "Before an interview the officer makes sure of two things:")
        d.line(80, 182, "(a) the lawyer has come;")
        d.line(80, 196, "(b) the recording runs.")

    document = drawn(tmp_path, page)
    kinds = {document.text[b.start : b.end][:3]: (b.kind, b.label) for b in document.blocks if "Checklist" in b.path}
    assert kinds == {"Bef": ("box", ""), "(a)": ("list item", "(a)"), "(b)": ("list item", "(b)")}


def test_a_page_of_thousands_of_shapes_is_read_soon(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        for n in range(12_000):
            d.rule(60 + n % 400, 300 + n % 300, 62 + n % 390, 420 + n % 290)
        d.text(60, 60, sentences(6))

    assert texts(drawn(tmp_path, page)) == [sentences(6)]


def test_the_last_line_of_a_box_stands_alone_on_the_next_page(tmp_path: Path) -> None:
    last = "and not later (art. 3)"

    def first(drawing: Drawing) -> None:
        drawing.text(60, 80, sentences(30), 450)
        drawing.box(60, 690, 475, 80)
        drawing.text(70, 710, sentences(8, "x").removesuffix("."), 440)

    def second(drawing: Drawing) -> None:
        drawing.box(60, 60, 475, 18)
        drawing.line(70, 73, last)
        drawing.text(60, 110, sentences(12, "b"), 450)

    document = drawn(tmp_path, first, second)
    assert texts(document, "box") == [f"{sentences(8, 'x').removesuffix('.')} {last}"]

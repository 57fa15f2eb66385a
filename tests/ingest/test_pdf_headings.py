"""Headings of a PDF and how deep they stand; labels and paragraphs at line and page breaks; links."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.pdf.heading_levels import label_of_heading
from tests.ingest.drawn_pdf import Drawing, drawn, sentences, texts


def paths(document: Document) -> dict[str, tuple[str, ...]]:
    headings = [b for b in document.blocks if b.kind == "heading"]
    return {document.text[b.start : b.end]: b.path for b in headings}


def test_numbers_order_headings_that_are_set_alike(tmp_path: Path) -> None:
    titles = ["Introduction", "I. Arrest", "A. Grounds", "1. Suspicion", "B. Force", "II. Custody", "A. Registers"]

    def page(d: Drawing) -> None:
        d.line(60, 40, "Report of the working group", 20, bold=True)
        y = 70.0
        for n, title in enumerate(titles):
            d.line(60, y, title, 12, bold=True)
            y = d.text(60, y + 18, sentences(4, f"{n}-")) + 12

    found = paths(drawn(tmp_path, page))
    assert found["Introduction"] == found["I. Arrest"] == ()
    assert found["A. Grounds"] == ("I. Arrest",)
    assert found["1. Suspicion"] == ("I. Arrest", "A. Grounds")
    assert found["B. Force"] == ("I. Arrest",)
    assert found["A. Registers"] == ("II. Custody",)


def test_the_outline_says_how_deep_headings_stand(tmp_path: Path) -> None:
    tree = [("Arrest", 0), ("Grounds", 1), ("Reasonable suspicion", 2), ("Force", 1), ("Custody", 0)]

    def page(d: Drawing) -> None:
        d.line(60, 40, "Report of the working group", 20, bold=True)
        y = 70.0
        for n, (title, depth) in enumerate(tree):
            d.canvas.bookmarkPage(title)
            d.canvas.addOutlineEntry(title, title, depth)
            d.line(60, y, title, 12, bold=True)
            y = d.text(60, y + 18, sentences(4, f"{n}-")) + 12

    found = paths(drawn(tmp_path, page))
    assert found["Reasonable suspicion"] == ("Arrest", "Grounds")
    assert found["Force"] == ("Arrest",)
    assert found["Custody"] == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [("Article 3", "Article 3"), ("IV. Torture", "IV."), ("B. Force", "B."), ("2.1 Registers", "2.1"), ("Force", "")],
)
def test_labels_of_headings(text: str, label: str) -> None:
    assert label_of_heading(text) == label


def test_a_label_by_the_accident_of_a_line_break_begins_nothing(tmp_path: Path) -> None:
    lines = [
        "1. The duty to investigate is laid down in several texts (see general comment No. 3, para.",
        "12) and it does not depend on a complaint (see also the report of the expert, paras.",
        "20) of the person concerned, who may be afraid to speak.",
        "2. The second paragraph follows directly (see general comment No. 3, para. 2)",
        "3. The third paragraph follows a line that ends without a stop.",
    ]

    def page(d: Drawing) -> None:
        for n, line in enumerate(lines):
            d.line(60, 60 + 13 * n, line)

    assert texts(drawn(tmp_path, page)) == [" ".join(lines[:3]), lines[3], lines[4]]


def test_a_paragraph_goes_on_over_a_page_inside_its_bracket(tmp_path: Path) -> None:
    begin = sentences(4) + " The duty follows from the treaty, too (see general comment No. 3, paras. 12 and art."

    def first(d: Drawing) -> None:
        d.line(60, 60, "1. A first paragraph of one line, which ends here.")
        d.text(60, 80, "2. " + begin)

    def second(d: Drawing) -> None:
        d.text(60, 60, "14) of the treaty, which binds all parties.")
        d.line(60, 90, "3. A third paragraph.")

    assert texts(drawn(tmp_path, first, second))[1] == f"2. {begin} 14) of the treaty, which binds all parties."


def test_links_stand_at_their_words(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.line(60, 40, "Key resources", 14, bold=True)
        first = "Manual on the investigation of torture, second edition"
        d.line(60, 70, first)
        d.line(60, 90, "Rules for visits: https://example.org/rules")
        width = d.canvas.stringWidth
        left = 60 + width("Manual on the ", "Helvetica", 10)
        right = left + width("investigation of torture", "Helvetica", 10)
        d.canvas.linkURL("https://example.org/manual", (left, 842 - 72, right, 842 - 60))
        left = 60 + width("Rules for visits: ", "Helvetica", 10)
        d.canvas.linkURL("https://example.org/rules", (left, 842 - 92, left + 130, 842 - 80))
        d.canvas.linkURL("file:///etc/passwd", (60, 842 - 92, 100, 842 - 80))

    document = drawn(tmp_path, page)
    shown = {document.text[link.start : link.end]: link.address for link in document.links}
    assert shown == {
        "investigation of torture": "https://example.org/manual",
        "https://example.org/rules": "https://example.org/rules",
    }


def test_time_grows_with_the_pages_and_not_faster(tmp_path: Path) -> None:
    def run(count: int) -> float:
        def page(number: int) -> Callable[[Drawing], None]:
            def draw(d: Drawing) -> None:
                d.line(60, 30, "Advice on custody", 8)
                d.line(60, 60, f"{number}. Heading of chapter {number}", 12, bold=True)
                d.text(60, 80, sentences(10, f"{number}-"))
                d.line(290, 815, str(number), 8)

            return draw

        started = time.process_time()
        drawn(tmp_path, *[page(number) for number in range(count)])
        return time.process_time() - started

    run(5)
    assert run(160) < 8 * run(40) + 1

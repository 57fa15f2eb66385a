"""Running headers, footers and page numbers go; what stands in the text stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.drawn_pdf import Drawing, drawn, sentences, texts

Page = Callable[[Drawing], None]


def pages(count: int, furniture: Callable[[Drawing, int], None], begin: int = 1) -> list[Page]:
    def page(number: int) -> Page:
        def draw(d: Drawing) -> None:
            furniture(d, number)
            d.text(60, 80, sentences(14, f"p{number}-"))

        return draw

    return [page(number) for number in range(begin, begin + count)]


def body(count: int) -> list[str]:
    return [sentences(14, f"p{number}-") for number in range(1, count + 1)]


def plain(d: Drawing, number: int) -> None:
    d.line(60, 30, "Advice on custody", 8)
    d.line(290, 815, str(number), 8)


def odd_and_even(d: Drawing, number: int) -> None:
    d.line(400 if number % 2 else 60, 30, "Advice on custody" if number % 2 else "A/HRC/71/19", 8)
    d.line(520 if number % 2 else 60, 815, str(number), 8)


def by_chapter(d: Drawing, number: int) -> None:
    d.line(60, 30, "Arrest" if number < 5 else "Interviews", 8)
    d.line(290, 815, f"Page {number} of 8", 8)


def two_sides(d: Drawing, number: int) -> None:
    d.line(60, 30, "A/HRC/71/19", 8)
    d.line(500, 30, f"GE.20-{12345}", 8)
    d.line(60, 815, str(number), 8)


@pytest.mark.parametrize("furniture", [plain, odd_and_even, by_chapter, two_sides])
def test_what_runs_over_the_pages_goes_and_is_named(tmp_path: Path, furniture: Callable[[Drawing, int], None]) -> None:
    document = drawn(tmp_path, *pages(8, furniture))
    assert texts(document) == body(8)
    removed = document.ledger.removed
    assert document.ledger.furniture == len(removed) == 16
    assert {item.page for item in removed} == set(range(1, 9))
    assert {item.why for item in removed} == {"running line", "page number"}


@pytest.mark.parametrize("count", [2, 3])
def test_short_documents(tmp_path: Path, count: int) -> None:
    assert texts(drawn(tmp_path, *pages(count, plain))) == body(count)


def test_the_number_of_a_single_page(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.text(60, 80, sentences(14, "p1-"))
        d.line(290, 815, "1", 8)

    assert texts(drawn(tmp_path, page)) == body(1)


def test_the_end_of_a_broken_symbol_is_no_number_of_a_page(tmp_path: Path) -> None:
    def page(number: int) -> Page:
        def draw(d: Drawing) -> None:
            d.text(60, 80, sentences(14, f"p{number}-"))
            d.line(60, 765, "(a) Visits by a body that is independent of the police (A/HRC/")
            d.line(60, 788, f"{40 + number}/{50 + number * number});")

        return draw

    found = " ".join(texts(drawn(tmp_path, *[page(number) for number in range(1, 5)])))
    assert [f"{40 + n}/{50 + n * n});" in found for n in range(1, 5)] == [True] * 4


@pytest.mark.parametrize("text", ["Page 1 of 1", "1/1", "(1/3)"])
def test_the_number_of_a_page_among_all(tmp_path: Path, text: str) -> None:
    def page(d: Drawing) -> None:
        d.text(60, 80, sentences(14, "p1-"))
        d.line(290, 815, text, 8)

    assert texts(drawn(tmp_path, page)) == body(1)


def test_headings_that_come_again_at_the_top_of_the_text_stay(tmp_path: Path) -> None:
    def page(d: Drawing, number: int) -> None:
        plain(d, number)
        if number in (2, 4):
            d.line(60, 66, "Recommended practice", 12, bold=True)

    def draw(number: int) -> Page:
        def one(d: Drawing) -> None:
            page(d, number)
            d.text(60, 80 if number in (2, 4) else 66, sentences(14, f"p{number}-"))

        return one

    document = drawn(tmp_path, *[draw(number) for number in range(1, 6)])
    assert texts(document, "heading") == ["Recommended practice"] * 2


def test_articles_at_the_same_place_of_each_page_stay(tmp_path: Path) -> None:
    def page(number: int) -> Page:
        def draw(d: Drawing) -> None:
            d.line(60, 60, f"Article {3 * number}", 12, bold=True)
            d.text(60, 80, sentences(14, f"p{number}-"))

        return draw

    document = drawn(tmp_path, *[page(number) for number in range(1, 7)])
    assert texts(document, "heading") == [f"Article {3 * number}" for number in range(1, 7)]


def test_a_watermark_goes(tmp_path: Path) -> None:
    def marked(d: Drawing, number: int) -> None:
        d.line(200, 600, "DRAFT", 60, bold=True)

    document = drawn(tmp_path, *pages(4, marked))
    assert texts(document) == body(4)


def test_the_printers_number_and_the_documents_symbol_on_later_pages_go(tmp_path: Path) -> None:
    def page(number: int) -> Callable[[Drawing], None]:
        def draw(drawing: Drawing) -> None:
            drawing.line(480 if number == 1 else 60, 56, "A/INF/99/1", 10 if number == 1 else 8, bold=number > 1)
            drawing.text(100, 120, sentences(8, f"p{number}"))
            if number == 1:
                drawing.line(65, 760, "99-02065 (E) 170299 180299")

        return draw

    document = drawn(tmp_path, page(1), page(2))
    assert document.text.count("A/INF/99/1") == 1, "the first page keeps it: there it names the document"
    assert "99-02065" not in document.text
    assert {removed.text for removed in document.ledger.removed} == {"A/INF/99/1", "99-02065 (E) 170299 180299"}

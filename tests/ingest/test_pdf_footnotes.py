"""Footnotes of a PDF and their markers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.document import Document
from tests.ingest.drawn_pdf import Drawing, drawn, sentences, texts


def marked(d: Drawing, y: float, text: str, number: str) -> None:
    """A line of text with a raised number at its end."""
    d.line(60, y, text)
    d.line(60 + d.canvas.stringWidth(text, "Helvetica", 10), y - 4, number, 6)


def notes(document: Document) -> list[tuple[str, str]]:
    found = [b for b in document.blocks if b.kind == "footnote"]
    return [(b.label, document.text[b.start : b.end]) for b in found]


@pytest.mark.parametrize(
    "form", ["{} See article {}.", "{}. See article {}.", "[{}] See article {}.", "{}) See article {}."]
)
def test_small_notes_in_each_printed_form(tmp_path: Path, form: str) -> None:
    def page(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5))
        marked(d, y, "Nobody may be tortured.", "1")
        marked(d, y + 14, "Nobody may be threatened.", "2")
        for n in (1, 2):
            d.line(60, 760 + 12 * n, form.format(n, n + 5), 8)

    document = drawn(tmp_path, page)
    assert notes(document) == [(f"fn {n}", form.format(n, n + 5)) for n in (1, 2)]
    assert "tortured.¹" in document.text


def test_notes_of_the_text_s_own_size_below_a_short_rule(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5))
        marked(d, y, "Nobody may be tortured.", "7")
        d.rule(60, 740, 200, 740)
        d.text(60, 755, "7 " + sentences(2, "n"))

    assert notes(drawn(tmp_path, page)) == [("fn 7", "7 " + sentences(2, "n"))]


def test_a_note_goes_on_on_the_next_page(tmp_path: Path) -> None:
    whole = "1 " + sentences(6, "n")

    def first(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5))
        marked(d, y, "Nobody may be tortured.", "1")
        d.rule(60, 760, 200, 760)
        d.text(60, 772, whole[:180], size=8)

    def second(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5, "b"))
        marked(d, y, "Nobody may be threatened.", "2")
        d.rule(60, 740, 200, 740)
        y = d.text(60, 752, whole[180:], size=8)
        d.line(60, y, "2 See article 2.", 8)

    document = drawn(tmp_path, first, second)
    assert [label for label, _ in notes(document)] == ["fn 1", "fn 2"]
    assert notes(document)[0][1].replace(" ", "") == whole.replace(" ", "")


def test_numbers_that_begin_anew_on_each_page(tmp_path: Path) -> None:
    def page(name: str) -> Callable[[Drawing], None]:
        def draw(d: Drawing) -> None:
            y = d.text(60, 60, sentences(5, name))
            marked(d, y, "Nobody may be tortured.", "1")
            d.line(60, 780, f"1 See the note of page {name}.", 8)

        return draw

    document = drawn(tmp_path, page("a"), page("b"))
    assert [text for _, text in notes(document)] == ["1 See the note of page a.", "1 See the note of page b."]


def test_a_small_list_at_the_foot_is_no_note_where_notes_are_raised(tmp_path: Path) -> None:
    def page(number: int) -> Callable[[Drawing], None]:
        def draw(d: Drawing) -> None:
            y = d.text(60, 60, sentences(6, f"p{number}-"))
            marked(d, y, f"Nobody may be tortured in place {number}.", str(number))
            d.rule(60, 760, 200, 760)
            d.line(60, 776, str(number), 5)
            d.line(64, 780, f"See article {number + 4}.", 8)

        return draw

    def listed(d: Drawing) -> None:
        d.text(60, 60, sentences(6, "l"))
        d.line(60, 700, "1. The first thing that the court orders.", 8)
        d.line(60, 712, "2. The second thing that the court orders.", 8)

    document = drawn(tmp_path, page(1), page(2), page(3), listed)
    assert [label for label, _ in notes(document)] == ["fn 1", "fn 2", "fn 3"]
    assert "1. The first thing that the court orders." in texts(document, "paragraph")


def test_an_underlined_heading_is_no_rule_above_notes(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.text(60, 60, sentences(5))
        d.line(60, 150, "Decides")
        d.rule(60, 152, 96, 152)
        d.line(60, 175, "1. To keep the measures that the court has ordered.")
        d.line(60, 195, "2. To tell the parties of this decision.")

    document = drawn(tmp_path, page)
    assert notes(document) == []


def test_endnotes_under_their_heading(tmp_path: Path) -> None:
    def first(d: Drawing) -> None:
        d.line(60, 50, "Arrest", 14, bold=True)
        y = d.text(60, 80, sentences(5))
        marked(d, y, "Nobody may be tortured.", "1")
        marked(d, y + 14, "Nobody may be threatened.", "2")

    def second(d: Drawing) -> None:
        d.line(60, 50, "Notes", 14, bold=True)
        d.line(60, 80, "1. See article 2 of the Convention.")
        d.line(60, 100, "2. See article 16 of the Convention.")

    document = drawn(tmp_path, first, second)
    assert notes(document) == [
        ("fn 1", "1. See article 2 of the Convention."),
        ("fn 2", "2. See article 16 of the Convention."),
    ]


def test_a_numbered_list_under_notes_without_markers_stays(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.line(60, 50, "Arrest", 14, bold=True)
        d.text(60, 80, sentences(5))
        d.line(60, 180, "Notes", 14, bold=True)
        d.line(60, 210, "1. Bring the register along.")
        d.line(60, 230, "2. Speak to everyone alone.")

    assert notes(drawn(tmp_path, page)) == []


def test_a_number_inside_a_bracket_begins_no_note(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5))
        marked(d, y, "Nobody may be tortured.", "15")
        marked(d, y + 14, "Nobody may be threatened.", "16")
        d.line(60, 748, "15 The Protocol gives visitors free access to all places (articles", 8)
        d.line(60, 758, "16 and 24) and to all people.", 8)
        d.line(60, 768, "16 See article 2.", 8)

    found = notes(drawn(tmp_path, page))
    assert [label for label, _ in found] == ["fn 15", "fn 16"]
    assert found[0][1].endswith("(articles 16 and 24) and to all people.")

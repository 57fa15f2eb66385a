"""Which footnotes a passage gets."""

from pathlib import Path

from ingest.assemble import assemble
from ingest.cut import cut
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.page import Page
from tests.ingest.documents import count_words, document, draft

LONG = "The officer shall tell the person why. " * 24


def on_page(kind: str, text: str, label: str, page: int) -> Draft:
    return Draft(kind, (Piece(text, page, (0.0, 0.0, 9.0, 9.0)),), label)  # type: ignore[arg-type]


def notes(made: Document) -> list[list[str]]:
    """The text of the footnotes of each passage."""
    return [[made.text[n.start : n.end] for n in passage.footnotes] for passage in cut(made, count_words)]


def test_the_marker_may_stand_in_the_second_passage_of_a_paragraph() -> None:
    made = document([draft("paragraph", f"1. {LONG}So it is.¹", "1."), draft("footnote", "¹ Ibid.", "fn 1")])
    assert notes(made) == [[], ["¹ Ibid."]]


def test_numbers_that_begin_anew_on_each_page_mean_the_note_there() -> None:
    drafts = [
        on_page("paragraph", "1. One.¹", "1.", 1), on_page("paragraph", "2. Two.¹", "2.", 2),
        on_page("paragraph", "3. Three.¹", "3.", 3), on_page("footnote", "¹ Of one.", "fn 1", 1),
        on_page("footnote", "¹ Of two.", "fn 1", 2), on_page("footnote", "¹ Of three, over the page.", "fn 1", 4),
    ]  # fmt: skip
    pages = tuple(Page(number, str(number), 100.0, 100.0, "text") for number in range(1, 5))
    made = assemble(Path("a.pdf"), b"a", "test 1", drafts, pages=pages)
    assert notes(made) == [["¹ Of one."], ["¹ Of two."], ["¹ Of three, over the page."]]


def test_a_passage_over_two_pages_gets_both_notes_of_one_number() -> None:
    drafts = [
        Draft("paragraph", (Piece("One¹ and ", 1, (0.0, 0.0, 9.0, 9.0)), Piece("two¹.", 2, (0.0, 0.0, 9.0, 9.0)))),
        on_page("footnote", "¹ Of one.", "fn 1", 1), on_page("footnote", "¹ Of two.", "fn 1", 2),
    ]  # fmt: skip
    pages = tuple(Page(number, str(number), 100.0, 100.0, "text") for number in (1, 2))
    assert notes(assemble(Path("a.pdf"), b"a", "test 1", drafts, pages=pages)) == [["¹ Of one.", "¹ Of two."]]


def test_without_pages_the_order_tells() -> None:
    made = document(
        [
            draft("paragraph", "1. One.¹", "1."), draft("paragraph", "2. Two.¹", "2."),
            draft("footnote", "¹ First.", "fn 1"), draft("footnote", "¹ Second.", "fn 1"),
        ]
    )  # fmt: skip
    assert notes(made) == [["¹ First."], ["¹ Second."]]


def test_what_looks_like_a_marker_is_none_without_a_note() -> None:
    made = document(
        [
            draft("paragraph", "An area of 4 m² and 5 km² [1] stands* here [^x]†, 2 ² not."),
            draft("footnote", "† Yes.", "fn †"),
            draft("footnote", "² No.", "fn 2"), draft("footnote", "x Yes.", "fn x"),
        ]
    )  # fmt: skip
    assert notes(made) == [["x Yes.", "† Yes.", "² No."]]


def test_signs_brackets_and_raised_letters_mark_notes() -> None:
    made = document(
        [
            draft("paragraph", "One.[3] Two.* Three.ᵃ Four. ¹² Five.[3]"), draft("footnote", "a. A.", "fn a"),
            draft("footnote", "12 B.", "fn 12"), draft("footnote", "* C.", "fn *"), draft("footnote", "[3] D.", "fn 3"),
        ]
    )  # fmt: skip
    assert notes(made) == [["[3] D.", "* C.", "a. A.", "12 B."]]

"""How documents are cut into passages."""

from ingest.cut import LIMIT, cut
from ingest.document import Document
from ingest.draft import Draft
from tests.ingest.documents import count_words, document, draft

LONG = "The officer shall tell the person why. " * 12


def passages(*drafts: Draft) -> tuple[Document, list[str]]:
    made = document(drafts)
    return made, [made.text[p.start : p.end] for p in cut(made, count_words)]


def test_a_numbered_paragraph_is_one_passage() -> None:
    _, texts = passages(draft("paragraph", "1. One thing.", "1."), draft("paragraph", "2. Another.", "2."))
    assert texts == ["1. One thing.", "2. Another."]


def test_short_neighbours_share_a_passage_but_not_over_headings() -> None:
    _, texts = passages(
        draft("heading", "First", level=10), draft("paragraph", "One."), draft("paragraph", "Two."),
        draft("heading", "Second", level=10), draft("paragraph", "Three."),
    )  # fmt: skip
    assert texts == ["First\n\nOne.\n\nTwo.", "Second\n\nThree."]


def test_headings_without_a_body_lead_what_comes_next() -> None:
    _, texts = passages(
        draft("heading", "Title", level=0), draft("paragraph", "Words."),
        draft("heading", "Empty", level=20), draft("heading", "Bare", level=20),
        draft("heading", "Next", level=20), draft("paragraph", "Body."),
        draft("heading", "Last", level=20),
    )  # fmt: skip
    assert texts == ["Title\n\nWords.", "Empty\n\nBare\n\nNext\n\nBody.", "Last"]


def test_items_stay_with_their_lead() -> None:
    items = [draft("list item", f"({letter}) an item;", f"({letter})") for letter in "abc"]
    _, texts = passages(draft("paragraph", "5. The following apply:", "5."), *items, draft("paragraph", "6. So.", "6."))
    assert texts == ["5. The following apply:\n\n(a) an item;\n\n(b) an item;\n\n(c) an item;", "6. So."]


def test_many_items_are_grouped_whole_and_balanced() -> None:
    items = [draft("list item", f"• item {n} " + "word " * 30, "") for n in range(20)]
    _made, texts = passages(draft("paragraph", "The following apply:"), *items)
    sizes = count_words(texts)
    assert max(sizes) <= LIMIT and min(sizes) > LIMIT / 2
    assert texts[0].startswith("The following apply:\n\n• item 0")


def test_a_long_paragraph_is_cut_at_sentence_ends_in_like_parts() -> None:
    _, texts = passages(draft("paragraph", "1. " + LONG * 2, "1."))
    assert len(texts) == 2
    assert all(text.endswith(".") for text in texts)
    first, second = count_words(texts)
    assert abs(first - second) < 30


def test_an_endless_sentence_is_cut_at_clauses_then_words_then_anywhere() -> None:
    _, clauses = passages(draft("paragraph", "the State shall act promptly, " * 80))
    assert all(text.endswith(",") for text in clauses)
    _, words = passages(draft("paragraph", "word " * 500))
    assert max(count_words(words)) <= LIMIT
    _, letters = passages(draft("paragraph", "x" * 5000))
    assert "".join(letters) == "x" * 5000 and max(count_words(letters)) <= LIMIT


def test_passages_carry_label_path_and_footnotes() -> None:
    made = document(
        [
            draft("heading", "Article 3", "Article 3", 40),
            draft("paragraph", "No one shall be tortured.¹ An area of 4 m² is small."),
            draft("footnote", "¹ See CAT.", "fn 1"),
            draft("footnote", "² Not meant.", "fn 2"),
        ]
    )
    (passage,) = cut(made, count_words)
    assert (passage.label, passage.path) == ("Article 3", ("Article 3",))
    assert [note.label for note in passage.footnotes] == ["fn 1"]
    assert passage.document == "test.txt"


def test_an_empty_document_has_no_passages() -> None:
    assert cut(document([]), count_words) == ()

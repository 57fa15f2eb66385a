"""How documents are cut into passages."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.cut import LIMIT, cut
from ingest.document import Document
from ingest.draft import Draft, Piece
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


def test_a_heading_never_ends_a_passage_that_text_follows() -> None:
    nearly = "The officer shall say why it is. " * 24
    _, texts = passages(draft("heading", "What to tell the person who is held", level=10), draft("paragraph", nearly))
    assert count_words([nearly])[0] <= LIMIT < count_words([f"What to tell the person who is held\n\n{nearly}"])[0]
    assert len(texts) == 2 and "\n\nThe officer" in texts[0]


def test_headings_of_a_list_of_contents_stay_together() -> None:
    heads = [draft("heading", f"Chapter {number}", level=10) for number in range(8)]
    _, texts = passages(*heads, draft("paragraph", "It begins."))
    assert texts == ["\n\n".join(f"Chapter {number}" for number in range(7)), "Chapter 7\n\nIt begins."]


def test_a_box_is_cut_off_from_what_stands_around_it() -> None:
    boxed = [
        replace(draft("heading", "Country example: Norway", level=60), box=1), replace(draft("box", "One."), box=1),
        replace(draft("heading", "Then", level=70), box=1), replace(draft("box", "Two."), box=1),
    ]  # fmt: skip
    other = replace(draft("box", "Three."), box=2)
    _, texts = passages(draft("paragraph", "Before."), *boxed, other, draft("paragraph", "After."))
    assert texts == ["Before.", "Country example: Norway\n\nOne.\n\nThen\n\nTwo.", "Three.", "After."]


def test_a_table_is_cut_at_rows_and_keeps_its_caption_and_lead() -> None:
    rows = ["Right | Who | When", *(f"right {n} | who tells it. And how | {'word ' * 20}when" for n in range(12))]
    table = Draft("table", tuple(piece for row in rows for piece in (Piece("\n", kind="line end"), Piece(row)))[1:])
    _, texts = passages(
        draft("paragraph", "The rights are these:"), draft("caption", "Table 1. Rights"), table,
        draft("paragraph", "After."),
    )  # fmt: skip
    assert texts[0].startswith("The rights are these:\n\nTable 1. Rights\n\nRight | Who | When\nright 0 |")
    assert all(text.startswith("right ") and text.endswith("when") for text in texts[1:-1])
    assert texts[-1] == "After."


def test_a_short_list_counted_from_one_stays_with_its_lead() -> None:
    counted = [draft("paragraph", f"{n}. Do thing {n}.", f"{n}.") for n in range(1, 4)]
    _, texts = passages(draft("paragraph", "Three steps:"), *counted, draft("paragraph", "4. " + LONG, "4."))
    assert texts[0] == "Three steps:\n\n1. Do thing 1.\n\n2. Do thing 2.\n\n3. Do thing 3."
    assert texts[1].startswith("4. The officer")


def test_a_short_list_is_not_cut_to_make_parts_alike() -> None:
    items = [draft("list item", f"({letter}) " + "word " * 40, f"({letter})") for letter in "abcd"]
    _, texts = passages(draft("paragraph", "word " * 90), draft("paragraph", "These:"), *items)
    assert [text[:6] for text in texts] == ["word w", "These:"]


def test_a_paragraphs_end_is_not_mixed_with_the_next() -> None:
    _, texts = passages(draft("paragraph", LONG * 2), draft("paragraph", "Another. " * 60))
    assert all("\n\n" not in text for text in texts)


def test_no_passage_holds_two_languages() -> None:
    french = [
        replace(draft("paragraph", "Nul ne sera soumis à la torture. " * 3), language="fr"),
        draft("paragraph", "A."),
    ]
    made = document([draft("paragraph", "No one shall be subjected to torture. " * 3), *french])
    first, second = cut(made, count_words)
    assert (first.language, second.language) == ("en", "fr")
    assert made.text[second.start : second.end].endswith("\n\nA.")


def test_resources_share_a_passage_and_none_is_cut() -> None:
    entries = [replace(draft("list item", f"• Entry {n}. " + "word " * 60), role="resource") for n in range(5)]
    _, texts = passages(*entries)
    assert [text.count("• Entry") for text in texts] == [3, 2]
    assert all(text.startswith("• Entry") for text in texts)


def test_labels_are_kept_where_a_paragraph_is_cut() -> None:
    items = [draft("list item", f"({letter}) " + "word " * 90, f"({letter})") for letter in "abcd"]
    made = document(
        [
            draft("heading", "Article 3", "Article 3", 40), draft("paragraph", LONG * 2), draft("paragraph", LONG * 2),
            draft("heading", "Rest", level=10), draft("paragraph", "7. These apply:", "7."), *items,
        ]
    )  # fmt: skip
    assert [passage.label for passage in cut(made, count_words)] == ["Article 3"] * 4 + ["7.", "7. (c)"]


def test_no_stretch_of_text_is_counted_twice() -> None:
    counted = 0

    def count(texts: Sequence[str]) -> list[int]:
        nonlocal counted
        counted += sum(map(len, texts))
        return count_words(texts)

    made = document([draft("paragraph", f"{n}. " + LONG * (1 + n % 3), f"{n}.") for n in range(30)])
    cut(made, count)
    assert counted < 1.6 * len(made.text)


def test_an_empty_document_has_no_passages() -> None:
    assert cut(document([]), count_words) == ()

"""The small pieces that turn values into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import dates, languages, source_words
from web.addresses import document_address
from web.holdings import name_of_id
from web.paragraphs import paragraphs


@given(st.text(st.sampled_from("ab \n•(.)"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_paragraphs_joined_are_the_text_and_marks_the_quotation(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    found = paragraphs(text, 0, (start, end))
    assert "\n\n".join("".join(piece.text for piece in each.pieces) for each in found) == text
    marked = "".join(piece.text for each in found for piece in each.pieces if piece.marked)
    assert marked.replace("\n", "") == text[start:end].replace("\n", "")


def test_headings_and_items_are_told_apart() -> None:
    found = paragraphs("Part I\n\n1. Words:\n\n• one;\n\n(b) two.", 8)
    assert [each.kind for each in found] == ["heading", "text", "item", "item"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("", ""),
        ("1984", "1984"),
        ("1984-12", "December 1984"),
        ("1984-12-10", "10 December 1984"),
        ("2026-11-21T10:00:00Z", "21 November 2026"),
        ("1984-13-01", "1984-13-01"),
        ("soon", "soon"),
    ],
)
def test_dates(date: str, words: str) -> None:
    assert dates.in_words(date) == words


@pytest.mark.parametrize(
    ("id_", "name"),
    [("uncat", "UNCAT"), ("cat-gc2", "CAT GC2"), ("beijing-rules", "Beijing Rules"), ("cti_prt", "CTI PRT"), ("", "")],
)
def test_ids_as_names(id_: str, name: str) -> None:
    assert name_of_id(id_) == name


@pytest.mark.parametrize(
    ("label", "words"),
    [("13.", "para. 13"), ("(a)", "para. (a)"), ("Article 3", "Article 3"), ("", ""), ("A.", "para. A")],
)
def test_paragraph_labels(label: str, words: str) -> None:
    assert source_words.paragraph(label) == words


def test_languages() -> None:
    assert languages.listed(("fr", "en", "ar")) == "Arabic, English and French"
    assert (languages.listed(()), languages.listed(("en",))) == ("", "English")
    assert [languages.direction(code) for code in ("ar", "en", "")] == ["rtl", "ltr", "auto"]


def test_addresses_quote_what_an_id_may_hold() -> None:
    assert document_address("a b/c?d#e%") == "/documents/a%20b%2Fc%3Fd%23e%25"
    assert document_address("x", 2) == "/documents/x/2"

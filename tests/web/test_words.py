"""The small pieces that turn values into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web import confidence, dates, languages, source_words
from web.addresses import document_address
from web.holdings import name_of_id
from web.paragraphs import paragraphs

_NONE = {"from": 0.0, "answers": 0, "right": 0}


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


@pytest.mark.parametrize(
    "card", [{}, {"levels": []}, {"levels": [{"from": 0.5, "answers": 9, "right": 9}]}, {"levels": [_NONE]}]
)
def test_confidence_without_figures_claims_nothing(card: dict[str, object]) -> None:
    assert confidence.in_words(card, 0.4) == confidence.NOT_MEASURED


def test_confidence_is_that_of_its_level_and_never_rounded_up() -> None:
    levels = [{"from": 0.8, "answers": 100, "right": 94}, {"from": 0.4, "answers": 10, "right": 6}]
    assert "94 of 100 answers at this level were right (18 in 20)" in confidence.in_words({"levels": levels}, 0.8)
    assert "6 of 10 answers at this level were right (12 in 20)" in confidence.in_words({"levels": levels}, 0.79)


def test_languages() -> None:
    assert languages.listed(("fr", "en", "ar")) == "Arabic, English and French"
    assert (languages.listed(()), languages.listed(("en",))) == ("", "English")
    assert [languages.direction(code) for code in ("ar", "en", "")] == ["rtl", "ltr", "auto"]


def test_addresses_quote_what_an_id_may_hold() -> None:
    assert document_address("a b/c?d#e%") == "/documents/a%20b%2Fc%3Fd%23e%25"
    assert document_address("x", 2) == "/documents/x/2"

"""One spelling for many, and the way back to the asker's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.triage.folding import END, fold, fold_word


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Hellllp, TOMMOROW!", "en", ("help", "tomorow", END)),
        ("don't he’s", "en", ("dont", "hes")),
        ("L'avocat d’Éloïse", "fr", ("l", "avocat", "d", "eloise")),
        ("أُخِذَ إلى المستشفى", "ar", ("اخذ", "الي", "المستشفي")),
        ("à 23:40", "fr", ("a", "23", END, "40")),
    ],
)
def test_spellings_fold(text: str, language: str, words: tuple[str, ...]) -> None:
    assert fold(text, language, {}).words == words


def test_an_abbreviation_stands_for_its_words_and_is_shown_as_it_was_written() -> None:
    folded = fold("pls cm 2nite", "en", {"2nite": "this night"})
    start = folded.line.index("this")
    assert folded.words[-2:] == ("this", "night")
    assert folded.said(start, start + len("this night ")) == "2nite"


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar"]))
def test_any_word_of_any_text_leads_back_into_it(text: str, language: str) -> None:
    folded = fold(text, language, {})
    at = 1
    for word, (start, end) in zip(folded.words, folded.spans, strict=True):
        assert 0 <= start < end <= len(text)
        assert folded.said(at, at + len(word) + 1) == text[start:end]
        at += len(word) + 1


@given(st.text(max_size=40))
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)

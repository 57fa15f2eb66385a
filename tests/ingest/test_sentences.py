"""Sentence ends in legal writing."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.sentence_report import sentence_report
from eval.sentence_set import read_paragraphs
from ingest.sentences import sentences
from tests.ingest.sentence_cases import CASES, PAIRS

SET = Path(__file__).parents[2] / "eval" / "sentences"
LANGUAGES = ("en", "fr", "es", "pt", "ar", "ru", "zh")

pieces = st.sampled_from(
    [
        "The State", "Art. 3", "shall.", "why?", "“No.”", "(see p. 4.)", "12.", "II.", "etc.", "U.S.", "…", "[…]",
        "...", "g. 5", "г. Он", "第三条。", "他说：“好。”",
        "قانون.", "لماذا؟", "¹", "»", "a", "B.", "!", "\n", "\f", "\u00a0",
        "*",
    ]
)  # fmt: skip
texts = st.one_of(st.lists(pieces, max_size=40).map(" ".join), st.lists(pieces, max_size=40).map("".join), st.text())


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_legal_sentences(language: str, expected: tuple[str, ...]) -> None:
    text = ("" if language == "zh" else " ").join(expected)
    assert tuple(text[start:end] for start, end in sentences(text, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_ends_of_the_own_set_are_found(language: str) -> None:
    report = sentence_report((one for one in read_paragraphs(SET) if one.language == language), sentences)
    assert report.precision is not None and report.precision >= 0.97
    assert report.recall is not None and report.recall >= 0.97


def test_line_feeds_end_sentences_and_white_space_lies_outside() -> None:
    text = "  One | two\nThree | four \n\n Five. "
    assert [text[a:b] for a, b in sentences(text, "en")] == ["One | two", "Three | four", "Five."]


def test_unknown_language_and_empty_text() -> None:
    assert sentences("", "") == []
    assert sentences("Tellus. Terra.", "xx") == [(0, 7), (8, 14)]


@given(texts, st.sampled_from((*LANGUAGES, "", "de")))
def test_sentences_are_in_order_apart_and_hold_every_visible_character(text: str, language: str) -> None:
    found, place = sentences(text, language), 0
    for start, end in found:
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end] and "\f" not in text[start:end]
        place = end
    assert not text[place:].strip()
    assert sentences(text, language) == found


@given(st.sampled_from(PAIRS), st.lists(st.sampled_from(["The State", "replied", "to him,", "and"]), min_size=1))
def test_an_abbreviation_stays_with_what_it_goes_with(pair: tuple[str, str, str], words: list[str]) -> None:
    language, left, right = pair
    text = f"{' '.join(words)} {left} {right} of it."
    cut = text.index(f"{left} {right}") + len(left)
    assert cut not in {end for _, end in sentences(text, language)}


@pytest.mark.parametrize("text", ["The U.S. v. A.B. et al. ", "((((", "“" * 50, "1. ", ". ", "a" * 40 + ".", "...»"])
def test_time_grows_with_length_only(text: str) -> None:
    def seconds(times: int) -> float:
        long, best = text * times, 9.0
        for _ in range(3):
            started = time.perf_counter()
            sentences(long, "en")
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds(3000) < 60 * seconds(150) + 0.02

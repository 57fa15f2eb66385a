"""Sentence ends in legal writing."""

import pytest

from ingest.sentences import sentences
from tests.ingest.sentence_cases import CASES


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_legal_sentences(language: str, expected: tuple[str, ...]) -> None:
    text = ("" if language == "zh" else " ").join(expected)
    assert tuple(text[start:end] for start, end in sentences(text, language)) == expected


def test_line_feeds_end_sentences_and_white_space_lies_outside() -> None:
    text = "  One | two\nThree | four \n\n Five. "
    assert [text[a:b] for a, b in sentences(text, "en")] == ["One | two", "Three | four", "Five."]


def test_unknown_language_and_empty_text() -> None:
    assert sentences("", "") == []
    assert sentences("Tellus. Terra.", "xx") == [(0, 7), (8, 14)]

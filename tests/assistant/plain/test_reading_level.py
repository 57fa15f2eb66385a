"""Reading levels: the published formulas worked out by hand."""

import pytest

from assistant.plain.reading_level import reading_ease, reading_level

EASY = "The cat sat on the mat. It was fat. We ran to the sun and had fun. He saw it. She did not. "


@pytest.mark.parametrize(
    ("text", "language", "score"),
    [
        # 6 words in 1 sentence, 6 syllables.
        ("The cat sat on the mat.", "en", 206.835 - 1.015 * 6 - 84.6 * 1),
        # the, po-lice, de-tain, no-bod-y, knew: 5 words in 2 sentences, 9 syllables.
        ("The police detain. Nobody knew.", "en", 206.835 - 1.015 * 2.5 - 84.6 * 9 / 5),
        # le, droit, de, per-sonne: 4 words, 5 syllables.
        ("Le droit de personne.", "fr", 207 - 1.015 * 4 - 73.6 * 5 / 4),
        # la, po-li-cí-a, del, pa-ís: 4 words, 8 syllables.
        ("La policía del país.", "es", 206.84 - 1.02 * 4 - 60 * 8 / 4),
        # a, lei, não, mu-da: 4 words, 5 syllables.
        ("A lei não muda.", "pt", 248.835 - 1.015 * 4 - 84.6 * 5 / 4),
        # Numbers and labels are not words: "5." and "39/46" leave the same score as the first line.
        ("5. The cat sat on the mat 39/46.", "en", 206.835 - 1.015 * 6 - 84.6 * 1),
    ],
)
def test_the_formulas_by_hand(text: str, language: str, score: float) -> None:
    assert reading_ease(text, language) == pytest.approx(score)


def test_levels() -> None:
    law = "Notwithstanding international obligations, administrative authorities necessarily investigate allegations "
    assert reading_level(EASY * 2, "en") == "easy"
    assert reading_level(law * 4 + ".", "en") == "hard"


def test_nothing_is_said_of_short_texts_and_other_languages() -> None:
    words = "the cat sat on the mat " * 5
    assert reading_level(words.strip() + ".", "en") is not None
    assert reading_level(words.removesuffix("mat ") + ".", "en") is None
    assert reading_level("التعذيب محظور في كل وقت. " * 20, "ar") is None
    assert (
        reading_level(EASY * 9, "") is None and reading_ease("", "en") is None and reading_ease("5. 6.", "en") is None
    )

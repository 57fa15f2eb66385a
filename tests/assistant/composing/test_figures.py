"""Figures: numbers with units, in digits and words, in five languages; and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.composing.figures import figures
from assistant.composing.number_words import number


def found(text: str, language: str) -> list[tuple[str, float]]:
    return [(figure.unit, figure.value) for figure in figures(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("within forty-eight (48) hours", "en", [("hour", 48)]),
        ("no later than two days", "en", [("hour", 48)]),
        ("after 24 or 48 hours", "en", [("hour", 24), ("hour", 48)]),
        ("dans les quarante-huit heures", "fr", [("hour", 48)]),
        ("soixante et onze jours, quatre-vingt-dix-sept jours", "fr", [("hour", 71 * 24), ("hour", 97 * 24)]),
        ("cuarenta y ocho horas", "es", [("hour", 48)]),
        ("veinticuatro horas", "es", [("hour", 24)]),
        ("quarenta e oito horas", "pt", [("hour", 48)]),
        ("خلال ثمان وأربعين ساعة", "ar", [("hour", 48)]),
        ("خلال يومين", "ar", [("hour", 48)]),
        ("خلال ٤٨ ساعة", "ar", [("hour", 48)]),
        ("خمسة عشر يوما", "ar", [("hour", 360)]),
        ("five working days", "en", [("working day", 5)]),
        ("deux jours ouvrables", "fr", [("working day", 2)]),
        ("under 18 years of age", "en", [("age", 18)]),
        ("dezoito anos de idade", "pt", [("age", 18)]),
        ("for 18 years", "en", [("hour", 18 * 8760)]),
        ("six square metres", "en", [("square metre", 6)]),
        ("30 per cent, 12.5% and 7 percent", "en", [("percent", 30), ("percent", 12.5), ("percent", 7)]),
        ("by two officers", "en", [("count offic", 2)]),
        ("dos agentes", "es", [("count agent", 2)]),
    ],
)  # fmt: skip
def test_figures(text: str, language: str, expected: list[tuple[str, float]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("article 12 hours", "en"),
        ("(CAT General Comment 2, para 13; A/RES/39/46)", "en"),
        ("adopted on 10 December 1984", "en"),
        ("In 1984, 30 were held.", "en"),
        ("one officer", "en"),
        ("un agente", "es"),
        ("1,500 prisoners", "en"),
        ("règle 58 jours", "fr"),
        ("the twentieth instrument", "en"),
        ("veinte horas", "und"),
    ],
)
def test_what_is_no_figure(text: str, language: str) -> None:
    assert [figure for figure in figures(text, language) if figure.unit != "hour" or language != "und"] == []


def test_a_figure_stands_where_it_says() -> None:
    text = "Nobody is held for more than seventy-two hours."
    (figure,) = figures(text, "en")
    assert text[figure.start : figure.end] == "seventy-two hours"


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "es", "pt", "ar", "ru", ""]))
def test_any_text_has_figures_in_order_and_inside_it(text: str, language: str) -> None:
    spans = [(figure.start, figure.end) for figure in figures(text, language)]
    assert spans == sorted(spans) and all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ar"])
def test_numbers_in_words_take_the_longest(language: str) -> None:
    words = {
        "en": ["ninety", "nine"], "fr": ["quatre", "vingt", "dix", "neuf"], "es": ["noventa", "y", "nueve"],
        "pt": ["noventa", "e", "nove"], "ar": ["تسع", "وتسعين"],
    }[language]  # fmt: skip
    assert number([*words, "x"], language) == (99, len(words))
    assert number(["x", *words], language) is None

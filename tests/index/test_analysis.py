"""Text to terms."""

import pytest

from index.analysis import terms, words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Officers' duties: the officer's duty", "en", ["offic", "duti", "the", "offic", "duti"]),
        ("L’arrestation et l'arrêt", "fr", ["arrest", "et", "arret"]),
        ("¿Detención policial?", "es", ["detencion", "policial"]),
        ("الشُّرْطَة بالشرطة", "ar", ["شرط", "شرط"]),
        ("المسؤولية والمسئولين", "ar", ["مسءول", "مسءول"]),
        ("إجراء إجراءات والإجراءات الاجراءات", "ar", ["اجراء"] * 4),
        ("والدة والدين والمحتجزين فالمحتجز", "ar", ["والد", "والد", "محتجز", "محتجز"]),
        ("المحكمــة محكمه", "ar", ["محكم", "محكم"]),
        ("مادة ١٢ ۱۲", "ar", ["ماد", "12", "12"]),
        ("detenção detenções direcção direção", "pt", ["detenca", "detenca", "direca", "direca"]),
        ("禁止酷刑", "zh", ["禁止", "止酷", "酷刑"]),
        ("polícia", "pt", ["polic"]),
        ("Article 3(1)", "en", ["articl", "3", "1"]),
        ("“…” — !", "en", []),
    ],
)
def test_terms_by_language(text: str, language: str, expected: list[str]) -> None:
    assert terms(text, language) == expected


def test_an_unknown_language_is_folded_but_not_stemmed() -> None:
    assert terms("Straßen Überfälle", "") == ["strassen", "uberfalle"]


def test_words_keep_their_order_and_repeats() -> None:
    assert words("No, no: never.") == ["no", "no", "never"]

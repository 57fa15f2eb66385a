"""Which language the interface speaks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from web.dates import in_words
from web.interface import language
from web.interface.language import LANGUAGES, negotiated, speaking
from web.languages import autonym, label, listed, name
from web.place_names import countries


@pytest.mark.parametrize(
    ("cookie", "accepted", "spoken"),
    [
        ("", "", "en"),
        ("ar", "fr", "ar"),
        ("de", "fr", "fr"),
        ("AR", "", "en"),
        ("", "fr-CA, en;q=0.8", "fr"),
        ("", "de, pt-BR;q=0.4, es;q=0.6", "es"),
        ("", "es;q=0.5, ar;q=0.5", "es"),
        ("", "fr;q=0, pt;q=0.001", "pt"),
        ("", "*;q=0.9, ar;q=0.1", "ar"),
        ("", "fr;q=nan, es;q=inf, pt;q=-1, ar;q=2", "en"),
        ("", "fr;q=, es;level=1;q=0.3", "es"),
        ("", ";;,,=;q", "en"),
    ],
)
def test_the_cookie_comes_before_the_browser_and_english_last(cookie: str, accepted: str, spoken: str) -> None:
    assert negotiated(cookie, accepted) == spoken


def test_of_any_two_languages_the_one_wanted_more_is_spoken() -> None:
    weights = ("0", "0.1", "0.5", "0.55", "1", "1.0")
    for one, other in itertools.permutations(LANGUAGES, 2):
        for first, second in itertools.product(weights, repeat=2):
            wanted = [(float(first), one), (float(second), other)]
            best = max(wanted, key=lambda each: each[0])
            expected = best[1] if best[0] > 0 else "en"
            assert negotiated("", f"{one}; q={first},{other}-XX;q={second}") == expected


@given(st.text(max_size=40), st.text(st.sampled_from("fresap-*;q=0.15, "), max_size=40))
def test_whatever_a_browser_sends_one_of_ours_is_spoken(cookie: str, accepted: str) -> None:
    assert negotiated(cookie, accepted) in LANGUAGES


def test_using_an_unknown_language_changes_nothing() -> None:
    with speaking("fr"):
        assert not language.use("de") and language.in_force() == "fr"
        assert language.use("ar") and (language.in_force(), language.direction()) == ("ar", "rtl")
    assert (language.in_force(), language.direction()) == ("en", "ltr")


@pytest.mark.parametrize(
    ("code", "day", "month", "names", "country"),
    [
        ("en", "10 December 1984", "December 1984", "Arabic, English and French", "South Korea and Germany"),
        ("fr", "10 décembre 1984", "décembre 1984", "anglais, arabe et français", "Corée du Sud et Allemagne"),
        ("es", "10 de diciembre de 1984", "diciembre de 1984", "francés, inglés y árabe", "Corea del Sur y Alemania"),
        ("ar", "10 ديسمبر 1984", "ديسمبر 1984", "الإنجليزية والعربية والفرنسية", "كوريا الجنوبية وألمانيا"),
        ("pt", "10 de dezembro de 1984", "dezembro de 1984", "francês, inglês e árabe", "Coreia do Sul e Alemanha"),
    ],
)
def test_dates_languages_and_countries_are_those_of_the_interface(
    code: str, day: str, month: str, names: str, country: str
) -> None:
    with speaking(code):
        assert (in_words("1984-12-10"), in_words("1984-12"), in_words("1984"), in_words("soon")) == (
            day, month, "1984", "soon",
        )  # fmt: skip
        assert listed(("fr", "en", "ar")) == names
        assert countries("South Korea and Germany") == country
        assert countries("Atlantis") == "Atlantis" and countries("") == ""


def test_a_label_has_a_capital_and_an_autonym_is_the_same_in_every_language() -> None:
    with speaking("fr"):
        assert (name("ar"), label("ar"), autonym("fr"), autonym("pt")) == ("arabe", "Arabe", "Français", "Português")
        assert name("") == "langue inconnue" and name("x-none") == "x-none"


def test_pages_say_their_language_and_what_they_depend_on(client: TestClient) -> None:
    for code, direction in [("fr", "ltr"), ("ar", "rtl")]:
        page = client.get("/library", headers={"accept-language": code})
        assert f'<html lang="{code}" dir="{direction}">' in page.text
        assert page.headers["content-language"] == code
        assert page.headers["vary"] == "Accept-Language, Cookie"


def test_one_reader_s_language_is_not_the_next_one_s(client: TestClient) -> None:
    # Templates are compiled once: nothing that was worked out for the first reader may stay in them.
    assert "Bibliothèque" in client.get("/library", headers={"accept-language": "fr"}).text
    second = client.get("/library", headers={"accept-language": "es"}).text
    assert "Bibliothèque" not in second and "Biblioteca" in second
    assert "Biblioteca" not in client.get("/library").text


def test_programs_are_answered_in_english(client: TestClient) -> None:
    french = {"accept-language": "fr", "cookie": "interface=ar"}
    assert client.post("/api/ask", json={"question": ""}, headers=french).json()["error"] == "The question is empty."
    assert client.get("/nothing", headers={"accept-language": "fr"}).text.count("Il n’y a rien à cette adresse.") == 2

"""What a question is particular about, by hand and as properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.particulars.figure_asked import asks_figure, bears_figure
from assistant.particulars.particulars import Particulars, particulars
from assistant.particulars.unmet import Unmet, least, unmet


@pytest.mark.parametrize(
    ("text", "language", "names", "years", "numbers", "countries"),
    [
        ("What did Kenya's Act of 2017 change?", "en", ("Kenya", "Act"), ("2017",), (), ("Kenya",)),
        ("Does General Comment No. 36 bind us?", "en", ("General", "Comment", "No"), (), ("36",), ()),
        ("May we? Ask the CPT.", "en", ("CPT",), (), (), ()),
        ("Que dit l'Observation générale ?", "fr", ("Observation",), (), (), ()),
        ("¿Qué dice el Estatuto de Roma?", "es", ("Estatuto", "Roma"), (), (), ()),
        ("O que mudou em Uganda em 2012?", "pt", ("Uganda",), ("2012",), (), ("Uganda",)),
        ("متى أخذت الكويت بنموذج PEACE؟", "ar", ("PEACE",), (), (), ("Kuwait",)),
        ("هل تغير القانون بالكويت في 2019؟", "ar", (), ("2019",), (), ("Kuwait",)),
        ("MAY WE SHOOT IN THE AIR", "en", (), (), (), ()),
        ("may we hold him 48 hours", "en", (), (), ("48",), ()),
        ("What of Bosnia and Herzegovina?", "en", ("Bosnia", "Herzegovina"), (), (), ("Bosnia and Herzegovina",)),
        ("", "en", (), (), (), ()),
    ],
)
def test_what_pins_a_question_down(
    text: str,
    language: str,
    names: tuple[str, ...],
    years: tuple[str, ...],
    numbers: tuple[str, ...],
    countries: tuple[str, ...],
) -> None:
    assert particulars(text, language) == Particulars(names, years, numbers, countries)


@given(st.text(max_size=120), st.sampled_from(["en", "fr", "es", "pt", "ar", "xx"]))
def test_a_text_bears_all_that_it_is_particular_about(text: str, language: str) -> None:
    wanted = particulars(text, language)
    missing = unmet(wanted, text, language, "")
    assert (missing.years, missing.numbers, missing.countries) == (0, 0, 0)
    assert all(year not in wanted.numbers for year in wanted.years)


def test_what_is_missing_from_a_passage() -> None:
    wanted = particulars("What did Ghana's police learn from the Istanbul Protocol in 2004, under rule 7?", "en")
    passage = "In Kenya the police train by the Istanbul Protocol (2022). Rule 7 stands."
    assert unmet(wanted, passage, "en", "Kenya") == Unmet(names=1, years=1, numbers=0, countries=1)
    assert unmet(wanted, passage, "en", "Ghana").countries == 0


def test_a_name_is_the_same_in_two_languages() -> None:
    wanted = particulars("Que dit le Protocole d'Istanbul ?", "fr")
    assert unmet(wanted, "The Istanbul Protocol says so.", "en", "") == Unmet()
    assert unmet(wanted, "The Minnesota Protocol says so.", "en", "").names == 1


def test_a_country_is_the_same_in_two_languages() -> None:
    assert unmet(particulars("¿Qué hizo Kenia?", "es"), "L'exemple du Kenya.", "fr", "").countries == 0


def test_the_least_of_each_kind() -> None:
    assert least([Unmet(2, 0, 1, 0), Unmet(1, 1, 3, 0)]) == Unmet(1, 0, 1, 0)
    assert least([]) == Unmet()


@pytest.mark.parametrize(
    ("text", "language", "asks"),
    [
        ("How long may we hold him?", "en", True),
        ("What penalty does the act set?", "en", True),
        ("How do we hold him?", "en", False),
        ("Combien de temps ?", "fr", True),
        ("Qui doit le savoir ?", "fr", False),
        ("¿Cuántos días?", "es", True),
        ("¿Qué plazo hay?", "es", True),
        ("¿Quién lo decide?", "es", False),
        ("Qual é o prazo?", "pt", True),
        ("Quem decide?", "pt", False),
        ("كم مدة الحجز؟", "ar", True),
        ("من يقرر ذلك؟", "ar", False),
        ("How long?", "xx", False),
    ],
)
def test_what_asks_for_a_figure(text: str, language: str, asks: bool) -> None:
    assert asks_figure(text, language) is asks


def test_what_bears_a_figure() -> None:
    assert bears_figure("Within 48 hours.", "en")
    assert bears_figure("Within two days.", "en")
    assert not bears_figure("Promptly.", "en")

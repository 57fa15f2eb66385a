"""A question is taken apart where it asks several things, and nowhere else."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.composing.splitting import MOST, parts_of
from index.question import Question

SETS = Path(__file__).parents[3] / "eval" / "query_sets"


def parts(text: str, language: str = "en") -> list[str]:
    return list(parts_of(Question(text, language)))


@pytest.mark.parametrize(
    ("language", "first", "between", "second"),
    [
        ("en", "Who must be told of an arrest?", " ", "May the police use dogs against a crowd?"),
        ("en", "How soon must a doctor come", ", and ", "who pays for the medicine?"),
        ("en", "What must a register contain", "; ", "who may inspect police cells?"),
        ("fr", "Combien de temps dure la garde à vue", " et ", "qui décide de la prolongation ?"),
        ("es", "¿Cuándo puede disparar un agente", " y ", "quién investiga la muerte?"),
        ("pt", "Quando pode um agente disparar", " e ", "quem investiga a morte?"),
        ("ar", "متى يجوز إطلاق النار", " و", "كيف يكتب التقرير عن السلاح؟"),
        ("ar", "ما تعريف التعذيب؟", " ", "هل يسقط الجرم بالتقادم؟"),
    ],
)
def test_two_questions(language: str, first: str, between: str, second: str) -> None:
    assert parts(first + between + second, language) == [first, second]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Who may inspect cells and registers?", "en"),
        ("By whom and when must a death be reported?", "en"),
        ("May an officer who saw the beating and who said nothing be punished?", "en"),
        ("How does anyone know which tins were fired and which came home full?", "en"),
        ("We botched it and ten years went by. Is being so late a reason to leave it alone?", "en"),
        ("The sleeper hold is outlawed in California. True? And from what year?", "en"),
        ("How soon must a State have a mechanism, and for how long may this be put off?", "en"),
        ("Le policier qui frappe et qui ment peut-il être puni ?", "fr"),
        ("¿Debe el agente que vio y que calló ser castigado?", "es"),
        ("Deve o agente que viu e que calou ser punido?", "pt"),
        ("متى وكيف يقدم المحتجز شكوى؟", "ar"),
        ("tell me about torture", "en"),
    ],
)
def test_one_question(text: str, language: str) -> None:
    assert parts(text, language) == []


def test_a_list_is_taken_apart_at_its_numbers() -> None:
    text = "Three things: 1) Who inspects police cells? 2) May detainees call home daily? 3) Must interviews be filmed?"
    assert parts(text) == ["Who inspects police cells?", "May detainees call home daily?", "Must interviews be filmed?"]
    assert parts("a. only one item in this list of things to know") == []


def test_what_is_told_first_belongs_to_the_first_question() -> None:
    told = "A man fell down the stairs of our station. Who investigates the injury?"
    assert parts(f"{told} May the officer stay on duty?") == [told, "May the officer stay on duty?"]


def test_what_is_asked_beyond_three_is_left_in_the_last() -> None:
    questions = [f"Who inspects {place} cells?" for place in ("police", "army", "border", "airport")]
    assert parts(" ".join(questions)) == [*questions[:2], " ".join(questions[2:])]


_words = st.sampled_from(
    ["who", "and", "must", "police", "cell", "?", ";", ",", "1)", "2)", "¿", "et", "qui", "؟", "و", "quand"]
)


@given(
    st.lists(_words, max_size=30).map(" ".join) | st.text(max_size=200),
    st.sampled_from(["en", "fr", "es", "pt", "ar", ""]),
)
def test_parts_are_pieces_of_the_question_in_its_order(text: str, language: str) -> None:
    place = 0
    found = parts(text, language)
    assert len(found) != 1 and len(found) <= MOST
    for part in found:
        place = text.index(part, place) + len(part)
        assert part.strip()


def _set(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (SETS / name).read_text(encoding="utf-8").splitlines()]


def test_single_questions_stay_whole() -> None:
    asked = _set("development.jsonl")
    torn = [each["id"] for each in asked if parts(str(each["text"]), str(each["language"]))]
    assert len(torn) <= 2, torn


def test_questions_that_ask_several_things_are_found() -> None:
    asked = _set("parts-development.jsonl")

    def bare(texts: object) -> list[str]:
        return [str(text).strip(" ,;،؛") for text in texts]  # type: ignore[attr-defined]

    right = [each for each in asked if bare(parts(str(each["text"]), str(each["language"]))) == bare(each["parts"])]
    assert len(asked) == 60 and len(right) >= 55

"""Questions that can be asked, and those that are refused with a sentence that does not repeat them."""

import pytest

from advicehub.errors import QuestionError, UsageError
from index.question import MAX_CHARACTERS, question


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("CANARY " * 20_000, "longer than 2,000"),
        ("CANARY\0", "not text"),
        ("CANARY \ud800", "not text"),
        ("?!… — “”", "no words"),
    ],
)
def test_what_cannot_be_asked(text: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says) as caught:
        question(text)
    assert "CANARY" not in str(caught.value)


def test_a_language_that_is_not_served_is_named_as_such() -> None:
    with pytest.raises(UsageError, match="not one that is served"):
        question("Was ist Folter?", "xx")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Okay to shoot in the air?", "en"),
        ("Peut-on tirer en l'air ?", "fr"),
        ("¿Se puede disparar al aire?", "es"),
        ("Podemos disparar para o ar?", "pt"),
        ("هل يجوز إطلاق النار في الهواء؟", "ar"),
        ("可以朝天开枪吗？", "zh"),
        ("Можно стрелять в воздух?", "ru"),
    ],
)
def test_the_language_is_recognised(text: str, language: str) -> None:
    assert question(text).language == language


def test_a_declared_language_wins_and_the_longest_question_is_taken() -> None:
    assert question("Arrest?", "fr").language == "fr"
    assert len(question("a" * MAX_CHARACTERS).text) == MAX_CHARACTERS


def test_a_question_is_not_printed() -> None:
    assert "CANARY" not in repr(question("Is CANARY here?"))

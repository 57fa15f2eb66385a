"""Groups of persons, in five languages, and which hits are about others than the question."""

from dataclasses import replace

import pytest

from assistant.particulars.persons import others, persons
from index.question import Question
from tests.assistant.fakes import hit


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Children in contact with the police", {"children"}),
        ("Un enfant peut-il être interrogé ?", {"children"}),
        ("¿Y si es una niña?", {"children", "women"}),
        ("mulheres grávidas", {"women"}),
        ("هل يجوز احتجاز الأطفال؟", {"children"}),
        ("Migrants, refugees and asylum seekers", {"migrants"}),
        ("a deaf man", {"disabled"}),
        ("How long may we hold a person?", set()),
        ("The minority and the childhood friend", set()),
        ("", set()),
    ],
)
def test_groups(text: str, groups: set[str]) -> None:
    assert persons(text) == groups


def test_a_hit_about_children_is_about_others_unless_they_are_asked_about() -> None:
    hits = [replace(hit("a"), title="Children in custody"), replace(hit("b"), title="Arrest")]
    assert others(Question("How long may we hold a person?", "en"), hits) == [1, 0]
    assert others(Question("How long may we hold a boy?", "en"), hits) == [0, 0]

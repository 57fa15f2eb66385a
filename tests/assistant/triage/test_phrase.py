"""The small language of the cues, by hand."""

import pytest

from assistant.triage.folding import fold
from assistant.triage.phrase import CueError, compiled

LISTS = {"kin": ["brother", "son"], "near": ["@kin", "friend"]}


def found(phrase: str, text: str, language: str = "en") -> list[str]:
    folded = fold(text, language, {})
    return [folded.said(*match.span()) for match in compiled([phrase], LISTS, language).finditer(folded.line)]


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        ("my @kin", "It is MY  Brother!", ["MY  Brother"]),
        ("my @near", "my friend, my son", ["my friend", "my son"]),
        ("beat*", "beaten, upbeat, beating", ["beaten", "beating"]),
        ("the? plane", "plane or the plane", ["plane", "the plane"]),
        ("right_now/tonight", "right now and tonight, right", ["right now", "tonight"]),
        ("kill .. me", "kill her, him and then me", ["kill her, him and then me"]),
        ("kill .. me", "kill one two three four five six me", []),
        ("kill .. me", "They kill. Tell me", []),
        ("police", "Policeman, the polite", []),
    ],
)
def test_a_cue_is_found_as_it_is_written(phrase: str, text: str, said: list[str]) -> None:
    assert found(phrase, text) == said


@pytest.mark.parametrize("phrase", ["", "..", "a ..", ".. a", "the?", "the? my?", "@nobody", "a*b", "-"])
def test_a_cue_that_says_nothing_or_cannot_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(CueError):
        compiled([phrase], LISTS, "en")


def test_arabic_particles_stand_before_a_cue() -> None:
    assert found("محام*", "والمحامي وبالمحامين، لمحاميه", "ar") == ["والمحامي", "وبالمحامين", "لمحاميه"]


def test_no_cues_find_nothing() -> None:
    assert compiled([], LISTS, "en").search(" anything ") is None

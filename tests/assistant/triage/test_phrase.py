"""The small language of the cues, by hand."""

import pytest

from assistant.triage.cues import line_of
from assistant.triage.folding import fold
from assistant.triage.phrase import CueError, Phrases

LISTS = {"kin": ["brother", "son"], "near": ["@kin", "friend"]}


def found(phrase: str, text: str, language: str = "en") -> list[str]:
    folded = fold(text, language, {})
    spans = Phrases(LISTS).cues([phrase]).spans(line_of(folded.line, language))
    return [folded.said(*span) for span in spans]


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
        Phrases(LISTS).cues([phrase])


def test_arabic_particles_stand_before_a_cue() -> None:
    assert found("محام*", "والمحامي وبالمحامين، لمحاميه", "ar") == ["والمحامي", "وبالمحامين", "لمحاميه"]


def test_no_cues_find_nothing() -> None:
    assert not Phrases(LISTS).cues([]).found(line_of(" anything ", "en"))

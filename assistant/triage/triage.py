"""Whether a question is to be searched at all."""

from assistant.triage.folding import Folded, fold
from assistant.triage.mandate import outside
from assistant.triage.second_voice import probability
from assistant.triage.sheet import LANGUAGES, Sheet, sheet, small
from assistant.triage.signal import Signal
from assistant.triage.urgency import ENOUGH, Weighed, weigh
from index.question import Question

SUSPECT, CONFIRMED = 2, 0.65
"""From these points, fewer than `ENOUGH`, a question is urgent where the second voice finds that so probable."""

CERTAIN = 8
"""Points from which nobody else is asked."""

DOUBTED = {"urgent": 0.2, "out_of_mandate": 0.1}
"""Below this probability the second voice lets a question pass that the cues would stop."""


def triage(question: Question) -> Signal | None:
    """What keeps `question` from being searched, or None when nothing does.

    It is read with the cue lists of the language it was asked in and of the one its small words are of: a short,
    misspelt question is easily taken for another language. Urgent goes before out of mandate where it is
    sure: a person in danger is not sent away because of the words they chose, and "my lawyer left, please act for me"
    names no harm. docs/decisions/0027 has the reasons.
    """
    read = [(fold(question.text, each.language, each.spelling), each) for each in _sheets(question)]
    urgent = [(folded, found) for folded, each in read if _is_urgent(folded, found := weigh(folded, each))]
    for folded, found in urgent:
        if found.sure:
            return _urgent(folded, found)
    for folded, each in read:
        refused = outside(folded, each)
        if refused and probability(folded, "out_of_mandate") >= DOUBTED["out_of_mandate"]:
            return Signal("out_of_mandate", refused[0], _said(folded, refused[1]))
    return _urgent(*urgent[0]) if urgent else None


def warm() -> None:
    """Read the cues of every language: a fifth of a second each, which the first question in it would pay else."""
    for language in LANGUAGES:
        sheet(language)


def _is_urgent(folded: Folded, found: Weighed) -> bool:
    if found.points < SUSPECT or found.points >= CERTAIN:
        return found.points >= CERTAIN
    least = DOUBTED["urgent"] if found.points >= ENOUGH else CONFIRMED
    return probability(folded, "urgent") >= least


def _urgent(folded: Folded, found: Weighed) -> Signal:
    return Signal("urgent", found.reason, _said(folded, found.cues))


def _sheets(question: Question) -> list[Sheet]:
    count = {language: _small(question.text, language) for language in LANGUAGES}
    most = max(count.values())
    return [sheet(each) for each in LANGUAGES if count[each] == most or each == question.language]


def _small(text: str, language: str) -> int:
    known = small(language)
    return sum(word in known for word in fold(text, language, {}).words)


def _said(folded: Folded, cues: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded.said(start, end) for start, end in cues))

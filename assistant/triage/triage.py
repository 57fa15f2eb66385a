"""Whether a question is to be searched at all."""

from assistant.triage.folding import Folded, fold
from assistant.triage.mandate import outside
from assistant.triage.sheet import LANGUAGES, Sheet, sheet
from assistant.triage.signal import Signal
from assistant.triage.urgency import ENOUGH, weigh
from index.question import Question


def triage(question: Question) -> Signal | None:
    """What keeps `question` from being searched, or None when nothing does.

    It is read with the cue lists of the language it was asked in and of the one its small words are of: a short,
    misspelt question is easily taken for another language. Urgent goes before out of mandate: a person in danger is
    not sent away because of the words they chose; but a plea that names no harm ("my lawyer left, please act for me")
    is what it says. Without a model; docs/decisions/0027 has the reasons.
    """
    read = [(fold(question.text, each.language, each.spelling), each) for each in _sheets(question)]
    urgent = [(folded, found) for folded, each in read if (found := weigh(folded, each)).points >= ENOUGH]
    for folded, found in sorted(urgent, key=lambda each: not each[1].harmed):
        if found.harmed:
            return Signal("urgent", found.reason, _said(folded, found.cues))
    for folded, each in read:
        if outside_for := outside(folded, each):
            return Signal("out_of_mandate", outside_for[0], _said(folded, outside_for[1]))
    for folded, found in urgent:
        return Signal("urgent", found.reason, _said(folded, found.cues))
    return None


def _sheets(question: Question) -> list[Sheet]:
    sheets = [sheet(language) for language in LANGUAGES]
    small = {each.language: _small(question.text, each) for each in sheets}
    most = max(small.values())
    return [each for each in sheets if small[each.language] == most or each.language == question.language]


def _small(text: str, each: Sheet) -> int:
    return sum(word in each.small for word in fold(text, each.language, {}).words)


def _said(folded: Folded, cues: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded.said(start, end) for start, end in cues))

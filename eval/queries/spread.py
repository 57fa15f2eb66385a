"""How questions are spread over splits, topics and slices."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import product

from eval.queries.asked_question import FROZEN, AskedQuestion
from eval.queries.fault import Fault, Place
from eval.queries.schema import APART, KINDS, LANGUAGES, REGISTERS

THIN = 3
"""A slice of fewer questions says nothing."""

UNANSWERABLE = (0.15, 0.25)
"""The share of questions without an answer lies between these."""

_JUDGED = ("development", FROZEN)

Slice = tuple[str, str, str, bool]
"""Split, language, register, answerable."""


def counts(questions: Collection[AskedQuestion]) -> dict[Slice, int]:
    """How many questions are in each slice, in order."""
    found = Counter((each.split, each.language, each.register, each.answerable) for each in questions)
    return dict(sorted(found.items()))


def spread_faults(questions: Collection[AskedQuestion]) -> Iterator[Fault]:
    """Slices of language, register and answerable that are empty or thin, and the share without an answer."""
    for split in _JUDGED:
        part = [each for each in questions if each.split == split]
        if not part:
            continue
        found = counts(part)
        for language, register, answerable in product(LANGUAGES, REGISTERS, (True, False)):
            number = found.get((split, language, register, answerable), 0)
            if number < THIN:
                name = f"{language}, {register}, {'answerable' if answerable else 'unanswerable'}"
                said = f"{name}: {'no question' if not number else f'only {number} of {THIN}'}"
                yield Fault(f"{split}.jsonl", 0, "", "slice", said)
        share = sum(not each.answerable for each in part) / len(part)
        if not UNANSWERABLE[0] <= share <= UNANSWERABLE[1]:
            said = f"{share:.0%} are unanswerable, not {UNANSWERABLE[0]:.0%} to {UNANSWERABLE[1]:.0%}"
            yield Fault(f"{split}.jsonl", 0, "", "share", said)


def apart_faults(apart: Collection[AskedQuestion]) -> Iterator[Fault]:
    """Kinds of questions apart of which there are hardly any."""
    found = Counter(each.topic for each in apart)
    for kind in KINDS:
        if apart and found[kind] < THIN:
            yield Fault(f"{APART}.jsonl", 0, "", "slice", f"{kind}: {found[kind]} of {THIN}")


def topic_faults(
    questions: Mapping[str, AskedQuestion], places: Mapping[str, Place], topics: Collection[str]
) -> Iterator[Fault]:
    """Topics that the catalogue does not know, and topics that are in both splits."""
    developed = {each.topic for each in questions.values() if each.split == "development"}
    for id_, question in questions.items():
        if question.topic and question.topic not in topics:
            yield places[id_].fault("topic", f"there is no topic {question.topic}")
        elif question.split == FROZEN and question.topic in developed:
            yield places[id_].fault("topic", f"questions for development are about {question.topic} too")

"""Near misses: an answerable question with one thing changed, and only that."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from eval.queries.asked_question import AskedQuestion
from eval.queries.fault import Fault, Place
from index.analysis import words

LONGEST = 8
"""The stretch that differs has at most this many words on either side."""

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d|[٠-٩]{4}")


def near_miss_faults(questions: Mapping[str, AskedQuestion], places: Mapping[str, Place]) -> Iterator[Fault]:
    """What is wrong with the near misses among `questions`."""
    for question in questions.values():
        if question.changed:
            origin = questions.get(question.origin)
            said = _unknown(question) if origin is None else next(_wrong(question, origin), "")
            if said:
                yield places[question.id].fault("near miss", said)


def _unknown(question: AskedQuestion) -> str:
    return f"there is no question {question.origin} it could be made from"


def _wrong(question: AskedQuestion, origin: AskedQuestion) -> Iterator[str]:
    """Why `question` is no near miss of `origin`, as sentences."""
    if not origin.answerable:
        yield f"{origin.id} is not answerable"
    for name in ("language", "topic", "split", "register"):
        if getattr(question, name) != getattr(origin, name):
            yield f"its {name} is not that of {origin.id}"
    before, after = changed_words(origin.text, question.text)
    if not before and not after:
        yield f"nothing differs from {origin.id}"
    if max(len(before), len(after)) > LONGEST:
        yield f"more differs from {origin.id} than one thing: {len(before)} words against {len(after)}"
    if question.changed == "year" and not any(_YEAR.search(word) for word in after):
        yield "the year is said to be changed, but no year stands in what differs"


def changed_words(before: str, after: str) -> tuple[list[str], list[str]]:
    """What differs: the words between the longest common beginning and the longest common end, of each."""
    first, second = words(before), words(after)
    head = _common(first, second)
    tail = _common(first[head:][::-1], second[head:][::-1])
    return first[head : len(first) - tail], second[head : len(second) - tail]


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))

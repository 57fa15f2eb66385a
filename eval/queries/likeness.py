"""Questions that are asked twice."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from eval.queries.asked_question import AskedQuestion
from eval.queries.fault import Fault, Place
from eval.queries.wording import content_words

SAME = 0.8
"""Two questions in one language are nearly the same when their content words overlap by this much (Jaccard)."""

FEWEST = 3


def likeness_faults(questions: Mapping[str, AskedQuestion], places: Mapping[str, Place]) -> Iterator[Fault]:
    """Each pair of equal or nearly equal questions, named at the later one.

    A near miss is like the question it was made from, and like others made from the same, by design; equal to
    them it may not be.
    """
    words = {id_: frozenset(content_words(each.text, each.language)) for id_, each in questions.items()}
    texts = {id_: folded(each.text) for id_, each in questions.items()}
    for first, second in combinations(questions.values(), 2):
        if first.language != second.language:
            continue
        if texts[first.id] == texts[second.id]:
            yield places[second.id].fault("duplicate", f"the text is that of {first.id}")
        elif not _by_design(first, second) and (alike := overlap(words[first.id], words[second.id])) >= SAME:
            yield places[second.id].fault("duplicate", f"the words are nearly those of {first.id} ({alike:.0%})")


def _by_design(first: AskedQuestion, second: AskedQuestion) -> bool:
    origins = {first.origin or first.id, second.origin or second.id}
    return len(origins) == 1


def folded(text: str) -> str:
    """`text` as it is compared: case and spacing do not count."""
    return " ".join(text.casefold().split())


def overlap(first: frozenset[str], second: frozenset[str]) -> float:
    """How far the content words of two questions are the same, from 0 to 1; of too few it says nothing, 0."""
    if min(len(first), len(second)) < FEWEST:
        return 0.0
    return len(first & second) / len(first | second)

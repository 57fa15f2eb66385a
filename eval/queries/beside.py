"""Questions of a set that stand beside the library's own documents: finding their answer would prove nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.queries.asked_question import AskedQuestion
from eval.queries.fault import Fault, Place
from eval.queries.likeness import SAME, folded, overlap
from eval.queries.wording import content_words
from ingest.asked import SUFFIX, Asked, read_list

NOTHING_BESIDE: Mapping[str, Sequence[Asked]] = {}


@dataclass(frozen=True, slots=True)
class _Known:
    where: str
    text: str
    words: frozenset[str]


def questions_beside(corpus: Path) -> dict[str, tuple[Asked, ...]]:
    """The questions beside the notes in the folder `corpus`, by the name of their list, in order of name.

    Raises `SourceError` for a list that cannot be read.
    """
    return {file.name: read_list(file) for file in sorted((corpus / "notes").glob(f"*{SUFFIX}"))}


def beside_faults(
    questions: Mapping[str, AskedQuestion], places: Mapping[str, Place], beside: Mapping[str, Sequence[Asked]]
) -> Iterator[Fault]:
    """The first in `beside` that each of `questions` is equal, or nearly equal, to: in its language, by the rule that
    holds between two questions of a set."""
    known: dict[str, list[_Known]] = defaultdict(list)
    for file, listed in beside.items():
        for each in listed:
            words = frozenset(content_words(each.text, each.language))
            known[each.language].append(_Known(f"{file}, paragraph {each.label}", folded(each.text), words))
    for id_, question in questions.items():
        if said := next(_alike(question, known[question.language]), ""):
            yield places[id_].fault("asked", said)


def _alike(question: AskedQuestion, known: Sequence[_Known]) -> Iterator[str]:
    text = folded(question.text)
    words = frozenset(content_words(question.text, question.language))
    for each in known:
        if text == each.text:
            yield f"the text stands in {each.where}"
        elif (alike := overlap(words, each.words)) >= SAME:
            yield f"the words are nearly those of a question in {each.where} ({alike:.0%})"

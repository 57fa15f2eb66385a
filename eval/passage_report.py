"""Whether the first passages hold the gold quotation, from what `advicehub search --batch` writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from pydantic import TypeAdapter

from advicehub.errors import DataError
from eval import interval, json_lines
from eval.interval import Estimate
from eval.queries.asked_question import AskedQuestion, Gold


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A hit, as far as scoring needs it."""

    rank: int
    document: str
    text: str


@dataclass(frozen=True, slots=True)
class HitsLine:
    """The hits of one question."""

    id: str
    hits: tuple[FoundPassage, ...]


@dataclass(frozen=True, slots=True)
class PassageReport:
    """How the first `k` hits do on the answerable questions.

    `success` is the share of them for which one of the hits holds a whole gold quotation. `words` is
    the mean number of words, parted by white space, of a question's first `k` hits together.
    `missing` counts questions without a line; they count as failures.
    """

    k: int
    success: Estimate
    words: Estimate
    missing: int


class _HasHits(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def hits(self) -> Sequence[FoundPassage]: ...


L = TypeVar("L", bound=_HasHits)
P = TypeVar("P", bound=FoundPassage)

_SHAPE = TypeAdapter(HitsLine)


def read_hits(file: Path) -> dict[str, tuple[FoundPassage, ...]]:
    """Hits by question id, best first. Raises `DataError` as `read_lines` does."""
    return {id_: by_rank(line.hits) for id_, line in read_lines(file, _SHAPE).items()}


def read_lines(file: Path, shape: TypeAdapter[L]) -> dict[str, L]:
    """Lines of hits by question id, the hits of each in the order of the file.

    Raises `DataError` naming a line that is malformed or comes twice or whose ranks are not 1, 2, 3 and so on in some
    order; and when there is no line.
    """
    found: dict[str, L] = {}
    for number, line in json_lines.read(file, shape):
        if line.id in found:
            json_lines.refuse(file, number, f"the id {line.id} stands on an earlier line too")
        if sorted(hit.rank for hit in line.hits) != list(range(1, len(line.hits) + 1)):
            json_lines.refuse(file, number, "the ranks are not 1, 2, 3 and so on")
        found[line.id] = line
    if not found:
        raise DataError(f"{file.name}: it holds no hits")
    return found


def by_rank(hits: Iterable[P]) -> tuple[P, ...]:
    """`hits`, best first."""
    return tuple(sorted(hits, key=lambda hit: hit.rank))


def passage_report(
    questions: Sequence[AskedQuestion], hits: Mapping[str, tuple[FoundPassage, ...]], k: int
) -> PassageReport:
    """Measure the first `k` hits of the answerable ones among `questions`."""
    answerable = [question for question in questions if question.answerable]
    first = [hits.get(question.id, ())[:k] for question in answerable]
    held = [_found(question, part) for question, part in zip(answerable, first, strict=True)]
    words = [float(sum(len(hit.text.split()) for hit in part)) for part in first]
    missing = sum(question.id not in hits for question in answerable)
    return PassageReport(k, interval.mean([float(each) for each in held]), interval.mean(words), missing)


def holds(hit: FoundPassage, gold: Gold) -> bool:
    """Whether `hit` is of the gold's document and holds the whole gold quotation, white space folded."""
    return hit.document == gold.document and _folded(gold.quote) in _folded(hit.text)


def _found(question: AskedQuestion, hits: Sequence[FoundPassage]) -> bool:
    return any(holds(hit, gold) for hit in hits for gold in question.gold)


def _folded(text: str) -> str:
    return " ".join(text.split())

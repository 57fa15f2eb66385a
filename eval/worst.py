"""The questions whose gold stands deepest among the hits, with what put other passages before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.explained_hits import AlsoSearched, AskedOf, ExplainedHit, ExplainedLine
from eval.passage_report import holds
from eval.queries.asked_question import AskedQuestion, Gold

FIRST = 5
"""Gold at this rank or before it is seen by whoever reads the first hits; what is deeper is a failure."""

BEFORE = 3
"""So many of the first hits are named, and so many of the rankings in which the first hit is furthest ahead."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one ranking added to the score, weight times standing, of the `first` hit and of the one with the `gold`."""

    ranking: str
    first: float
    gold: float


@dataclass(frozen=True, slots=True)
class Place:
    """A hit as a reader can find it; `label` is '' where its paragraph has none. `asked` as in `ExplainedHit`."""

    rank: int
    document: str
    title: str
    label: str
    asked: AskedOf | None


@dataclass(frozen=True, slots=True)
class Case:
    """One answerable question whose gold is not among the first `FIRST` hits.

    `documents` are those of its gold and `wanted` is one gold quotation. `held` is the first hit that holds one, None
    when none of the `searched` hits does; then `wanted` is the first of the set, and `behind` and `ahead` are empty.
    `behind` has the rankings in which the first hit is furthest ahead of `held`, at most `BEFORE`, and `ahead` all in
    which `held` is ahead; widest difference first.
    """

    id: str
    register: str
    language: str
    question: str
    documents: tuple[str, ...]
    wanted: str
    held: Place | None
    searched: int
    first: tuple[Place, ...]
    behind: tuple[Part, ...]
    ahead: tuple[Part, ...]
    also: AlsoSearched

    @property
    def rank(self) -> int | None:
        """The rank, from 1, of the first hit that holds gold."""
        return None if self.held is None else self.held.rank


@dataclass(frozen=True, slots=True)
class Worst:
    """Of the `answerable` questions, `deep` have gold only behind the first `FIRST` hits and `absent` in none.

    `cases` are the worst of both, those with gold in no hit first, then the deepest, those alike by id.
    """

    answerable: int
    deep: int
    absent: int
    cases: tuple[Case, ...]


def worst(questions: Sequence[AskedQuestion], lines: Mapping[str, ExplainedLine], most: int) -> Worst:
    """The `most` worst of the answerable ones among `questions`; one without a line has gold in no hit."""
    answerable = [question for question in questions if question.answerable]
    cases = [_case(question, lines.get(question.id, ExplainedLine(question.id, ()))) for question in answerable]
    failed = sorted((case for case in cases if case.rank is None or case.rank > FIRST), key=_goodness)
    absent = sum(case.rank is None for case in failed)
    return Worst(len(answerable), len(failed) - absent, absent, tuple(failed[:most]))


def _goodness(case: Case) -> tuple[bool, int, str]:
    return case.rank is not None, -(case.rank or 0), case.id


def _case(question: AskedQuestion, line: ExplainedLine) -> Case:
    held, gold = _held(question, line.hits)
    parts = [] if held is None else _parts(line.hits[0], held)
    return Case(
        question.id,
        question.register,
        question.language,
        question.text,
        tuple(dict.fromkeys(each.document for each in question.gold)),
        gold.quote,
        None if held is None else _place(held),
        len(line.hits),
        tuple(_place(hit) for hit in line.hits[:BEFORE]),
        tuple(part for part in parts if part.first > part.gold)[:BEFORE],
        tuple(part for part in reversed(parts) if part.gold > part.first),
        line.also,
    )


def _held(question: AskedQuestion, hits: Sequence[ExplainedHit]) -> tuple[ExplainedHit | None, Gold]:
    """The first hit that holds gold, and that gold; the question's first gold where no hit holds any."""
    found = ((hit, gold) for hit in hits for gold in question.gold if holds(hit, gold))
    return next(found, (None, question.gold[0]))


def _parts(first: ExplainedHit, held: ExplainedHit) -> list[Part]:
    """Every ranking's part, that in which `first` is furthest ahead first, those alike by name."""
    gave = [{score.ranking: score.weight * score.standing for score in hit.rankings} for hit in (first, held)]
    parts = [Part(name, gave[0].get(name, 0.0), gave[1].get(name, 0.0)) for name in {**gave[0], **gave[1]}]
    return sorted(parts, key=lambda part: (part.gold - part.first, part.ranking))


def _place(hit: ExplainedHit) -> Place:
    return Place(hit.rank, hit.document, hit.title, hit.label, hit.asked)

"""How well confidence tells right from wrong when an answer may be withheld."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Point:
    """Were only answers of at least `confidence` given: `coverage`, the share of all questions answered,
    and `risk`, the share of those answers that is wrong."""

    confidence: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """`points` by falling confidence. `area` is the mean risk over the answers given, 0 at best.

    Without answers it is None.
    """

    points: tuple[Point, ...]
    area: float | None


def risk_coverage(answers: Sequence[tuple[float, bool]], questions: int) -> RiskCoverage:
    """The curve over the answers given, as (confidence, right), of `questions` asked in all.

    El-Yaniv and Wiener, JMLR 11, 2010; the area is AURC of Geifman, Uziel and El-Yaniv, ICLR 2019: the
    mean of the risk at each answer's confidence. Answers of equal confidence are given together.
    """
    points: list[Point] = []
    given = wrong = 0
    area = 0.0
    by_confidence = sorted(answers, key=lambda answer: -answer[0])
    for confidence, group in groupby(by_confidence, key=lambda answer: answer[0]):
        rights = [right for _, right in group]
        given += len(rights)
        wrong += rights.count(False)
        area += len(rights) * wrong / given
        points.append(Point(confidence, given / questions, wrong / given))
    return RiskCoverage(tuple(points), area / given if given else None)

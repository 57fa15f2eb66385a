"""Counts of what was right, by measure and feature, and their intervals."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Z = 1.959964
"""Two-sided 95 % of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Share:
    """`right` of `n`, with its 95 % interval by Wilson's score (JASA 22, 1927)."""

    right: int
    n: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share itself, 1.0 of nothing."""
        return self.right / self.n if self.n else 1.0


def share(right: int, n: int) -> Share:
    """`right` of `n` with its interval; (0, 1) when there is nothing to count."""
    if n == 0:
        return Share(0, 0, 0.0, 1.0)
    p = right / n
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Share(right, n, max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that was not right: of which `measure`, what `sort` of miss, what was wanted and what came."""

    document: str
    measure: str
    sort: str
    wanted: str
    came: str


@dataclass
class Tally:
    """What was right of one document, measure by measure."""

    document: str
    features: tuple[str, ...]
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, measure: str, right: bool, sort: str = "", wanted: str = "", came: str = "") -> None:
        """Count one thing; a wrong one is also listed."""
        had, n = self.counts.get(measure, (0, 0))
        self.counts[measure] = (had + right, n + 1)
        if not right:
            self.misses.append(Miss(self.document, measure, sort, wanted, came))


APART = "2,000 pages"
"""A document of this feature has more blocks than all others together, and stays out of "all"."""


def pooled(tallies: Sequence[Tally]) -> dict[str, dict[str, Share]]:
    """Shares by measure and feature, all documents of a feature together; "all" first."""
    sums: dict[str, dict[str, tuple[int, int]]] = {}
    for tally in tallies:
        for measure, (right, n) in tally.counts.items():
            whole = () if APART in tally.features else ("all",)
            for feature in (*whole, *tally.features):
                had = sums.setdefault(measure, {}).get(feature, (0, 0))
                sums[measure][feature] = (had[0] + right, had[1] + n)
    return {
        measure: {feature: share(right, n) for feature, (right, n) in features.items()}
        for measure, features in sums.items()
    }

"""One ranking of a search, over the rows that it looked at."""

from dataclasses import dataclass

import numpy as np

from index import fusion
from index.fusion import Scores
from index.hit import Score
from index.models.embedder import Vectors
from index.segment import Places


@dataclass(frozen=True, slots=True)
class Ranking:
    """One ranking over m rows: its scores and its weight in fusion."""

    name: str
    values: Scores
    standings: Scores
    weight: float
    asked: tuple[Vectors, ...] = ()
    """Of a ranking by what people ask: the cosines of those questions, segment by segment."""

    def score(self, place: int) -> Score:
        """What this ranking gave the passage at `place` among its rows."""
        return Score(self.name, rounded(self.values[place]), rounded(self.standings[place]), self.weight)


@dataclass(frozen=True, slots=True)
class Rankings:
    """All rankings of a search; `rows` int64 (m,), ascending, are those that each of them ranks."""

    rows: Places
    rankings: tuple[Ranking, ...]

    def fused(self) -> Scores:
        """float32 (m,): the weighted sum of the standings."""
        return fusion.fuse([(ranking.standings, ranking.weight) for ranking in self.rankings])


def rounded(value: np.float32 | float) -> float:
    """To 1e-6, so that a score is the same on machines that add in another order; NaN (no score) as 0."""
    return 0.0 if np.isnan(value) else round(float(value), 6)

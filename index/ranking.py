"""One ranking of a search over every row that may be read."""

from dataclasses import dataclass

import numpy as np

from index.fusion import Scores
from index.hit import Score
from index.models.embedder import Vectors


@dataclass(frozen=True, slots=True)
class Ranking:
    """One ranking over the rows of all segments one after the other: its scores and its weight in fusion."""

    name: str
    values: Scores
    standings: Scores
    weight: float
    asked: tuple[Vectors, ...] = ()
    """Of a ranking by what people ask: the cosines of those questions, segment by segment."""

    def score(self, row: int) -> Score:
        """What this ranking gave the passage at `row`."""
        return Score(self.name, rounded(self.values[row]), rounded(self.standings[row]), self.weight)


def rounded(value: np.float32 | float) -> float:
    """To 1e-6, so that a score is the same on machines that add in another order; NaN (no score) as 0."""
    return 0.0 if np.isnan(value) else round(float(value), 6)

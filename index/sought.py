"""What a question looks for, before it is decided at which rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from index import fusion
from index.fusion import Scale, Scores
from index.models.embedder import Vectors
from index.ranking import Ranking
from index.readable import Mask, Readable
from index.segment import Places


@dataclass(frozen=True, slots=True)
class OfEveryRow:
    """A ranking that is cheap to take of every row, by words or by what people ask: its values (n,), NaN for none.

    With `beyond`, a standing counts by how far it is beyond that, and not at all below it. `asked` are the cosines of
    the questions that people ask, segment by segment.
    """

    name: str
    values: Scores
    scale: Scale
    weight: float
    beyond: float | None = None
    asked: tuple[Vectors, ...] = ()

    def over(self, rows: Places | None) -> Ranking:
        """The ranking of `rows` (None: of all)."""
        values = self.values if rows is None else self.values[rows]
        standings = self.scale.standings(values, np.zeros(len(values), dtype=np.int32))
        if self.beyond is not None:
            standings = fusion.beyond(standings, self.beyond)
        return Ranking(self.name, values, standings, self.weight, self.asked)

    def leading(self, k: int, allowed: Mask | None) -> Places:
        """The `k` first rows among the `allowed` (None: all) that have anything of what is looked for."""
        least = 0.0 if self.beyond is None else float(self.scale.means[0]) + self.beyond * self.scale.spread
        some = self.values > least
        rows = np.flatnonzero(some if allowed is None else some & allowed)
        if len(rows) > k:
            rows = rows[np.argpartition(self.values[rows], -k)[-k:]]
        return rows.astype(np.int64)


@dataclass(frozen=True, slots=True)
class ByVector:
    """A vector to compare passages, or their best sentences, with in one vector space."""

    name: str
    what: Literal["passages", "sentences"]
    space: int
    vector: Vectors
    weight: float

    def over(self, readable: Readable, rows: Places | None) -> Ranking:
        """The ranking of `rows` (None: of all)."""
        score = readable.cosines if self.what == "passages" else readable.best_sentences
        return self.measured(readable, rows, score(self.space, self.vector, rows))

    def measured(self, readable: Readable, rows: Places | None, values: Scores) -> Ranking:
        """The ranking by `values` of `rows`: standings are measured inside each passage language."""
        languages = readable.languages if rows is None else readable.languages[rows]
        scale = readable.scale(self.what, self.space, self.vector, values, rows)
        return Ranking(self.name, values, scale.standings(values, languages), self.weight)


@dataclass(frozen=True, slots=True)
class Sought:
    """All that a question looks for in one mode."""

    by_words: tuple[OfEveryRow, ...]
    by_vectors: tuple[ByVector, ...]

    def candidates(self, readable: Readable, k: int, allowed: Mask | None) -> Places:
        """The rows, ascending, that are among the first `k` in one of the rankings of those `allowed` (None: all)."""
        found: Sequence[Places] = [ranking.leading(k, allowed) for ranking in self.by_words]
        nearest = (
            readable.nearest(each.space, each.vector, k, allowed) for each in self.by_vectors if each.what == "passages"
        )
        return np.unique(np.concatenate([np.empty(0, dtype=np.int64), *found, *nearest]))

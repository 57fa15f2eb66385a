"""Rankings of passages by the questions that people ask of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from index import fusion
from index.hit import Alike
from index.models.embedder import Vectors
from index.ranking import Ranking, rounded
from index.segment import Segment
from index.weights import ALIKE, asked_ranking


def asked_rankings(
    vectors: Sequence[Vectors], models: Sequence[str], segments: Sequence[Segment], weights: Mapping[str, float]
) -> list[Ranking]:
    """The rankings by the two most alike of the questions that people ask of a passage, in the space of each model.

    `vectors` are the question's, float32 (1, d), to compare with other questions. Standings are taken among all those
    questions: of many thousand, only a few are meant alike.
    """
    found = []
    for space, (model, vector) in enumerate(zip(models, vectors, strict=True)):
        cosines = [segment.asked(space, vector) for segment in segments]
        best = np.concatenate([s.best_asked(part) for s, part in zip(segments, cosines, strict=True)])
        standings = fusion.standings_among(best, np.concatenate(cosines))
        name = asked_ranking(model)
        weight = weights.get(name, 0.0)
        found.append(Ranking(name, best, fusion.beyond(standings, ALIKE), weight, tuple(cosines)))
    return found


def alike(segments: Sequence[Segment], rankings: Sequence[Ranking], row: int) -> Alike | None:
    """What people ask of the passage at `row` that added most to its score; None when nothing did."""
    parts = [(r.weight * float(r.standings[row]), r) for r in rankings if r.asked]
    share, ranking = max(parts, key=lambda part: part[0], default=(0.0, None))
    if ranking is None or share <= 0:
        return None
    for segment, cosines in zip(segments, ranking.asked, strict=True):
        if row < segment.size:
            place = segment.most_alike(cosines, row)
            language, text = segment.words.asked(place)
            return Alike(text, language, rounded(cosines[place]))
        row -= segment.size
    return None

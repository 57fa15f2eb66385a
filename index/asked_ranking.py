"""Rankings of passages by the questions that people ask of them."""

from collections.abc import Mapping, Sequence

import numpy as np

from index import fusion
from index.hit import Alike
from index.models.embedder import Vectors
from index.ranking import Rankings, rounded
from index.readable import Readable
from index.sought import OfEveryRow
from index.weights import ALIKE, asked_ranking


def asked_rankings(
    vectors: Sequence[Vectors], models: Sequence[str], readable: Readable, weights: Mapping[str, float]
) -> list[OfEveryRow]:
    """The rankings of every row by the two most alike of the questions that people ask of a passage, in the space of
    each model that counts.

    `vectors` are the question's, float32 (1, d), to compare with other questions. Standings are taken among all those
    questions: of many thousand, only a few are meant alike.
    """
    found = []
    for space, (model, vector) in enumerate(zip(models, vectors, strict=True)):
        name = asked_ranking(model)
        if weight := weights.get(name, 0.0):
            cosines = [segment.asked(space, vector) for segment in readable.segments]
            best = np.full(readable.size, np.nan, dtype=np.float32)
            for segment, first, values in zip(readable.segments, readable.firsts, cosines, strict=False):
                if len(values):
                    best[first : first + segment.size] = segment.best_asked(values)
            every = np.concatenate([np.empty(0, dtype=np.float32), *cosines])
            scale = fusion.scale_of(every, np.zeros(len(every), dtype=np.int32), 1, apart=False)
            found.append(OfEveryRow(name, best, scale, weight, ALIKE, tuple(cosines)))
    return found


def alike(readable: Readable, found: Rankings, place: int) -> Alike | None:
    """What people ask of the passage at `place` among the rows of `found` that added most to its score; None when
    nothing did."""
    parts = [(r.weight * float(r.standings[place]), r) for r in found.rankings if r.asked]
    share, ranking = max(parts, key=lambda part: part[0], default=(0.0, None))
    if ranking is None or share <= 0:
        return None
    segment, row = readable.place(int(found.rows[place]))
    cosines = ranking.asked[readable.segments.index(segment)]
    asked = segment.most_alike(cosines, row)
    language, text = segment.words.asked(asked)
    return Alike(text, language, rounded(cosines[asked]))

"""The nearest passages where there is no answer."""

from collections.abc import Sequence

from index.hit import Hit

RELATED = 2
NEARLY_EQUAL = 0.95
"""A hit in the asker's language goes before a better one that it comes this near to: it can be read at once."""


def related(hits: Sequence[Hit], language: str) -> tuple[Hit, ...]:
    """The RELATED nearest of `hits` (best first), each of another document, in the order of their ranks.

    Among those that score nearly the same, one in `language` is taken first.
    """
    shown: list[Hit] = []
    left = list(hits)
    while left and len(shown) < RELATED:
        near = [hit for hit in left if hit.score >= min(left[0].score, NEARLY_EQUAL * left[0].score)]
        taken = next((hit for hit in near if hit.passage.language == language), left[0])
        shown.append(taken)
        left = [hit for hit in left if hit.passage.document != taken.passage.document]
    return tuple(sorted(shown, key=lambda hit: hit.rank))

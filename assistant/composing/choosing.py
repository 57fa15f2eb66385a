"""Which of the hits are quoted."""

from collections.abc import Mapping, Sequence

from assistant.composing.folding import folded
from assistant.composing.versions import PassagesOf
from index.hit import Hit
from index.text_store import Listed

NEARLY_AS_GOOD = 0.85
"""A further document is quoted when its best passage scores at least this share of the first one's."""


def chosen(
    hits: Sequence[Hit], listed: Mapping[str, Listed], language: str, passages_of: PassagesOf
) -> list[tuple[int, ...]]:
    """The groups of hits to quote from, best first: places of `hits` that say the same, the one to show first.

    One group a work, as long as its best hit is nearly as good as the first of all. What says the same as a group
    before it is in that group, however good.
    """
    groups: list[tuple[int, ...]] = []
    works: set[str] = set()
    for group in folded(hits, listed, language, passages_of):
        # A score may be negative in a library of a few passages: the first is always as good as itself.
        if hits[min(group)].score < min(hits[0].score, NEARLY_AS_GOOD * hits[0].score):
            break
        work = listed[hits[group[0]].passage.document].about.work
        if work not in works:
            works.add(work)
            groups.append(group)
    return groups


def bearing(groups: Sequence[tuple[int, ...]], missing: Sequence[int]) -> list[tuple[int, ...]]:
    """Those of `groups` that bear most of what the question is particular about, in their order.

    `missing` counts for each hit what it does not bear of that; without counts all are left. A passage about another
    country or another instrument than the one asked about is no second opinion.
    """
    if not missing or not groups:
        return list(groups)
    fewest = [min(missing[place] for place in group) for group in groups]
    return [group for group, count in zip(groups, fewest, strict=True) if count == min(fewest)]

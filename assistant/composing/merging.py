"""The citations of a question's parts put together."""

from collections.abc import Sequence

from assistant.citation import Citation


def merged(parts: Sequence[Sequence[Citation]], most: int) -> tuple[tuple[Citation, ...], list[tuple[int, ...]]]:
    """At most `most` citations (as many as there are parts, or more), and for each of `parts` the places of its own.

    Each part that has citations keeps its first; what room is left goes to the seconds, then the thirds, in the order
    of the parts. A part's citations stand together, in their order, behind those of the part before. A quotation that
    overlaps one that is taken already is not shown twice: it stands for both parts.
    """
    taken: list[tuple[int, int, Citation]] = []
    stands_for: dict[tuple[int, int], tuple[int, int]] = {}
    for depth in range(max(map(len, parts), default=0)):
        for number, citations in enumerate(parts):
            if depth >= len(citations):
                continue
            own = (number, depth)
            same = next((each for each in taken if _overlap(each[2], citations[depth])), None)
            if same is not None:
                stands_for[own] = same[:2]
            elif len(taken) < most:
                taken.append((*own, citations[depth]))
                stands_for[own] = own
    taken.sort(key=lambda each: each[:2])
    places = {each[:2]: place for place, each in enumerate(taken)}
    own_places = [
        tuple(sorted({places[key] for own, key in stands_for.items() if own[0] == number}))
        for number in range(len(parts))
    ]
    return tuple(citation for _, _, citation in taken), own_places


def _overlap(one: Citation, other: Citation) -> bool:
    a, b = one.quotation, other.quotation
    return a.version == b.version and a.start < b.end and b.start < a.end

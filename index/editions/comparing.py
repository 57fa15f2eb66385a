"""The same questions asked of two editions: what changed among the first passages that each finds."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.access import Access
from index.batch import Line
from index.hit import Hit
from index.searcher import Searcher


@dataclass(frozen=True, slots=True)
class Move:
    """A passage that is "added" to the first ones of the second edition, "gone" from them, or "moved" in them.

    `document` and `label` say which it is ('' for a paragraph without number). `before` and `after` are its ranks, from
    1, 0 where it is not among the first ones. One that reads the same in a new version of its document is the same.
    """

    document: str
    label: str
    what: Literal["added", "gone", "moved"]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed for the question `id`, best ranks first; nothing, or `error`, why it could not be asked."""

    id: str
    moves: tuple[Move, ...] = ()
    error: str = ""

    @property
    def first_differs(self) -> bool:
        """Whether another passage comes first."""
        return any(1 in (move.before, move.after) for move in self.moves)


def compared(
    lines: Iterable[Line], before: Searcher, after: Searcher, access: Access, k: int = 10
) -> Iterator[Compared]:
    """Each of `lines` asked of both editions, in their order, their first `k` passages compared."""
    for line in lines:
        if line.question is None:
            yield Compared(line.id, error=line.reason)
        else:
            found = [each.search(line.question, access, k) for each in (before, after)]
            yield Compared(line.id, tuple(_moves(*map(_ranks, found))))


Place = tuple[str, str, str]
"""What a passage is known by in both editions: its document, its label and its words."""


def _ranks(hits: Sequence[Hit]) -> Mapping[Place, int]:
    found: dict[Place, int] = {}
    for hit in hits:
        found.setdefault((hit.passage.document, hit.passage.label, hit.text), hit.rank)
    return found


def _moves(before: Mapping[Place, int], after: Mapping[Place, int]) -> list[Move]:
    moves = []
    for place in dict.fromkeys((*before, *after)):
        was, is_ = before.get(place, 0), after.get(place, 0)
        if was != is_:
            what: Literal["added", "gone", "moved"] = "added" if not was else "moved" if is_ else "gone"
            moves.append(Move(place[0], place[1], what, was, is_))
    return sorted(moves, key=lambda move: (move.after or move.before, move.what, move.document, move.label))


def by_document(compared: Collection[Compared]) -> Mapping[str, Mapping[str, int]]:
    """How many passages of each document were added, gone and moved, over all questions; the most touched first."""
    counts: dict[str, dict[str, int]] = {}
    for each in compared:
        for move in each.moves:
            counts.setdefault(move.document, {"added": 0, "gone": 0, "moved": 0})[move.what] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1]["added"] - item[1]["gone"], item[0])))

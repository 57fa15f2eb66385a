"""Atoms become parts that fit: as few as can be, of like size, cut where it costs least."""

from collections.abc import Sequence

from ingest.cutting.atoms import Atom

_PART = 1000.0
_SLACK = 100.0
_MIXED = 1300.0
"""What it costs that a part begins inside something and goes on with something new: more than a part."""


def packed(atoms: Sequence[Atom], room: int) -> list[Sequence[Atom]]:
    """Cut `atoms` into parts of at most `room` tokens each (an atom over it stands alone).

    Least total cost decides, by dynamic programming: each part costs 1000, its emptiness squared up
    to 100, each cut what its atom says, and 1300 a part that begins with the rest of one paragraph or
    list and goes on with another.
    """
    best: list[float] = [0.0] + [float("inf")] * len(atoms)
    back = [0] * (len(atoms) + 1)
    for end in range(1, len(atoms) + 1):
        total, new = 0, False
        for start in range(end - 1, -1, -1):
            total += atoms[start].tokens
            if total > room and start < end - 1:
                break
            cost = best[start] + _PART + _SLACK * (max(room - total, 0) / room) ** 2
            if start:
                cost += atoms[start].cut_before + (_MIXED if new and not atoms[start].begins else 0.0)
            if cost < best[end]:
                best[end], back[end] = cost, start
            new = new or atoms[start].begins
    out: list[Sequence[Atom]] = []
    end = len(atoms)
    while end:
        out.append(atoms[back[end] : end])
        end = back[end]
    return out[::-1]

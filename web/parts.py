"""Long documents are shown in parts, so that every page stays light enough for a slow line."""

from collections.abc import Sequence

from ingest.passage import Passage

Text = tuple[Passage, str]

BUDGET = 48_000
"""Bytes of passages, their markup included, on one page."""

_MARKUP = 220


def parts(passages: Sequence[Text], budget: int = BUDGET) -> list[list[Text]]:
    """`passages` in parts that fit the budget, filled in order; one empty part when there are none."""
    filled: list[list[Text]] = [[]]
    size = 0
    for passage, text in passages:
        cost = len(text.encode()) + _MARKUP * (2 + text.count("\n\n"))
        if filled[-1] and size + cost > budget:
            filled.append([])
            size = 0
        filled[-1].append((passage, text))
        size += cost
    return filled


def number_of(part: str) -> int:
    """The number of the part that an address names; 0 for anything that is no plain number."""
    # Read by hand: anything that is no number is a page that is not there.
    return int(part) if part.isascii() and part.isdecimal() and len(part) < 7 else 0


def part_of(passages: Sequence[Text], passage: str) -> int:
    """The number of the part that holds the passage with this id, counted from 1; 1 when none does."""
    for number, part in enumerate(parts(passages), start=1):
        if any(each.id == passage for each, _ in part):
            return number
    return 1

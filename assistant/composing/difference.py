"""Two sources that say different things about the same question."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Difference:
    """`first` and `second` are places (0-based) in an answer's citations, first < second.

    `reason` is "numbers" where aligned sentences hold different figures, which `figures` shows as they
    stand in each ("48 hours", "24 hours"), or "linked" where a curator has linked the two documents; then `note`
    is what the curator says of it.
    """

    first: int
    second: int
    reason: Literal["numbers", "linked"]
    figures: tuple[str, str] = ("", "")
    note: str = ""

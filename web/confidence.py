"""How far an answer can be trusted, in words tied to figures that were measured, never a score."""

from collections.abc import Mapping
from typing import Any

NOT_MEASURED = (
    "How often answers like this one are right has not been measured for this version. "
    "Judge by the words of the source."
)


def in_words(card: Mapping[str, Any]) -> str:
    """A sentence from the calibration's card.

    The figures used are `answered`, the test questions that were answered at the operating point, and
    `right`, those of them that were answered rightly. Without both, the sentence says so.
    """
    answered, right = card.get("answered"), card.get("right")
    if not isinstance(answered, int) or not isinstance(right, int) or not 0 < right <= answered:
        return NOT_MEASURED
    return (
        f"In tests, {right} of {answered} questions answered at this level were answered rightly "
        f"({_of_twenty(right, answered)}). Judge by the words of the source."
    )


def _of_twenty(right: int, answered: int) -> str:
    # Rounded down: a rounded figure must never claim more than was measured.
    return f"at least {20 * right // answered} times in 20"

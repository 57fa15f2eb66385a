"""How far an answer can be trusted, in words tied to figures that were measured, never a score."""

from collections.abc import Mapping
from typing import Any

NOT_MEASURED = (
    "How often answers like this one are right has not been measured for this version. Read the source "
    "before you rely on it."
)


def in_words(card: Mapping[str, Any], confidence: float) -> str:
    """A sentence on how often test answers of the same level as `confidence` were right.

    `card` is the calibration's; its `levels`, highest first, say from which confidence on they hold,
    how many test answers they have and how many of those were right. Without figures for the level
    the sentence says so.
    """
    level = next((each for each in card.get("levels", ()) if confidence >= each["from"]), None)
    if level is None or not level["answers"]:
        return NOT_MEASURED
    right, answers = level["right"], level["answers"]
    # Rounded down: words must never claim more than was measured.
    return (
        f"In tests, {right} of {answers} answers at this level were right ({20 * right // answers} in 20). "
        "Read the source before you rely on it."
    )

"""How far an answer can be trusted, in words tied to figures that were measured, never a score."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.calibration import MOST_UNSEEN
from web.interface.words import _, percent

TIMES = 20
"""Shares are told as so many times in this many: people read "19 in 20" more surely than a decimal."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """`sentence` is what tests say of answers like this one; `reasons` are sentences on how that was measured."""

    sentence: str
    reasons: tuple[str, ...] = ()


def confidence(card: Mapping[str, Any], probability: float, unseen: float = 0.0) -> Confidence:
    """How often test answers of the same level as `probability` (0 to 1) were right.

    Where more than MOST_UNSEEN of the library is `unseen` (0 to 1) by the tests, the sentence says so.

    `card` is the calibration's; its `levels`, highest first, say from which probability on they hold,
    how many test answers they have and how many of those were right. Without figures for the level
    the sentence says so.
    """
    level = next((each for each in card.get("levels", ()) if probability >= each["from"]), None)
    if level is None or not level["answers"]:
        return Confidence(
            _(
                "How often answers like this one are right has not been measured for this version. "
                "Read the source before you rely on it."
            )
        )
    right, answers = level["right"], level["answers"]
    # Rounded down: words must never claim more than was measured.
    sentence = _(
        "In tests, %(right)s of %(answers)s answers at this level were right (%(times)s in %(twenty)s). "
        "Read the source before you rely on it.",
        right=right,
        answers=answers,
        times=TIMES * right // answers,
        twenty=TIMES,
    )
    if unseen > MOST_UNSEEN:
        sentence = f"{sentence} {_other_library(unseen)}"
    return Confidence(sentence, tuple(_reasons(card, level)))


def _other_library(unseen: float) -> str:
    return _(
        "%(share)s of the passages of this library were not in the one that was tested. So these figures are only a "
        "hint.",
        share=percent(unseen),
    )


def _reasons(card: Mapping[str, Any], level: Mapping[str, Any]) -> list[str]:
    """How the level was come to, and what the tests say of all levels together. What `card` lacks is left out."""
    levels = card["levels"]
    said = [
        _(
            "Whether the library answers is decided by signs: how well the words and the meaning of the passages "
            "fit the question, how far the first one stands above the next, and whether it bears the names, years and "
            "countries that you ask about."
        )
    ]
    if len(levels) > 1:
        said.append(
            _("This answer is at the highest of %(count)s levels.", count=len(levels))
            if level is levels[0]
            else _("This answer is not at the highest of %(count)s levels.", count=len(levels))
        )
    if {"questions", "answerable"} <= card.keys():
        without = card["questions"] - card["answerable"]
        said.append(
            _(
                "The figures come from %(questions)s test questions. To %(without)s of them the library holds "
                "no answer.",
                questions=card["questions"],
                without=without,
            )
        )
        if "answered_though_unanswerable" in card:
            said.append(
                _(
                    "Of those %(without)s, %(wrongly)s were given passages all the same. So a passage that is shown "
                    "may still not answer.",
                    without=without,
                    wrongly=card["answered_though_unanswerable"],
                )
            )
    said.append(
        _("An answer counts as right when a passage shown is one that was marked beforehand as answering the question.")
    )
    return said

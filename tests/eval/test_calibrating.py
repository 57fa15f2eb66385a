"""The fit of the decision: on made signals that say plainly what is right, and on too few."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advicehub.errors import DataError
from assistant import calibration
from assistant.signals import NAMES, Signals
from eval.calibrating import MOST_FALSE_ANSWERS, OF_FIELD, Observed, calibrate

NOTHING = Signals(*[0.0] * len(NAMES))


def made(n: int, seed: int, elsewhere: bool = False) -> list[Observed]:
    """Questions of which a large margin tells the right ones, and a subject those that are of the field."""
    chance = np.random.default_rng(seed)
    found = []
    for number in range(n):
        right = number % 2 == 0 and not elsewhere
        signals = replace(
            NOTHING,
            english=float(number % 4 < 2),
            margin=float(chance.normal(6 if right else 0)),
            subject=float(chance.normal(-6 if elsewhere else 6)),
        )
        topic = "" if elsewhere else f"topic {number % 8}"
        found.append(Observed(topic, signals.row(), right, number % 2 == 0 and not elsewhere))
    return found


def fitted() -> dict[str, Any]:
    return calibrate(made(160, 1), made(24, 2, elsewhere=True), "made.jsonl, SHA-256 0", "edition")


def test_what_is_fitted_is_read_back_and_tells_right_from_wrong() -> None:
    one = fitted()
    read = calibration.parse(json.dumps({"asked": one, "alone": one, "library": {}})).asked
    right, near_miss, far = (
        replace(NOTHING, english=1.0, margin=6.0, subject=6.0),
        replace(NOTHING, english=1.0, margin=0.0, subject=6.0),
        replace(NOTHING, english=1.0, margin=6.0, subject=-6.0),
    )
    assert read.answers(read.probability(right), "en")
    assert not read.answers(read.probability(near_miss), "en")
    # However far its first hit stands above the others, what is from elsewhere is less probable.
    assert read.probability(far) < 0.5 * read.probability(right)


def test_the_card_counts_out_of_fold() -> None:
    card = fitted()["card"]
    assert (card["questions"], card["answerable"], card["elsewhere"]) == (160, 80, 24)
    assert card["auroc_answerable"] > 0.95 and card["auroc_elsewhere"] > 0.95
    assert card["answered_though_unanswerable"] <= MOST_FALSE_ANSWERS * 80 + 1
    assert sum(level["answers"] for level in card["levels"]) == card["answered"]
    assert sum(level["right"] for level in card["levels"]) == card["answered_and_right"]


def test_what_tells_a_near_miss_says_nothing_of_the_field() -> None:
    weights = dict(zip(NAMES, fitted()["of_field"]["weights"], strict=True))
    assert all(weights[name] == 0 for name in NAMES if name not in OF_FIELD)
    assert weights["subject"] > 0


@pytest.mark.parametrize(("inside", "outside"), [(5, 24), (160, 3), (0, 24)])
def test_too_few_questions_are_refused(inside: int, outside: int) -> None:
    with pytest.raises(DataError, match="calibration needs"):
        calibrate(made(inside, 1), made(outside, 2, elsewhere=True), "made", "edition")

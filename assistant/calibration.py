"""The calibrated model that turns signals into a probability, and the operating point above which we answer."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from advicehub.errors import DataError
from assistant.signals import NAMES, Signals
from index.text_store import Listed

FILE = "calibration.json"

MOST_UNSEEN = 0.2
"""The share of a library's passages that may be of documents the figures were not made with: with more, one answer in
five or more is of a kind that nobody measured, and whoever reads the figures is told."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over the signals: p = 1 / (1 + exp(-(intercept + sum w (x - mean) / scale)))."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float

    def probability(self, signals: Signals) -> float:
        """What the regression makes of `signals`, between 0 and 1."""
        parts = zip(signals.row(), self.mean, self.scale, self.weights, strict=True)
        z = self.intercept + sum(w * (x - mean) / scale for x, mean, scale, w in parts)
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, z))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The probability that a question is `of_field`, times that a question of the field has its `answer` among the
    first hits.

    They are two because they are told by different signs: what is from elsewhere has no subject here, and a near miss
    has one, but names another country, year or instrument. The least product that is answered is `english` for
    questions in English and `other` for those in other languages: each was chosen for the same share of false
    answers. `card` says what the model was fitted and tested on, with the figures at the operating point.
    """

    of_field: Logistic
    answer: Logistic
    english: float
    other: float
    card: dict[str, Any]

    def answers(self, probability: float, language: str) -> bool:
        """Whether a question in `language` (ISO 639-1) with this `probability` is answered."""
        return probability >= (self.english if language == "en" else self.other)

    def probability(self, signals: Signals) -> float:
        """The calibrated probability that the library answers the question, rounded to 1e-6."""
        return round(self.of_field.probability(signals) * self.answer.probability(signals), 6)


@dataclass(frozen=True, slots=True)
class Calibrations:
    """One for searches whose first hit is a passage of which people's questions are known, `asked`; one for those
    that must do with the passages `alone`.

    `library` are the documents that their figures were made with: passages by version (see `known_as`).
    """

    asked: Calibration
    alone: Calibration
    library: Mapping[str, int] = field(default_factory=dict, compare=False)

    def of(self, signals: Signals) -> Calibration:
        """The one that was fitted to searches like the one that gave `signals`."""
        return self.asked if signals.asked_multilingual or signals.asked_specialised else self.alone

    def unseen(self, documents: Sequence[Listed]) -> float:
        """The share, 0 to 1, of the passages of `documents` that the figures were not made with."""
        passages = sum(listed.passages for listed in documents)
        seen = sum(listed.passages for listed in documents if known_as(listed) in self.library)
        return 1 - seen / passages if passages else 0.0


def known_as(listed: Listed) -> str:
    """What a calibration knows a document by: the first 16 digits of its file's SHA-256."""
    return listed.version[:16]


def parse(text: str) -> Calibrations:
    """Read a calibration file. Raises `DataError` when it is not one, or is for other signals."""
    try:
        data = json.loads(text)
        library = {str(version): int(passages) for version, passages in data["library"].items()}
        return Calibrations(_calibration(data["asked"]), _calibration(data["alone"]), library)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise DataError(f"{FILE}: is not a calibration file") from None


def _calibration(data: dict[str, Any]) -> Calibration:
    if tuple(data["signals"]) != NAMES:
        raise DataError(f"{FILE}: was fitted for other signals; fit it again with `advicehub eval calibrate`")
    of_field, answer = _logistic(data["of_field"]), _logistic(data["answer"])
    return Calibration(of_field, answer, *_operating_points(data), data["card"])


def _logistic(data: dict[str, Any]) -> Logistic:
    mean, scale, weights = (tuple(float(value) for value in data[key]) for key in ("mean", "scale", "weights"))
    if not len(mean) == len(scale) == len(weights) == len(NAMES):
        raise ValueError("a number for each signal")
    return Logistic(mean, scale, weights, float(data["intercept"]))


def _operating_points(data: dict[str, Any]) -> tuple[float, float]:
    return float(data["threshold"]["english"]), float(data["threshold"]["other"])


@cache
def shipped() -> Calibrations:
    """The calibrations that come with the program."""
    return parse(Path(__file__).with_name(FILE).read_text())

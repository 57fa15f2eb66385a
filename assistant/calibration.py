"""The calibrated model that turns signals into a probability, and the operating point above which we answer."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from advicehub.errors import DataError
from assistant.signals import NAMES, Signals

FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over the signals: p = 1 / (1 + exp(-(intercept + sum w (x - mean) / scale))).

    The least p that is answered is `english` for questions in English and `other` for those in other
    languages: each was chosen for the same share of false answers. `card` says what the model was
    fitted and tested on, with the figures at the operating point.
    """

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float
    english: float
    other: float
    card: dict[str, Any]

    def answers(self, probability: float, language: str) -> bool:
        """Whether a question in `language` (ISO 639-1) with this `probability` is answered."""
        return probability >= (self.english if language == "en" else self.other)

    def probability(self, signals: Signals) -> float:
        """The calibrated probability that the library answers the question, rounded to 1e-6."""
        parts = zip(signals.row(), self.mean, self.scale, self.weights, strict=True)
        z = self.intercept + sum(w * (x - mean) / scale for x, mean, scale, w in parts)
        return round(1 / (1 + math.exp(-max(-60.0, min(60.0, z)))), 6)


@dataclass(frozen=True, slots=True)
class Calibrations:
    """One for searches whose first hit is a passage of which people's questions are known, `asked`; one for those
    that must do with the passages `alone`."""

    asked: Calibration
    alone: Calibration

    def of(self, signals: Signals) -> Calibration:
        """The one that was fitted to searches like the one that gave `signals`."""
        return self.asked if signals.asked_multilingual or signals.asked_specialised else self.alone


def parse(text: str) -> Calibrations:
    """Read a calibration file. Raises `DataError` when it is not one, or is for other signals."""
    try:
        data = json.loads(text)
        return Calibrations(_calibration(data["asked"]), _calibration(data["alone"]))
    except (ValueError, KeyError, TypeError):
        raise DataError(f"{FILE}: is not a calibration file") from None


def _calibration(data: dict[str, Any]) -> Calibration:
    if tuple(data["signals"]) != NAMES:
        raise DataError(f"{FILE}: was fitted for other signals; fit it again with `advicehub eval calibrate`")
    mean, scale, weights = (tuple(float(value) for value in data[key]) for key in ("mean", "scale", "weights"))
    return Calibration(mean, scale, weights, float(data["intercept"]), *_operating_points(data), data["card"])


def _operating_points(data: dict[str, Any]) -> tuple[float, float]:
    return float(data["threshold"]["english"]), float(data["threshold"]["other"])


@cache
def shipped() -> Calibrations:
    """The calibrations that come with the program."""
    return parse(Path(__file__).with_name(FILE).read_text())

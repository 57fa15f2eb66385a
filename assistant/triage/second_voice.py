"""What a question sounds like to a small linear model over letters: it confirms or doubts what the cues suspect.

Logistic regression, one row for each kind, over the runs of 2 to 5 letters of each word and over pairs of words, all
hashed to `BUCKETS` places. Fitted by `eval/training/second_voice.py`; the weights lie in `words/second_voice.txt`.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

from assistant.triage.folding import Folded
from assistant.triage.signal import SignalKind

BUCKETS = 8192
KINDS: tuple[SignalKind, ...] = ("urgent", "out_of_mandate")
SCALE = 1000
"""A weight is written as a whole number of thousandths."""

_MOST = 2000
"""Letters that are heard: who needs help or asks for something else has said so by then, and time is short."""


def probability(folded: Folded, kind: SignalKind) -> float:
    """How likely a question that sounds like `folded` is of `kind`, from 0 to 1."""
    return chance(heard(folded), _weights()[kind])


def chance(places: Sequence[int], weights: Sequence[int]) -> float:
    """The logistic function of the mean weight of `places`, as vectors of length 1 give it; the bias stands last."""
    total = sum(weights[place] for place in places) / math.sqrt(len(places) or 1) + weights[-1]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total / SCALE))))


def heard(folded: Folded) -> list[int]:
    """The places, each once and in order, of what `folded` is made of; every one counts the same."""
    return sorted({crc32(each.encode()) % BUCKETS for each in _runs(folded.line[:_MOST].split())})


def _runs(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for long in range(2, 6):
            yield from (padded[at : at + long] for at in range(len(padded) - long + 1))
    for first, second in pairwise(words):
        yield f"{first} {second}"


@cache
def _weights() -> dict[SignalKind, list[int]]:
    written = (resources.files("assistant.triage") / "words" / "second_voice.txt").read_text(encoding="ascii")
    rows = [[int(weight) for weight in line.split()] for line in written.splitlines()]
    if len(rows) != len(KINDS) or any(len(row) != BUCKETS + 1 for row in rows):
        raise ValueError("words/second_voice.txt is not whole: fit it again")
    return dict(zip(KINDS, rows, strict=True))

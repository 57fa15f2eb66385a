"""What a question shows before anything is searched: that it needs a person, not a passage."""

from dataclasses import dataclass, field
from typing import Literal

SignalKind = Literal["urgent", "out_of_mandate"]


@dataclass(frozen=True, slots=True)
class Signal:
    """`reason` names the rule ("removal", "ranking"); `cues` are the words of the question it rests on, in order.

    The cues are the asker's own words: they are shown back to the asker and go nowhere else.
    """

    kind: SignalKind
    reason: str
    cues: tuple[str, ...] = field(default=(), repr=False)

"""What a child process is given to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.jailed.limits import Limits
from ingest.watch import Step

Argument = str | int | float | bool | None | list["Argument"] | dict[str, "Argument"]
"""What can be given to a function in a child: plain values, as in JSON."""

Broken = Mapping[tuple[int, Step], str]
"""Steps that earlier tries broke down on, each with its reason."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be read at `path`, without the steps that are `broken`."""

    path: str
    limits: Limits
    broken: Broken = field(default_factory=dict)

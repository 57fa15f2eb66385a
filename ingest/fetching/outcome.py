"""What became of one file."""

from dataclasses import dataclass
from typing import Literal

from ingest.fetching.wanted import Wanted

What = Literal["fetched", "unchanged", "changed", "accepted", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`reason` says why a file was refused. `sha256` is that of the version in use after it, `changed_to` that of the
    version at `waiting` which is not in use until it is accepted; `before` that of the version it took the place of."""

    wanted: Wanted
    what: What
    reason: str = ""
    sha256: str = ""
    size: int = 0
    changed_to: str = ""
    waiting: str = ""
    before: str = ""

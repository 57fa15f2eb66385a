"""What the home records of documents that everybody may read: when each came, and which files were refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index import history, quarantine
from index.access import PUBLIC_GROUP


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was meant for everybody and could not be read: how it is shown, why, and when (ISO 8601)."""

    file: str
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class Records:
    """`added` maps documents of the open edition to the time they came (ISO 8601). `home` is None for no records."""

    added: Mapping[str, str]
    home: Path | None

    def refused(self) -> list[Refused]:
        """The refused files, the latest first. Files meant for a group, or for nobody knows whom, are left out."""
        found = quarantine.read(self.home) if self.home else []
        return [Refused(each.name, each.reason, each.when) for each in found[::-1] if each.group == PUBLIC_GROUP]


NO_RECORDS = Records({}, None)


def records_of(home: Path, edition: str) -> Records:
    """The records in `home`, where `edition` (the id of the whole) is in use."""
    changes = history.happened(history.written(home), edition)
    return Records(history.added_on(changes, PUBLIC_GROUP), home)

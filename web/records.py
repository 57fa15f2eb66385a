"""What the home records of documents that everybody may read: when each came, and which files were refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.curation import report
from index.library import Library


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was meant for everybody and could not be read: how it is shown, why, and when (ISO 8601)."""

    file: str
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class Records:
    """`added` maps documents of the open edition to the time they came (ISO 8601). `library` is None for no records."""

    added: Mapping[str, str]
    library: Library | None

    def refused(self) -> list[Refused]:
        """The refused files, the latest first. Where a file lay on the machine is not told."""
        found = report.refused(self.library) if self.library else []
        return [Refused(each.name, each.reason, each.when) for each in found[::-1]]


NO_RECORDS = Records({}, None)


def records_of(library: Library) -> Records:
    """The records of `library`, read once for what came and afresh for what was refused."""
    return Records(report.additions(library), library)

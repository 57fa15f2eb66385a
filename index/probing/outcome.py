"""What an edition answers to the probes, and how it is kept beside the edition."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from advicehub.whole_file import write_whole

FILE_NAME = "probes.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the probe `id`: `document` and `passage`, by id, came first ('' when nothing was found).

    `own` is the rank, from 1, of the first of its own paragraphs, 0 when none was among the first five, -1 when the
    edition holds none of them.
    """

    id: str
    document: str
    passage: str
    own: int


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that an ordinary change would hardly do. `kind` says what: a "passage" or a "document" is suddenly the
    first answer to many probes; or "recall": paragraphs that were found before are not any more.

    `count` probes of `of` on `topics` topics show it, where it was `before` in the edition before. `document` and
    `passage` are ids, '' where they do not apply; `label` is what the passage is called by a person.
    """

    kind: str
    count: int
    before: int
    of: int
    topics: int
    document: str = ""
    passage: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What came of the probes called `probes`; `before` is the edition it was compared with, '' for none."""

    probes: str
    before: str
    outcomes: tuple[Outcome, ...]
    alarms: tuple[Alarm, ...] = ()

    def firsts(self) -> Counter[str]:
        """How many probes each document is the first answer to."""
        return Counter(each.document for each in self.outcomes if each.document)

    @property
    def found(self) -> tuple[int, int]:
        """How many probes found one of their own paragraphs among the first five, and of how many."""
        ranks = [each.own for each in self.outcomes if each.own >= 0]
        return sum(rank > 0 for rank in ranks), len(ranks)


_ADAPTER = TypeAdapter(Report)


def write(folder: Path, report: Report) -> None:
    """Keep `report` in the edition's folder, whole or not at all. The manifest does not name it: nothing is answered
    from it."""
    body = json.dumps(asdict(report))
    write_whole(folder / FILE_NAME, json.dumps({"sha256": _digest(body), "report": body}).encode())


def read(folder: Path) -> Report | None:
    """The report in the edition's folder; None when there is none, or it is not what was written."""
    with suppress(OSError, ValueError, KeyError, TypeError, ValidationError):
        stored = json.loads((folder / FILE_NAME).read_bytes())
        if stored["sha256"] == _digest(stored["report"]):
            return _ADAPTER.validate_json(stored["report"])
    return None


def is_damaged(folder: Path) -> bool:
    """Whether there is a report that is not what was written."""
    return (folder / FILE_NAME).exists() and read(folder) is None


def paired(before: Sequence[Outcome], after: Sequence[Outcome]) -> Iterator[tuple[Outcome, Outcome]]:
    """The outcomes of the probes that were asked both times, in the order of `after`."""
    known = {each.id: each for each in before}
    return ((known[each.id], each) for each in after if each.id in known)


def _digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()

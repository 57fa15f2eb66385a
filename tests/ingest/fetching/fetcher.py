"""A fetch whose only network is the test server, and whose time passes when it sleeps."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.fetching.arrival import settle
from ingest.fetching.command import prepared
from ingest.fetching.connection import Client, Reach
from ingest.fetching.disk import alone_in, sha256_of
from ingest.fetching.limits import Limits
from ingest.fetching.lock_file import read_lock
from ingest.fetching.outcome import Outcome
from ingest.fetching.pace import Pace
from ingest.fetching.public import is_public
from ingest.fetching.wanted import Wanted
from tests.ingest.fetching.certificate import trusting

HOSTS = {
    "docs.example": ["127.0.0.1"],
    "other.example": ["127.0.0.1"],
    "private.example": ["10.0.0.7"],
    "half.example": ["127.0.0.1", "192.168.1.1"],
    "mapped.example": ["::ffff:10.0.0.7"],
}
LIMITS = Limits(size=100_000, checkpoint=1000, connect=5, read=5, whole=20)


@dataclass(slots=True)
class FakeTime:
    """A clock that moves when somebody sleeps; `slept` keeps how long each time."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def reach(certificate: Path) -> Reach:
    """To the test server and nowhere else."""
    return Reach(
        resolve=lambda host: HOSTS.get(host, []),
        admits=lambda numeric: numeric == "127.0.0.1" or is_public(numeric),
        ports=None,
        tls=trusting(certificate),
    )


@dataclass(slots=True)
class Fetcher:
    """Fetches paths of the server at `port` into `folder`."""

    folder: Path
    port: int
    certificate: Path
    limits: Limits = LIMITS
    time: FakeTime = field(default_factory=FakeTime)
    day: str = "2026-03-01"

    def wanted(self, path: str, kind: str = "pdf", host: str = "docs.example", source: str = "uncat") -> Wanted:
        address = f"https://{host}:{self.port}{path}"
        return Wanted(source, "en", kind, address, "not stated", f"{source}.en.{kind}")

    def fetch(self, *wanted: Wanted) -> list[Outcome]:
        """As the command does it: alone in the folder, finishing first what was left."""
        client = Client(self.limits, reach(self.certificate))
        pace = Pace(self.limits, self.time.clock, self.time.sleep)
        with alone_in(self.folder):
            settle(self.folder)
            fetching = prepared(self.folder, client, pace, self.limits, lambda: self.day)
            return [fetching.one(each) for each in wanted]

    def one(self, path: str, kind: str = "pdf", host: str = "docs.example") -> Outcome:
        (outcome,) = self.fetch(self.wanted(path, kind, host))
        return outcome

    def accept(self, wanted: Wanted) -> Outcome | None:
        client = Client(self.limits, reach(self.certificate))
        with alone_in(self.folder):
            settle(self.folder)
            pace = Pace(self.limits, self.time.clock, self.time.sleep)
            return prepared(self.folder, client, pace, self.limits, lambda: self.day).accept(wanted)

    def later(self, day: str) -> "Fetcher":
        return replace(self, day=day)


def shown(folder: Path) -> list[str]:
    """The files a person sees in the folder."""
    return sorted(file.name for file in folder.iterdir() if file.is_file())


def disagreements(folder: Path, whole: Sequence[str] = ()) -> list[str]:
    """Where lock file and folder do not agree, or a visible file is none of those whose SHA-256 is in `whole`."""
    lock = read_lock(folder)
    versions = [version for each in lock.values() for version in (each.current, each.changed) if version]
    wrong = [each.file for each in versions if sha256_of(folder / each.file) != each.sha256]
    named = {each.file for each in versions}
    wrong += [name for name in shown(folder) if name not in named | {"sources.lock.json"}]
    if whole:
        wrong += [each.file for each in versions if each.sha256 not in whole]
    return wrong

"""Checks quotations against their source files: the same words, in the same place, in the same bytes."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from advicehub.errors import SourceError
from assistant.reading import Reading, read_afresh
from assistant.receipts.checked import Checked
from assistant.receipts.claim import Claim
from assistant.receipts.judging import judged
from assistant.receipts.sources import Source, Sources

_REMEMBERED = 16


class Checker:
    """Checks claims; what was read of a file is remembered as long as the file is untouched. Safe to share between
    threads."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._lock = Lock()
        self._readings: dict[tuple[Path, str, int, int], Reading | None] = {}

    def check(self, claim: Claim) -> Checked:
        """What `claim` is worth. Nothing is written and nothing kept."""
        quotation = claim.quotation
        if not claim.intact:
            return Checked(quotation, claim.receipt, "changed", "altered")
        source = self._sources.find(quotation.version, claim.file)
        if source.path is None:
            if source.other:
                return Checked(quotation, claim.receipt, "changed", "other_file", detail=source.other)
            return Checked(quotation, claim.receipt, "missing", "no_file")
        if source.scan:
            if source.kept is None:
                return Checked(quotation, claim.receipt, "missing", "long")
            return judged(claim, source.kept, afresh=False)
        return self._read_and_judged(claim, source, source.path)

    def _read_and_judged(self, claim: Claim, source: Source, path: Path) -> Checked:
        """The best that comes out under the names the source is known by: they say which reader to use."""
        worst: Checked | None = None
        for name in _names(claim, source, path):
            try:
                reading = self._reading(path, claim.quotation.version, name)
            except (SourceError, OSError) as error:
                reason = error.reason if isinstance(error, SourceError) else "it cannot be opened"
                found = Checked(claim.quotation, claim.receipt, "missing", "unreadable", detail=reason)
            else:
                if reading is None:
                    return Checked(claim.quotation, claim.receipt, "changed", "other_file")
                found = judged(claim, reading)
            if found.yes:
                return found
            worst = worst or found
        return worst or Checked(claim.quotation, claim.receipt, "missing", "no_file")

    def _reading(self, path: Path, version: str, name: str) -> Reading | None:
        stat = path.stat()
        key = (path, name, stat.st_size, stat.st_mtime_ns)
        with self._lock:
            if key in self._readings:
                return self._readings[key]
        reading = read_afresh(path, version, name)
        with self._lock:
            self._readings[key] = reading
            if len(self._readings) > _REMEMBERED:
                self._readings.pop(next(iter(self._readings)))
        return reading


def _names(claim: Claim, source: Source, path: Path) -> Sequence[str]:
    """The names to read the file under. A library knows what its file was called, whatever a receipt says."""
    if claim.file and (not source.names or claim.file in source.names):
        return (claim.file,)
    return source.names or (path.name,)

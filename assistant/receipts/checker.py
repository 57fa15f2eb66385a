"""Checks quotations against their source files: the same words, in the same place, in the same bytes."""

from pathlib import Path

from advicehub.errors import SourceError
from assistant.reading import Reading, read_afresh
from assistant.receipts.checked import Checked
from assistant.receipts.claim import Claim
from assistant.receipts.judging import judged
from assistant.receipts.sources import Source, Sources

_REMEMBERED = 16


class Checker:
    """Checks claims one after the other; what was read of a file is remembered as long as the file is untouched."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
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
        names = [claim.file] if claim.file else [*source.names]
        worst: Checked | None = None
        for name in names:
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
        if key not in self._readings:
            if len(self._readings) >= _REMEMBERED:
                self._readings.pop(next(iter(self._readings)))
            self._readings[key] = read_afresh(path, version, name)
        return self._readings[key]

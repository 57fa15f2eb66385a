"""Is a quotation still exactly what its source says? Read the source again and compare.

The source file is found by its SHA-256 and hashed again, so a changed byte is noticed before it is
read; then it is extracted afresh, in its own limited child, and the quotation compared code point by
code point. So are the pages, the headings and the label that a citation names. Nothing of the edition or of a cache
takes part.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from advicehub.errors import SourceError
from assistant.citation import Quotation, Verdict
from assistant.reading import Reading, hash_of, read_afresh
from index.library import Library
from ingest.passage import Passage


class Verifier:
    """Verifies quotations against the sources of one library.

    A source that was hashed and extracted in this process is remembered, by hash, as long as its
    file's size and time of change stay the same.
    """

    def __init__(self, library: Library, remember: int = 64) -> None:
        self._library = library
        self._readings: OrderedDict[tuple[str, str, int, int], Reading | None] = OrderedDict()
        self._hashed: dict[str, tuple[int, int]] = {}
        self._remember = remember
        self._lock = Lock()

    def verdict(self, quotation: Quotation, file: str) -> Verdict:
        """ "exact", "changed" (the source or its text is not what was quoted) or "missing" (no such source).

        `file` is the name the source came under: it says which reader to use.
        """
        try:
            reading = self.reading(quotation.version, file)
        except OSError:
            return "missing"
        found = None if reading is None else reading.at(quotation.start, quotation.end)
        return "exact" if found == quotation.text else "changed"

    def verdict_of_place(self, version: str, file: str, passage: Passage, page_labels: Sequence[str]) -> Verdict:
        """Whether the pages, headings and label of `passage` are those of the source: as `verdict`."""
        try:
            reading = self.reading(version, file)
        except OSError:
            return "missing"
        return "exact" if reading is not None and reading.places(passage, page_labels) else "changed"

    def reading(self, version: str, file: str) -> Reading | None:
        """The source with SHA-256 `version`, which came as `file`, read afresh; None when its bytes have changed or
        nothing can read it. `OSError` when it is not there."""
        stat = self._library.source(version).stat()
        # The same bytes under another name may be for another reader.
        key = (version, file, stat.st_size, stat.st_mtime_ns)
        with self._lock:
            if key in self._readings:
                self._readings.move_to_end(key)
                return self._readings[key]
        # Outside the lock: a long document must not hold up everybody else's answers.
        try:
            reading = read_afresh(self._library.source(version), version, file)
        except SourceError:
            reading = None
        with self._lock:
            self._readings[key] = reading
            while len(self._readings) > self._remember:
                self._readings.popitem(last=False)
        return reading

    def same_bytes(self, version: str) -> Verdict:
        """ "exact" when the source with SHA-256 `version` is unchanged, without reading its text again."""
        try:
            stat = self._library.source(version).stat()
            stamp = (stat.st_size, stat.st_mtime_ns)
            # A scan may be a hundred megabytes: it is hashed again only when its file was touched.
            if self._hashed.get(version) == stamp:
                return "exact"
            if hash_of(self._library.source(version)) != version:
                return "changed"
        except OSError:
            return "missing"
        self._hashed[version] = stamp
        return "exact"

    def verdict_of_any(self, quotation: Quotation) -> Verdict:
        """The verdict under the best of the names the source came under; "missing" when none is known."""
        verdicts = [self.verdict(quotation, name) for name in self._library.source_names(quotation.version)]
        return next((v for v in ("exact", "changed") if v in verdicts), "missing")

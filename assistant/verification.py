"""Is a quotation still exactly what its source says? Read the source again and compare.

The source file is found by its SHA-256 and hashed again, so a changed byte is noticed before it is
read; then it is extracted afresh, in its own limited child, and the quotation compared code point by
code point. Nothing of the edition or of a cache takes part.
"""

from collections import OrderedDict
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from advicehub.errors import SourceError
from assistant.citation import Quotation, Verdict
from index.library import Library
from ingest.jail import read_file


class Verifier:
    """Verifies quotations against the sources of one library.

    A source that was hashed and extracted in this process is remembered, by hash, as long as its
    file's size and time of change stay the same.
    """

    def __init__(self, library: Library, remember: int = 64) -> None:
        self._library = library
        self._texts: OrderedDict[tuple[str, str, int, int], str | None] = OrderedDict()
        self._hashed: dict[str, tuple[int, int]] = {}
        self._remember = remember
        self._lock = Lock()

    def verdict(self, quotation: Quotation, file: str) -> Verdict:
        """ "exact", "changed" (the source or its text is not what was quoted) or "missing" (no such source).

        `file` is the name the source came under: it says which reader to use.
        """
        source = self._library.source(quotation.version)
        try:
            stat = source.stat()
        except OSError:
            return "missing"
        text = self._text(quotation.version, file, (stat.st_size, stat.st_mtime_ns))
        if text is None or not 0 <= quotation.start < quotation.end <= len(text):
            return "changed"
        return "exact" if text[quotation.start : quotation.end] == quotation.text else "changed"

    def same_bytes(self, version: str) -> Verdict:
        """ "exact" when the source with SHA-256 `version` is unchanged, without reading its text again."""
        try:
            stat = self._library.source(version).stat()
            stamp = (stat.st_size, stat.st_mtime_ns)
            # A scan may be a hundred megabytes: it is hashed again only when its file was touched.
            if self._hashed.get(version) == stamp:
                return "exact"
            if not self._is_its_hash(version):
                return "changed"
        except OSError:
            return "missing"
        self._hashed[version] = stamp
        return "exact"

    def verdict_of_any(self, quotation: Quotation) -> Verdict:
        """The verdict under the best of the names the source came under; "missing" when none is known."""
        verdicts = [self.verdict(quotation, name) for name in self._library.source_names(quotation.version)]
        return next((v for v in ("exact", "changed") if v in verdicts), "missing")

    def _text(self, version: str, file: str, stamp: tuple[int, int]) -> str | None:
        """The canonical text of a fresh extraction; None when the file is not `version` or cannot be read."""
        # The same bytes under another name may be for another reader.
        key = (version, file, *stamp)
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
                return self._texts[key]
        # Outside the lock: a long document must not hold up everybody else's answers.
        text = self._extract(version, file)
        with self._lock:
            self._texts[key] = text
            while len(self._texts) > self._remember:
                self._texts.popitem(last=False)
        return text

    def _is_its_hash(self, version: str) -> bool:
        """Whether the source with SHA-256 `version` still has it; `OSError` when it cannot be read."""
        return sha256(self._library.source(version).read_bytes()).hexdigest() == version

    def _extract(self, version: str, file: str) -> str | None:
        source = self._library.source(version)
        try:
            if not self._is_its_hash(version):
                return None
        except OSError:
            return None
        # Readers go by the file's name; sources are kept under their hash.
        with TemporaryDirectory() as folder:
            named = Path(folder) / file
            named.symlink_to(source.absolute())
            try:
                return read_file(named).text
            except SourceError:
                return None

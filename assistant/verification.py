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

from advicehub.errors import EditionError, SourceError
from assistant.citation import Quotation, Verdict
from index.integrity import segment_folder
from index.library import Library
from index.segment_files import TEXT
from index.text_store import TextStore
from ingest.jail import read_file


class Verifier:
    """Verifies quotations against the sources of one library.

    A source that was hashed and extracted in this process is remembered, by hash, as long as its
    file's size and time of change stay the same.
    """

    def __init__(self, library: Library, remember: int = 64) -> None:
        self._library = library
        self._texts: OrderedDict[tuple[str, int, int], str | None] = OrderedDict()
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
        if text is None or text[quotation.start : quotation.end] != quotation.text:
            return "changed"
        return "exact"

    def _text(self, version: str, file: str, stamp: tuple[int, int]) -> str | None:
        """The canonical text of a fresh extraction; None when the file is not `version` or cannot be read."""
        key = (version, *stamp)
        with self._lock:
            if key not in self._texts:
                self._texts[key] = self._extract(version, file)
                while len(self._texts) > self._remember:
                    self._texts.popitem(last=False)
            self._texts.move_to_end(key)
            return self._texts[key]

    def _extract(self, version: str, file: str) -> str | None:
        source = self._library.source(version)
        try:
            if sha256(source.read_bytes()).hexdigest() != version:
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


def file_names(library: Library) -> dict[str, str]:
    """The file name each source came under, by SHA-256, from all editions of `library` that can be read."""
    names: dict[str, str] = {}
    for edition in library.list():
        try:
            made = library.manifest(edition)
        except EditionError:
            continue
        for segment in made.segments:
            words = TextStore(library.folder(edition) / segment_folder(segment) / TEXT)
            names |= {listed.version: listed.file for listed in words.documents.values()}
            words.close()
    return names

"""Documents that were read before, kept by the hash of everything that decides what a reading gives."""

import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from advicehub.errors import SourceError
from ingest import wire
from ingest.asked import asked_of
from ingest.declared import sidecar_of
from ingest.document import Document
from ingest.readers import extractor_for

_HASH = 64


class ExtractionCache:
    """A folder of documents as JSON. An entry that is damaged or cannot be opened is as if it were not
    there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, path: Path) -> Document | None:
        """The document of the file at `path` if it was kept, else None."""
        try:
            data = self._entry(path).read_bytes()
            if data[:_HASH] != sha256(data[_HASH:]).hexdigest().encode():
                return None
            return wire.load(data[_HASH:])
        except (OSError, ValueError, SourceError):
            return None

    def put(self, path: Path, document: Document) -> None:
        """Keep `document` as what reading `path` gives. A cache that cannot be written is no error."""
        with suppress(OSError, SourceError):
            if _digest(path) != document.version:
                return  # the file was replaced while it was read
            body = wire.dump(document)
            _write(self._entry(path), sha256(body).hexdigest().encode() + body)

    def _entry(self, path: Path) -> Path:
        parts = (_digest(path), _digest(sidecar_of(path)), _digest(asked_of(path)), path.name, extractor_for(path))
        key = sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / key[:2] / f"{key}.json"


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = sha256()
            while chunk := file.read(1 << 20):
                digest.update(chunk)
            return digest.hexdigest()
    except FileNotFoundError:
        return ""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise

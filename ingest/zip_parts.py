"""The parts of a document that is a ZIP file (DOCX, ODT), read within limits that a bomb cannot exceed."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from advicehub.errors import SourceError
from ingest.zip_damage import ZIP_DAMAGE

_MOST_PARTS = 20_000
_MOST_BYTES = 100 * 1024 * 1024
"""Bytes a part may have unpacked, and all parts that are read together."""
_FREE = 8 * 1024 * 1024
_MOST_RATIO = 200
"""How many times its packed size a part may have that is larger than `_FREE`: XML of a real document stays below 50."""
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Parts:
    """Reads single parts of an opened archive by name; `file` is what errors call it."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._archive = archive
        self._file = file
        self._left = _MOST_BYTES
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes | None:
        """The bytes of the part `name`, None when there is none; `SourceError` when it is broken or too large."""
        if name not in self.names:
            return None
        part = self._archive.getinfo(name)
        if part.flag_bits & 1:
            raise SourceError(self._file, "it is protected by a password; save a copy without one and try again")
        if part.compress_type not in _PACKINGS:
            raise SourceError(self._file, "it is packed in a way that is not read")
        # What the directory says of sizes may be a lie: the bytes that come out are counted.
        allowed = min(self._left, max(_FREE, _MOST_RATIO * part.compress_size))
        try:
            with self._archive.open(part) as stream:
                data = stream.read(allowed + 1)
        except ZIP_DAMAGE:
            raise SourceError(self._file, "it is damaged: one of its parts cannot be unpacked") from None
        if len(data) > allowed:
            raise SourceError(self._file, "it unpacks to more than is allowed")
        self._left -= len(data)
        return data


@contextmanager
def opened(data: bytes, file: str) -> Iterator[Parts]:
    """The parts of the ZIP file in `data`; `SourceError`, naming `file`, when it is broken or has too many of them."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ZIP_DAMAGE:
        raise SourceError(file, "it is a ZIP or Office file that is damaged or broken off") from None
    with archive:
        if len(archive.infolist()) > _MOST_PARTS:
            raise SourceError(file, "it has more parts than any real document")
        yield Parts(archive, file)

"""Pictures of pages, drawn from the sources when they are asked for, and kept for a while."""

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from advicehub.errors import SourceError
from index.library import Library
from ingest.document import Document
from ingest.page_image import page_image
from ingest.stretches import stretches_of

Key = tuple[str, int, int, int, int]
"""The source's SHA-256, the page, the width in pixels, and the quotation's span: (0, 0) for none."""

KEPT = 32 * 1024 * 1024
"""Bytes of pictures that are kept: some hundred pages."""
_REFUSALS = 1_000


class PagePictures:
    """Draws pages from the sources of `library`; without one there is no picture.

    A picture is kept by what it shows, `kept` bytes of them in all, those longest unused going first. A page that
    cannot be drawn is not tried again until its file is touched: a hostile one would take all workers.
    """

    def __init__(self, library: Library | None, kept: int = KEPT) -> None:
        self._library = library
        self._most = kept
        self._pictures: OrderedDict[Key, bytes] = OrderedDict()
        self._size = 0
        self._refused: OrderedDict[tuple[str, int], tuple[tuple[int, int], SourceError]] = OrderedDict()
        self._lock = Lock()

    def picture(self, document: Document, page: int, width: int, start: int, end: int) -> bytes:
        """The PNG of `page` of `document`, `width` pixels across, with [start, end) of its text marked.

        Raise `SourceChanged` when the source is not what was read any more, and `SourceError` when it is gone or
        the page cannot be drawn.
        """
        key = (document.version, page, width, start, end)
        with self._lock:
            if key in self._pictures:
                self._pictures.move_to_end(key)
                return self._pictures[key]
        made = self._drawn(document, key)
        with self._lock:
            self._keep(key, made)
        return made

    def _keep(self, key: Key, made: bytes) -> None:
        self._size += len(made) - len(self._pictures.pop(key, b""))
        self._pictures[key] = made
        while self._size > self._most:
            self._size -= len(self._pictures.popitem(last=False)[1])

    def _drawn(self, document: Document, key: Key) -> bytes:
        version, page, width, start, end = key
        source, stamp = self._source(version)
        before = self._refused.get((version, page))
        if before and before[0] == stamp:
            raise before[1]
        marked = stretches_of(document.text, document.runs, start, end) if start < end else []
        try:
            return page_image(source, page, width, marked, version)
        except SourceError as error:
            with self._lock:
                self._refused[version, page] = (stamp, error)
                while len(self._refused) > _REFUSALS:
                    self._refused.popitem(last=False)
            raise

    def _source(self, version: str) -> tuple[Path, tuple[int, int]]:
        """Where the source is, and when it was last touched."""
        if self._library is None:
            raise SourceError(version, "there are no sources here")
        source = self._library.source(version)
        try:
            stat = source.stat()
        except OSError:
            raise SourceError(version, "it is not among the sources") from None
        return source, (stat.st_size, stat.st_mtime_ns)

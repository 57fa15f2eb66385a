"""What pypdf knows about a file as a whole: title, language, page labels, bookmarks, and a page's text as
second reader.
"""

import io
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pypdf import PdfReader as Pypdf

from ingest.counted import counted

_T = TypeVar("_T")
_JUNK = re.compile(
    r"^(?:microsoft|untitled|document\d*$|powerpoint)|\.(?:docx?|pdf|indd|rtf|odt|pptx?|xlsx?|qxd|tmp)\b",
    re.IGNORECASE,
)
_MOST_BOOKMARKS = 5000
_MOST_ATTACHED = 100
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Metadata:
    """`title` and `language` are '' when the file has none worth using; `labels` are the page labels, ()
    for none.

    `outline` holds the bookmarks' titles, `outline_depths` how deep each stands, from 1. `notes` are
    remarks for the ledger.
    """

    title: str = ""
    language: str = ""
    labels: tuple[str, ...] = ()
    outline: tuple[str, ...] = ()
    outline_depths: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


class Second:
    """The second reader. Whatever pypdf raises on a damaged file, it answers with nothing."""

    def __init__(self, data: bytes) -> None:
        self._reader = _try(lambda: _opened(data), None)

    def metadata(self) -> Metadata:
        """What the file says of itself."""
        reader = self._reader
        if reader is None:
            return Metadata()
        info: Any = _try(lambda: reader.metadata, None)
        title = _line(_try(lambda: info.title if info else "", ""))
        author = _line(_try(lambda: info.author if info else "", ""))
        made = _try(lambda: info.creation_date.date().isoformat() if info else "", "")
        notes = [f"the file names as its author: {author}"] if author else []
        notes += [f"the file was made on {made}"] if made else []
        notes += [note for note in (_attached(reader), _filled_in(reader)) if note]
        good = title if len(title.split()) > 1 and not _JUNK.search(title) else ""
        return Metadata(good, self._language(reader), self._labels(reader), *self._outline(reader), tuple(notes))

    def text(self, index: int) -> str:
        """The text of page `index` (0-based) as pypdf reads it, '' when it cannot."""
        reader = self._reader
        return _try(lambda: reader.pages[index].extract_text(), "") if reader is not None else ""

    def pages(self) -> int:
        """How many pages pypdf counts, 0 when it cannot open the file."""
        reader = self._reader
        return _try(lambda: len(reader.pages), 0) if reader is not None else 0

    def _language(self, reader: Pypdf) -> str:
        declared = str(_try(lambda: reader.root_object.get("/Lang", ""), ""))
        code = declared.split("-")[0].strip().lower()
        return code if re.fullmatch(r"[a-z]{2}", code) else ""

    def _labels(self, reader: Pypdf) -> tuple[str, ...]:
        if not _try(lambda: "/PageLabels" in reader.root_object, False):
            return ()
        none: list[str] = []
        return tuple(_line(label) for label in _try(lambda: list(reader.page_labels), none))

    def _outline(self, reader: Pypdf) -> tuple[tuple[str, ...], tuple[int, ...]]:
        titles: list[tuple[str, int]] = []
        with suppress(Exception):
            _collect(reader.outline, titles, 1)
        return tuple(title for title, _ in titles), tuple(depth for _, depth in titles)


def _attached(reader: Pypdf) -> str:
    """What is said of the files inside the file, which nobody sees on its pages; '' where there are none."""
    none: list[str] = []
    names = _try(lambda: [_line(each.name) for each in islice(reader.attachment_list, _MOST_ATTACHED)], none)
    all_of = f"{len(names)} or more" if len(names) == _MOST_ATTACHED else str(len(names))
    more = f" and others ({all_of} in all)" if len(names) > _NAMED else ""
    return f"attached to it and not read: {', '.join(name[:80] for name in names[:_NAMED])}{more}" if names else ""


def _filled_in(reader: Pypdf) -> str:
    """What is said of a form whose fields hold words: they stand beside the text of its pages."""
    count = _try(lambda: sum(map(_has_words, (reader.get_fields() or {}).values())), 0)
    return f"it is a form: what is filled in ({counted(count, 'field')}) is not read" if count else ""


def _has_words(field: Any) -> bool:
    return bool(field.get("/FT") == "/Tx" and _line(field.get("/V")))


def _opened(data: bytes) -> Pypdf:
    reader = Pypdf(io.BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def _collect(items: Any, titles: list[tuple[str, int]], depth: int) -> None:
    for item in items:
        if len(titles) >= _MOST_BOOKMARKS:
            return
        if isinstance(item, list):
            _collect(item, titles, depth + 1)
        else:
            titles.append((_line(item.title), depth))


def _line(value: object) -> str:
    text = "".join(char for char in str(value or "") if char.isprintable() or char.isspace())
    return " ".join(text.replace("\ufeff", "").encode("utf-8", "ignore").decode().split())


def _try(read: Callable[[], _T], otherwise: _T) -> _T:
    # pypdf raises nearly anything on damaged files, and no failure of the second reader may cost the first.
    try:
        return read()
    except Exception:
        return otherwise

"""What the headers of a response say of the file that follows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime

from advicehub.errors import FetchError, FetchInterrupted

_TYPES = {
    "pdf": {"application/pdf", "application/x-pdf", "application/octet-stream", "binary/octet-stream"},
    "html": {"text/html", "application/xhtml+xml"},
}
"""Media types by kind. Bytes of no stated type may be a PDF: that is seen from the content in any case."""

_RANGE = re.compile(r"bytes (?P<start>\d{1,15})-(?P<end>\d{1,15})/(?P<total>\d{1,15}|\*)")
_TAG = re.compile(r'(W/)?"[\x21\x23-\x7e]*"')
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Head:
    """A version of a file on a server. `total` is its size, -1 where its end is marked another way.

    `etag` and `last_modified` are '' where there is none that can be used; `validator` is the one of them
    that tells this version from any other, as If-Range takes it, or ''.
    """

    media_type: str
    total: int
    etag: str
    last_modified: str
    validator: str


def head_of(headers: Mapping[str, str], kind: str, largest: int) -> Head:
    """What is announced. Raises `FetchError` for the wrong type, packing, a size over `largest` or no known end."""
    _check_unpacked(headers)
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in _TYPES[kind]:
        raise FetchError(f"the server says that it is {_short(media_type) or 'of no type'}, not {kind.upper()}")
    total = _total(headers)
    if total > largest:
        raise FetchError(f"it is larger than {largest / 1e6:,.0f} MB")
    etag = headers.get("etag", "").strip()
    etag = etag if _TAG.fullmatch(etag) and len(etag) <= _LONGEST else ""
    modified = headers.get("last-modified", "").strip()
    modified = modified if _seconds(modified) is not None and len(modified) <= _LONGEST else ""
    return Head(media_type, total, etag, modified, _validator(etag, modified, headers.get("date", "")))


def check_part(headers: Mapping[str, str], head: Head, length: int) -> None:
    """Raise `FetchInterrupted` unless what follows goes on after `length` bytes, to the end, of the version `head`.

    A tag must come again with the part; a time of change need not, but must agree where it does.
    """
    _check_unpacked(headers)
    found = _RANGE.fullmatch(headers.get("content-range", "").strip())
    if not found or int(found["start"]) != length:
        raise FetchInterrupted("the server sent another part than was asked for")
    total = int(found["end"]) + 1
    same = found["total"] == str(total) and head.total in (-1, total)
    if head.validator == head.etag:
        same = same and headers.get("etag", "").strip() == head.etag
    else:
        same = same and headers.get("last-modified", head.last_modified).strip() == head.last_modified
    if not same:
        raise FetchInterrupted("the file changed while it was fetched")


def _check_unpacked(headers: Mapping[str, str]) -> None:
    # What is never unpacked cannot swell: a bomb is refused unopened.
    if (coding := headers.get("content-encoding", "identity").strip().lower()) not in ("", "identity"):
        raise FetchError(f"it was sent packed ({_short(coding)}), which was not asked for")


def _total(headers: Mapping[str, str]) -> int:
    """The size of the whole file."""
    if "transfer-encoding" in headers:
        return -1
    length = headers.get("content-length", "").strip()
    if not (length.isascii() and length.isdecimal()):
        # Such a body ends when the connection does, and a cut one looks like a whole one.
        raise FetchError("the server does not say where the file ends, so that nobody can know whether it is whole")
    return int(length)


def _validator(etag: str, modified: str, date: str) -> str:
    """A strong tag; else the time of change when it lies a minute before the response (RFC 9110, 8.8.2.2)."""
    if etag and not etag.startswith("W/"):
        return etag
    changed, sent = _seconds(modified), _seconds(date)
    safe = changed is not None and sent is not None and sent - changed >= timedelta(minutes=1).total_seconds()
    return modified if safe else ""


def _seconds(value: str) -> float | None:
    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60] + "…"

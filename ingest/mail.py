"""The parts of an e-mail (RFC 5322): its headers, its body, and what is attached."""

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

_SHOWN = ("From", "To", "Cc", "Date")
_HIDDEN_KINDS = ("application/pkcs7-signature", "application/pgp-signature", "application/x-pkcs7-signature")
_SECRET = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_STUB = 0.3
"""Share of the other's length below which a plain body only says that there is a better one."""
_DEEPEST = 30
_MOST_PARTS = 5000


@dataclass(frozen=True, slots=True)
class Body:
    """A part of the message's own text: `kind` is "plain" or "html"; `charset` is what the part declares, or ''."""

    kind: str
    data: bytes
    charset: str
    flowed: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """Something attached: its file name ('' when it has none), or why it cannot be had."""

    name: str
    data: bytes
    refused: str = ""


class Mail:
    """A message. Nothing of a damaged one raises: what cannot be made out is left as it stands."""

    def __init__(self, data: bytes) -> None:
        # The older policy: the newer one raises errors of its own on damaged headers.
        self._message = email.message_from_bytes(data)

    @property
    def subject(self) -> str:
        return self.header("Subject")

    @property
    def date(self) -> str:
        """The day it was sent in ISO 8601, '' when it does not say."""
        try:
            return parsedate_to_datetime(self.header("Date")).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return ""

    def header(self, name: str) -> str:
        """The header `name` in plain words, '' when there is none."""
        return _worded(self._message.get(name, ""))

    def headers(self) -> Iterator[tuple[str, str]]:
        """(name, words) of the headers that a reader is shown besides the subject."""
        for name in _SHOWN:
            if words := self.header(name):
                yield name, words

    def bodies(self) -> list[Body]:
        """The message's own text, in order."""
        return [found for found in _parts(self._message, 0) if isinstance(found, Body)]

    def attached(self) -> list[Attached]:
        """What is attached, in order; messages in it are files of their own."""
        return [found for found in _parts(self._message, 0) if isinstance(found, Attached)][:_MOST_PARTS]


def _parts(part: Message, depth: int) -> Iterator[Body | Attached]:
    kind = part.get_content_type()
    if depth > _DEEPEST:
        yield Attached("what is nested deepest", b"", "it is nested too deeply to be read")
        return
    if kind in _SECRET and "signed-data" not in str(part.get("Content-Type", "")):
        yield Attached(_name(part), b"", "it is encrypted")
    elif kind in _HIDDEN_KINDS:
        return
    elif kind == "message/rfc822":
        yield from _message_in(part)
    elif kind == "multipart/alternative" and part.is_multipart():
        yield from _alternative(part, depth)
    elif part.is_multipart():
        for number, each in enumerate(_below(part)):
            # What a page in the message draws (logos, portraits) is no document.
            if (
                number
                and kind == "multipart/related"
                and not _is_attached(each)
                and each.get_content_maintype() == "image"
            ):
                continue
            yield from _parts(each, depth + 1)
    elif part.get_content_maintype() == "text" and not _is_attached(part) and kind in ("text/plain", "text/html"):
        yield _body(part, kind.partition("/")[2])
    elif not (part.get_content_maintype() == "image" and part.get("Content-ID") and not _is_attached(part)):
        yield Attached(_name(part), _bytes(part))


def _alternative(part: Message, depth: int) -> Iterator[Body | Attached]:
    """One text written in several ways: plain, unless that only says that there is a better one."""
    ways = [list(_parts(each, depth + 1)) for each in _below(part)]
    texts = [[found for found in way if isinstance(found, Body)] for way in ways]
    sizes = [(_length(way), way[0].kind) for way in texts if way]
    richest = max((size for size, _ in sizes), default=0)
    chosen = next(
        (way for way in texts if way and way[0].kind == "plain" and _length(way) >= _STUB * richest and _length(way)),
        next((way for way in texts if way and _length(way) == richest), []),
    )
    yield from chosen
    for way in ways:
        yield from (found for found in way if isinstance(found, Attached) and found.name)


def _length(way: list[Body]) -> int:
    """Letters of a way to write the text, tags left out."""
    return sum(len(re.sub(rb"(?s)<(style|script).*?</\1>|<[^>]*>|\s+", b"", body.data)) for body in way)


def _below(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def _message_in(part: Message) -> Iterator[Attached]:
    for inner in _below(part):
        name = _name(part) or re.sub(r"[\s/\\]+", " ", _worded(inner.get("Subject", ""))).strip()[:80] or "message"
        try:
            yield Attached(name if name.lower().endswith(".eml") else f"{name}.eml", inner.as_bytes())
        except (MessageError, ValueError, KeyError, AttributeError, TypeError):
            yield Attached(name, b"", "the message in it is damaged")


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _name(part: Message) -> str:
    try:
        return _worded(part.get_filename() or "")
    except (MessageError, ValueError, TypeError, AttributeError, LookupError):
        return ""


def _bytes(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, TypeError, AssertionError, LookupError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _body(part: Message, kind: str) -> Body:
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    charset = part.get_param("charset", "")
    return Body(kind, _bytes(part), charset if isinstance(charset, str) else "", flowed)


def _worded(value: object) -> str:
    """A header in plain words: encoded words decoded, folded lines joined."""
    text = str(value)
    with suppress(MessageError, UnicodeError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode().split())

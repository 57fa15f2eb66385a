"""The bytes of a text file become text. Nothing is guessed: UTF-8, or UTF-16 that says so, or an error."""

import codecs

from advicehub.errors import SourceError


def decode(data: bytes, file: str) -> tuple[str, bool]:
    """(text, whether a byte order mark was dropped) of `data`; line ends are folded to "\\n".

    Raise `SourceError`, naming `file`, the line and the byte, when `data` is neither UTF-8 nor
    UTF-16 with a byte order mark.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _folded(_utf16(data, file)), True
    marked = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if marked else data
    try:
        return _folded(body.decode("utf-8")), marked
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        reason = (
            f"it is not UTF-8 text: byte 0x{body[error.start]:02x} on line {line} cannot be read;"
            " save the file as UTF-8 and try again"
        )
        raise SourceError(file, reason) from None


def _utf16(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise SourceError(file, f"its UTF-16 text breaks off at byte {error.start}") from None


def _folded(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

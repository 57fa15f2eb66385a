"""The bytes of a text file become text. A declared or evident encoding is taken; what is guessed is said."""

import codecs
import re
from dataclasses import dataclass

from advicehub.errors import SourceError

GUESSES = (
    "cp1252", "cp1251", "koi8_r", "cp866", "iso8859_5", "cp1256", "iso8859_6", "gb18030", "big5", "shift_jis",
    "euc_jp", "euc_kr", "cp1250", "iso8859_2", "cp1253", "cp1254", "mac_roman",
)  # fmt: skip
"""Encodings that texts without a declared one are tried in; more would only be mistaken for these."""

_WESTERN = re.compile(
    "[áàâäãåéèêëíìîïóòôöõøúùûüýçñßœæÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕØÚÙÛÜÇÑŒÆ¿¡«»“”‘’„‚–—…•€£§°ºª·´©®™½¼¾²³\u00a0\u00ad]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 200_000
_FEW_CONTROLS = 8
_MOST_CONTROLS = 0.02
_MOST_BAD = 0.02
"""Share of broken sequences among those beyond ASCII up to which a text still is UTF-8."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with line ends folded to "\\n", the encoding it was read in, and remarks for the ledger."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, file: str, declared: str = "") -> Decoded:
    """The text of `data`, by its byte order mark, as `declared`, as UTF-8, or in the likeliest encoding.

    `declared` is an encoding that the file names for itself; it is not believed where it does not fit.
    Raise `SourceError`, naming `file`, when `data` is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, len(mark) if encoding == "utf-8" else 0, file)
    # Pages declare a wrong encoding far more often than other text happens to be valid UTF-8.
    plain = data.isascii() or _strict(data, "utf-8") is None
    if plain and (named := _known(declared)) and (text := _strict(data, named)) is not None and not _binary(text):
        return Decoded(_folded(text), named)
    if encoding := _wide(data):
        return _text(data.decode(encoding, "replace"), encoding, (f"its encoding was guessed: {encoding}",), file)
    if (text := _strict(data, "utf-8")) is not None:
        return _text(text, "utf-8", (), file)
    return _guessed(data, file)


def _marked(data: bytes, encoding: str, skip: int, file: str) -> Decoded:
    notes = ["a byte order mark was dropped"]
    body = data[skip:]
    text = _strict(body, encoding)
    if text is None:
        text = body.decode(encoding, "replace")
        notes.append(f"some of its bytes are not {encoding.upper()}; they are shown as �")
    return _text(text, encoding, tuple(notes), file)


def _text(text: str, encoding: str, notes: tuple[str, ...], file: str) -> Decoded:
    if _binary(text):
        raise SourceError(file, "its content is not text")
    return Decoded(_folded(text), encoding, notes)


def _guessed(data: bytes, file: str) -> Decoded:
    if _binary(data[:_SAMPLE].decode("latin-1")):
        raise SourceError(file, "its content is not text")
    if (spoiled := _spoiled(data)) is not None:
        text, bad = spoiled
        return Decoded(_folded(text), "utf-8", (f"{bad} of its characters are not UTF-8; they are shown as �",))
    encoding = "cp1252" if _western(data) else _likeliest(data)
    if not encoding:
        raise SourceError(file, "the encoding of its text is not known; save it as UTF-8 and try again")
    return Decoded(_folded(data.decode(encoding, "replace")), encoding, (f"its encoding was guessed: {encoding}",))


def _spoiled(data: bytes) -> tuple[str, int] | None:
    """(text, broken characters) of UTF-8 with a few bytes broken; None when it is something else."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for char in text if char > "\x7f") - bad
    return (text, bad) if bad <= _MOST_BAD * good else None


def _western(data: bytes) -> bool:
    """Whether all that is not ASCII would be usual in Western languages, and rare as there."""
    text = _strict(data[:_SAMPLE], "cp1252")
    if text is None:
        return False
    high = [char for char in text if char > "\x7f"]
    letters = sum(char.isalpha() for char in text)
    return all(_WESTERN.match(char) for char in high) and sum(char.isalpha() for char in high) <= 0.3 * letters


def _likeliest(data: bytes) -> str:
    # Imported late: most files are UTF-8, and it takes a tenth of a second.
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE], cp_isolation=list(GUESSES)).best()
    return found.encoding if found else ""


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark, by the zero bytes of its Latin letters and spaces; '' when it is not."""
    head = data[:_SAMPLE]
    if head.count(0) <= _FEW_CONTROLS:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.1 * half and even < 0.02 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.1 * half and odd < 0.02 * half else ""


def _binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > max(_FEW_CONTROLS, _MOST_CONTROLS * len(sample))


def _known(name: str) -> str:
    """The codec that pages mean by `name`: Latin-1 and ASCII are read as their superset, as browsers do."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip().isascii() and name.strip() else ""
    except (LookupError, ValueError):
        return ""
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    return {"gb2312": "gb18030", "gbk": "gb18030"}.get(found, found)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _folded(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

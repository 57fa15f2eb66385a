"""The short code of a receipt: a hash of its contents that a person can read out."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _DIGITS + "*~$=U"
_BITS = 80
_GROUP = 4
_LENGTH = _BITS // 5
_LOOKALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "\u2010": None, "\u2011": None, " ": None})


def code_of(contents: Mapping[str, Any]) -> str:
    """The code of `contents` (a JSON object without its "code"): "8Q2D-0KXM-94TZ-V3AH-7".

    It is the first 80 bits of the SHA-256 over the canonical JSON (RFC 8785, for texts, whole numbers, truth values
    and lists of them) in Douglas Crockford's base 32, in groups of four, and his check symbol (the number modulo
    37), which catches every single wrong character and every two neighbours that changed places. `ValueError` for a
    text with half a character.
    """
    digest = sha256(canonical(contents)).digest()
    number = int.from_bytes(digest[: _BITS // 8], "big")
    digits = "".join(_DIGITS[number >> shift & 31] for shift in range(_BITS - 5, -1, -5))
    groups = [digits[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP)]
    return "-".join([*groups, _CHECKS[number % 37]])


def canonical(contents: Mapping[str, Any]) -> bytes:
    """`contents` as canonical JSON: keys sorted, no spaces, UTF-8."""
    text = json.dumps(contents, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def same_code(one: str, other: str) -> bool:
    """Whether two codes are the same as people write them: in any case, with or without hyphens, O for 0."""
    return plain(one) == plain(other)


def is_code(text: str) -> bool:
    """Whether `text` is a code whose check symbol fits: a slip of the pen is noticed without the receipt."""
    digits = plain(text)
    if len(digits) != _LENGTH + 1 or any(each not in _DIGITS for each in digits[:-1]):
        return False
    number = 0
    for each in digits[:-1]:
        number = number << 5 | _DIGITS.index(each)
    return digits[-1] == _CHECKS[number % 37]


def plain(text: str) -> str:
    """A code as its seventeen symbols, without what people add or mistake."""
    return text.strip().upper().translate(_LOOKALIKE)

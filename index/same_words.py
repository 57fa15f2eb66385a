"""Documents that say the same words under different bytes: a PDF saved again, a DOCX and the PDF made of it."""

import unicodedata
from hashlib import sha256

_LEAST = 40
"""Letters and digits below which equal words mean nothing: empty files and bare titles."""


def words_hash(text: str) -> str:
    """SHA-256 (hex) of the letters and digits of `text` in order, whatever their case, form, spacing and marks;
    '' for a text too short to be told from another.
    """
    plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest() if len(plain) >= _LEAST else ""

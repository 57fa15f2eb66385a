"""Text folded so that spellings of one name compare equal: case, accents, quotation marks, Arabic letters, digits."""

import re
import unicodedata

_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-",
        "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ё": "е", "º": "°",
        **{chr(0x660 + n): str(n) for n in range(10)}, **{chr(0x6F0 + n): str(n) for n in range(10)},
    }
)  # fmt: skip
_SPACE = re.compile(r"\s+")


def folded(text: str) -> str:
    """`text` in lower case, without accents and vowel signs, white space as single spaces; for comparison only."""
    plain = text.translate(_SAME).casefold()
    if not plain.isascii():
        # Folded again: some marks are only there once a letter is taken apart.
        parts = unicodedata.normalize("NFD", plain)
        plain = "".join(char for char in parts if unicodedata.category(char) != "Mn")
        plain = unicodedata.normalize("NFC", plain).translate(_SAME)
    return _SPACE.sub(" ", plain).strip()

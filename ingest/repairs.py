"""Characters made canonical: NFC, ligatures and presentation forms spelled out, unusable characters dropped.

The kinds of `Repair` that occur in documents:

    "line end"      a line break inside a paragraph became a space, or nothing between CJK characters
    "hyphen"        a hyphen at a line end was dropped and the word's two halves were joined
    "ligature"      a typographic ligature was spelled out ("ﬁ" became "fi")
    "symbol"        a sign of a symbol font became the Unicode sign it shows ("•")
    "presentation"  an Arabic presentation form became the ordinary letter
    "composition"   Unicode NFC
    "dropped"       NUL, surrogate, U+FEFF, a character without width or another that carries no text
    "control"       a control character or line separator became a space
    "markup"        a mark of Markdown or of a heading was dropped, or a list mark became "•"
    "label"         a number that the program counts was written out, as it shows it ("(a)")
    "cell"          " | " was put between two table cells
    "repeat"        the head of a table, printed again on its next page, was dropped
    "superscript"   a raised digit became a superscript digit ("1" became "¹")
    "footnote"      a footnote's printed number was set apart from its text
    "order"         text was moved
    "ocr"           OCR read the text from a picture; the source has no characters there
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_PRESENTATION = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SYMBOLS = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0A8: "□", 0xF06F: "□",
    0xF02D: "-", 0xF0E0: "→", 0xF0B0: "°", 0xF0A3: "≤", 0xF0B3: "≥",
}  # fmt: skip
"""Signs that Symbol and Wingdings put in the private use area, where no other reading is likely."""
_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\ud800-\udfff\ufeff\ufffe\uffff]")
_JOINED = "\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\u2600-\u27bf\ufb50-\ufdff\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff"
"""Scripts and pictures in which a joiner or non-joiner is a matter of spelling."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Scripts without spaces, in which U+200B says where a word ends."""
_ZERO_WIDTH = re.compile(
    "[\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]"
    f"|(?<![{_JOINED}])[\u200c\u200d](?![{_JOINED}])|(?<![{_UNSPACED}])\u200b(?![{_UNSPACED}])"
)
"""What has no width and may stand inside a word unseen, so that no search finds it."""
_SWAPPED = re.compile("(?<=[A-Za-z])[\u6600\u6900\u6c00\ucf00]+|[\u6600\u6900\u6c00\ucf00]+(?=[A-Za-z])")
"""Letters of a ligature whose two bytes a widespread PDF writer puts down the wrong way round."""
_UNSWAPPED = {"\u6600": "f", "\u6900": "i", "\u6c00": "l", "\ucf00": "fi"}
_BLANK = r"[\s\x00-\x1f\x7f-\x9f\u00ad\ud800-\udfff\ufeff\ufffe\uffff]+"
_EDGES = (re.compile(_BLANK + r"\Z"), re.compile(r"\A" + _BLANK))
_SPACED = re.compile("[\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_SPECIAL = re.compile(
    "[\x00-\x08\n-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\u6600\u6900\u6c00\ucf00\ud800-\udfff\uf000-\uf0ff\ufb00-\ufb06\ufb50-\ufdff\ufe70-\uffff]"
)


@dataclass(frozen=True, slots=True)
class Change:
    """`before` in the source became `after`, which stands at [start, end) of the cleaned text."""

    kind: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Canonical `text` and the changes that made it, ordered by start."""

    text: str
    changes: tuple[Change, ...] = ()


@cache
def _arabic(char: str) -> str:
    """The ordinary letters of an Arabic presentation form; `char` itself when it has no such reading."""
    decomposition = unicodedata.decomposition(char)
    if not decomposition.startswith("<"):
        return char
    spelled = unicodedata.normalize("NFKC", char)
    return spelled if spelled.strip() else char


def _spelled(char: str, ligatures: bool) -> tuple[str, str]:
    """(kind, replacement) of one character; kind is '' when it stays."""
    code = ord(char)
    if _DROPPED.match(char):
        return "dropped", ""
    if _SPACED.match(char):
        return "control", " "
    if code in _SYMBOLS:
        return "symbol", _SYMBOLS[code]
    if not ligatures:
        return "", char
    if code in _LIGATURES:
        return "ligature", _LIGATURES[code]
    if any(low <= code <= high for low, high in _PRESENTATION):
        plain = _arabic(char)
        return ("presentation", plain) if plain != char else ("", char)
    return "", char


def _clusters(text: str) -> list[str]:
    """`text` in pieces that Unicode normalisation never joins: a base character and what may combine with
    it.
    """
    pieces: list[str] = []
    for char in text:
        if pieces and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


class _Writer:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.length = 0
        self.changes: list[Change] = []

    def put(self, after: str, before: str, kind: str) -> None:
        if kind:
            self.changes.append(Change(kind, self.length, self.length + len(after), before, after))
        self.out.append(after)
        self.length += len(after)


def clean(text: str, ligatures: bool = True) -> Cleaned:
    """Make `text` canonical: NFC, no NUL, surrogate, U+FEFF or control character but the tab.

    Ligatures and Arabic presentation forms are spelled out by an explicit map (not NFKC, which would
    also turn "²" into "2"), unless `ligatures` is False. White space is left as it is, except line
    breaks, which become one space. Characters without width go, but not where they are spelling.
    """
    if not _SPECIAL.search(text) and unicodedata.is_normalized("NFC", text):
        return Cleaned(text)
    writer = _Writer()
    unseen = {match.start() for match in _ZERO_WIDTH.finditer(text)}
    swapped = {place for match in _SWAPPED.finditer(text) for place in range(*match.span())}
    place = 0
    for cluster in _clusters(text):
        parts = [
            ("dropped", "") if place + offset in unseen
            else ("ligature", _UNSWAPPED[char]) if place + offset in swapped
            else _spelled(char, ligatures)
            for offset, char in enumerate(cluster)
        ]  # fmt: skip
        place += len(cluster)
        kind = next((k for k, _ in parts if k), "")
        after = "".join(part for _, part in parts)
        composed = unicodedata.normalize("NFC", after)
        writer.put(composed, cluster, kind or ("composition" if composed != cluster else ""))
    joined = "".join(writer.out)
    if unicodedata.is_normalized("NFC", joined):
        return Cleaned(joined, tuple(writer.changes))
    whole = unicodedata.normalize("NFC", joined)
    return Cleaned(whole, (Change("composition", 0, len(whole), text, whole),))


def rstrip(text: str) -> str:
    """`text` without the white space and the characters that carry no text at its end."""
    return _EDGES[0].sub("", text)


def lstrip(text: str) -> str:
    """`text` without the white space and the characters that carry no text at its head."""
    return _EDGES[1].sub("", text)

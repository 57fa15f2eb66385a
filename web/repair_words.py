"""What was changed between a source file and the text that is shown, in words, counted by kind."""

from collections import Counter
from collections.abc import Iterable

from ingest.repair import Repair
from web.interface.words import _

Counted = tuple[str, int]
"""What was done, in words, and how often."""


def repairs_in_words(repairs: Iterable[Repair]) -> list[Counted]:
    """The kinds of `repairs` in words with their counts, the most frequent first, equal ones in order of words."""
    named = _named()
    other = _("Other changes, each recorded with what stood there before")
    counted = Counter(named.get(repair.kind, other) for repair in repairs)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _named() -> dict[str, str]:
    """Every kind that `ingest.repairs` lists, in the language of the interface."""
    return {
        "line end": _("Line breaks inside a paragraph, made a space"),
        "hyphen": _("Hyphens at the end of a line, dropped to join the word"),
        "ligature": _("Joined letters of print, such as “ﬁ”, spelled out"),
        "symbol": _("Signs of a symbol font, made the sign they show"),
        "presentation": _("Arabic letter shapes, made the ordinary letter"),
        "composition": _("Letters and their accents, joined to one character"),
        "dropped": _("Invisible characters that carry no text, dropped"),
        "control": _("Control characters, made a space"),
        "markup": _("Marks of a heading or a list, dropped or made “•”"),
        "label": _("Numbers that the source counts by itself, written out"),
        "cell": _("Borders between table cells, shown as “|”"),
        "repeat": _("Table headings printed again on the next page, dropped"),
        "superscript": _("Raised digits, kept as raised digits"),
        "footnote": _("Footnote numbers, set apart from their text"),
        "order": _("Stretches of text moved into reading order"),
        "ocr": _("Stretches read by OCR from a picture of the page"),
    }

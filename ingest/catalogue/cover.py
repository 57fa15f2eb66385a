"""Where a symbol stands on a document: borne by its cover or its pages, or only cited."""

import re
from functools import cache
from typing import Literal

from ingest.about.folding import folded
from ingest.about.front import Front, front_of
from ingest.document import Document

Borne = Literal["running line", "masthead", "line", ""]
"""What bears the symbol: the line that runs along the pages, the UN masthead, a line of its own, or nothing."""

_MASTHEAD = re.compile(r"\bdistr\b|\boriginal\s?:")
_OTHER_LETTERS = 14
_NEAR = 4
_RUNNING = 5


def cover_of(document: Document) -> Front:
    """The lines of `document` before its running text, and those repeated on its pages."""
    return front_of(document.text, document.blocks, document.ledger.removed)


def borne(symbol: str, front: Front) -> Borne:
    """How the `front` bears `symbol`; '' where it does not, or only speaks of it in a sentence.

    "A/HRC/26/36" is not on a cover that bears "A/HRC/26/36/Add.1".
    """
    pattern = _spelled(symbol)
    if pattern is None:
        return ""
    if any(pattern.search(line) for line in front.running[:_RUNNING]):
        return "running line"
    for number, line in enumerate(front.lines):
        if not pattern.search(line):
            continue
        beside = front.lines[max(0, number - _NEAR) : number + _NEAR + 1]
        alone = sum(char.isalpha() for char in pattern.sub("", line)) <= _OTHER_LETTERS
        if _MASTHEAD.search(folded(line)) or (alone and any(_MASTHEAD.match(folded(each)) for each in beside)):
            return "masthead"
        if alone:
            return "line"
    return ""


def symbol_key(symbol: str) -> str:
    """`symbol` as it is compared: without spaces, in small letters."""
    return re.sub(r"\s+", "", symbol).casefold()


@cache
def _spelled(symbol: str) -> re.Pattern[str] | None:
    """What finds `symbol` however it is spaced; None where it is too short to be looked for ("1/2017")."""
    plain = re.sub(r"\s+", "", symbol)
    if sum(char.isalpha() for char in plain) < 2 or not any(char.isdigit() for char in plain):
        return None
    body = r"\s?".join(r"[.º°]?" if char == "." else re.escape(char) for char in plain)
    return re.compile(rf"(?<![\w/]){body}(?![\w/(])(?!\s?/)(?!-\w)", re.IGNORECASE)

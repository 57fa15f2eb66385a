"""Tables of contents: their entries look like headings and are none."""

import re
from collections.abc import Sequence

from ingest.pdf.line import Line

_LEADERS = re.compile(r"(?:[.·…_]\s?){4,}\s*[\divxlc]{0,5}\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\d{1,4}|[ivxlc]{1,6})\Z", re.IGNORECASE)
_LEAST = 3


def is_entry(line: Line) -> bool:
    """Whether `line` ends an entry of a table of contents: dots or a wide gap lead to a page number."""
    text = line.text.rstrip()
    if _LEADERS.search(text):
        return True
    return len(line.parts) > 1 and bool(_NUMBER.match(line.parts[-1].text)) and line.parts[0].text[:1].isalnum()


def entries_of(paragraphs: Sequence[Sequence[Line]]) -> frozenset[int]:
    """The indices of the `paragraphs` that are entries of a table of contents: several, one after the other, with
    numbers that do not fall. Dots need no company.
    """
    found: set[int] = set()
    row: list[int] = []
    last = 0
    for index, paragraph in enumerate(paragraphs):
        line = paragraph[-1]
        number = _page_of(line) if len(paragraph) <= 3 and is_entry(line) else None
        if number is None or number < last:
            found |= set(row) if len(row) >= _LEAST else set()
            row, last = [], 0
        if number is not None:
            row.append(index)
            last = number
            if _LEADERS.search(line.text):
                found.add(index)
    return frozenset(found | (set(row) if len(row) >= _LEAST else set()))


def _page_of(line: Line) -> int:
    """The page an entry leads to, 0 for a Roman number."""
    match = re.search(r"(\d{1,4})\s*$", line.text)
    return int(match[1]) if match else 0

"""Page numbers of text files that have pages."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.text_lines import TextLine

_NUMBER = re.compile(r"^\W*(?P<number>\d{1,4})\W*$")


def without_page_numbers(lines: Sequence[TextLine]) -> tuple[tuple[TextLine, ...], int]:
    """(lines, how many were left out): lone numbers at the head or foot of pages, when they count the pages.

    A number counts the pages when it is the page's own, or as far ahead of it as on another page.
    """
    found = {index: number for index in _edges(lines) if (number := _ahead(lines[index])) is not None}
    often = Counter(found.values())
    gone = {index for index, ahead in found.items() if ahead == 0 or often[ahead] > 1}
    return tuple(line for index, line in enumerate(lines) if index not in gone), len(gone)


def _edges(lines: Sequence[TextLine]) -> set[int]:
    """Indexes of the first and last line with text on each page."""
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.page is not None and not line.blank:
            first.setdefault(line.page, index)
            last[line.page] = index
    return {*first.values(), *last.values()}


def _ahead(line: TextLine) -> int | None:
    match = _NUMBER.match(line.text.strip())
    return int(match["number"]) - line.page if match and line.page is not None else None

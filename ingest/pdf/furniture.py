"""Running headers, footers and page numbers: found by repetition at the edges of pages, and left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ingest.pdf.line import Line

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|página|pagina|p\.|стр\.?|seite|صفحة|第)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|de|из|von|sur)\s*\d{1,4})?(?:\s*页)?[\W_]*$",
    re.IGNORECASE,
)
_OF = re.compile(r"\d\s*(?:/|of|de|из|von|sur)\s*\d")
_EDGE_LINES = 3
_EDGE = 0.13
_PLACE = 8.0

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cleared:
    """The lines that are the document's own, page by page, and how many were left out."""

    pages: tuple[tuple[Line, ...], ...]
    removed: int


def cleared(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Cleared:
    """Leave out what repeats at the top or foot of pages, and page numbers.

    `heights` are the pages' heights in points. A line is furniture when it stands among the outer
    lines of a page, in its outer eighth, and its like stands at the same height on at least a third of
    the pages (on two at least). Lines are alike when they are equal, or differ only in a number that
    counts with the pages: "Article 3" and "Article 7" are not. A document of one page loses only a
    line such as "Page 1 of 1".
    """
    groups: dict[_Key, list[Line]] = defaultdict(list)
    edges = [_edges(page, height) for page, height in zip(pages, heights, strict=True)]
    for own, height in zip(edges, heights, strict=True):
        for line in own:
            groups[_key(line, height)].append(line)
    least = max(2, min(len(pages) // 3, 12))
    gone = {id(line) for group in groups.values() for line in _alike(group, least)}
    gone |= {id(line) for own in edges for line in own if _OF.search(line.text) and _NUMBER.match(line.text.strip())}
    out = [tuple(line for line in page if id(line) not in gone) for page in pages]
    return Cleared(tuple(out), len(gone))


def _edges(page: Sequence[Line], height: float) -> list[Line]:
    """The outermost lines of a page, top and foot."""
    ranked = sorted(page, key=lambda line: line.box[1])
    top = [line for line in ranked[:_EDGE_LINES] if line.box[1] < _EDGE * height]
    foot = [line for line in ranked[-_EDGE_LINES:] if line.box[3] > (1 - _EDGE) * height and line not in top]
    return top + foot


def _key(line: Line, height: float) -> _Key:
    place = "top" if line.box[1] < height / 2 else "foot"
    text = line.text.strip()
    return place, "#" if _NUMBER.match(text) else " ".join(_DIGITS.sub("#", text).lower().split())


def _alike(group: Sequence[Line], least: int) -> list[Line]:
    """The lines of `group` (equal but for their digits) that are furniture; none below `least` pages."""
    counts = Counter(signature for line in group for signature in _signatures(line))
    places = Counter(round(line.baseline / _PLACE) for line in group)
    found = []
    for line in group:
        place = round(line.baseline / _PLACE)
        if places[place] + places[place - 1] + places[place + 1] < least:
            continue
        if any(counts[signature] >= least for signature in _signatures(line)):
            found.append(line)
    return found if len({line.page for line in found}) >= least else []


_Signature = tuple[tuple[bool, int], ...]


def _signatures(line: Line) -> set[_Signature]:
    """What the numbers of `line` are, each taken as it stands or as how far it is ahead of the page's own.

    Two lines of a group that share a signature differ in nothing but a count of pages.
    """
    numbers = [int(number) for number in _DIGITS.findall(line.text)]
    if len(numbers) > 3:
        return {tuple((False, number) for number in numbers)}
    options = [((False, number), (True, number - line.page)) for number in numbers]
    return set(product(*options))

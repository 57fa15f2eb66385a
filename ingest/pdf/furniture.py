"""Running headers, footers and page numbers: found by repetition at the edges of pages, and left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from ingest.ledger import Removed, Why
from ingest.pdf.line import Line

MOST_REMOVED = 2_000
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|página|pagina|p\.|стр(?:аница|\.)?|seite|صفحة|الصفحة|第)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|de|из|von|sur|من)\s*\d{1,4})?(?:\s*页)?[\W_]*$",
    re.IGNORECASE,
)
_OF = re.compile(r"\d\s*(?:/|of|de|из|von|sur|من)\s*\d")
_JOB = re.compile(r"^[\W_]*(?:GE|V|NYVG|JN)\.\s?\d{2}-\d{4,6}\b.*$|^\*\d{7,8}\*$|^\d{2}-\d{5,6}(?:\s*\([EFSRAC]\))?$")
"""The number that the United Nations' printers put below a first page."""
_EDGE_LINES = 3
_EDGE = 0.13
_PLACE = 8.0
_SHORT = 80
_CONSECUTIVE = 3

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cleared:
    """The lines that are the document's own, page by page, and what was left out (`count` lines in all).

    `removed` names at most MOST_REMOVED of them, in the pages' order.
    """

    pages: tuple[tuple[Line, ...], ...]
    removed: tuple[Removed, ...]
    count: int


def cleared(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> Cleared:
    """Leave out what repeats at the top or foot of pages, and page numbers.

    `heights` are the pages' heights in points, () to leave nothing out.

    A line is furniture when it stands among the outer lines of a page, in its outer eighth, and its
    like stands at the same height on at least a third of the pages (on two at least), or word for word
    on three pages that follow each other (or on every other one, as the titles of chapters do). Lines
    are alike when they are equal, or differ only in a number that counts with the pages: "Article 3"
    and "Article 7" are not. A document of one page loses only a line such as "Page 1 of 1". A
    watermark is furniture wherever it stands.
    """
    if not heights:
        return Cleared(tuple(map(tuple, pages)), (), 0)
    edges = [_edges(page, height) for page, height in zip(pages, heights, strict=True)]
    groups: dict[_Key, list[Line]] = defaultdict(list)
    for own, height in zip(edges, heights, strict=True):
        for line in own:
            groups[_key(line, height)].append(line)
    least = max(2, min(len(pages) // 3, 12))
    gone = {id(line) for group in groups.values() for line in _alike(group, least)}
    gone |= {id(line) for line in _chapters(groups.values())}
    gone |= {id(line) for own in edges for line in own if _single(line.text.strip())}
    gone |= {id(line) for line in _watermarks(pages)}
    kept = tuple(tuple(line for line in page if id(line) not in gone) for page in pages)
    removed = tuple(_removed(line) for page in pages for line in page if id(line) in gone)
    return Cleared(kept, removed[:MOST_REMOVED], len(removed))


def _removed(line: Line) -> Removed:
    text = " ".join(line.text.split())
    why: Why = "page number" if _NUMBER.match(text) else "running line"
    return Removed(line.page, why, text[:200], sum(1 for char in text if not char.isspace()))


def _single(text: str) -> bool:
    return bool((_OF.search(text) and _NUMBER.match(text)) or _JOB.match(text))


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


def _chapters(groups: Iterable[Sequence[Line]]) -> list[Line]:
    """Lines that stand word for word at the same place of pages that follow each other, odd and even apart."""
    found: list[Line] = []
    for group in groups:
        same: dict[tuple[int, str], list[Line]] = defaultdict(list)
        for line in group:
            same[round(line.baseline / 2), line.text.strip()].append(line)
        for lines in same.values():
            found += _in_row(lines)
    return found


def _in_row(lines: Sequence[Line]) -> list[Line]:
    rows: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.page - before.page <= 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows if len({line.page for line in row}) >= _CONSECUTIVE for line in row]


def _watermarks(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Short lines that stand at exactly the same place of most pages and are set larger than their text."""
    if len(pages) < _CONSECUTIVE:
        return []
    places: dict[tuple[str, int, int], list[Line]] = defaultdict(list)
    usual = Counter(round(line.size) for page in pages for line in page)
    size = max(usual, key=lambda key: (usual[key], key), default=0)
    for page in pages:
        for line in page:
            if len(line.text) <= _SHORT and line.size > 1.6 * size:
                places[line.text.strip(), round(line.box[0]), round(line.baseline)].append(line)
    least = max(_CONSECUTIVE, len(pages) * 3 // 5)
    return [line for group in places.values() if len({line.page for line in group}) >= least for line in group]


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

"""Running headers, footers and page numbers: found by repetition at the edges of pages, and left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, product

from ingest.ledger import Removed, Why
from ingest.pdf.edges import Edge, edges_of
from ingest.pdf.line import Line

MOST_REMOVED = 2_000
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|página|pagina|p\.|стр(?:аница|\.)?|seite|صفحة|الصفحة|第)\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:/|of|de|из|von|sur|من)\s*\d{1,4})?(?:\s*页)?[\W_]*$",
    re.IGNORECASE,
)
_OF = re.compile(r"(?P<page>\d+)\s*(?:/|of|de|из|von|sur|من)\s*(?P<last>\d+)")
_JOB = re.compile(
    r"^[\W_]*(?:GE|V|NYVG|JN)\.\s?\d{2}-\d{4,6}\b.*$|^\*\d{7,8}\*$"
    r"|^\d{2}-\d{5,6}(?:\s*\([EFSRAC]\))?(?:\s+\d{6})*$"
)
"""The number that the United Nations' printers put below a first page."""
_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[A-Z0-9.()]{1,12}){1,6}\Z")
_PLACE = 8.0
_SHORT = 80
_CONSECUTIVE = 3
_MOST = 0.6
_NEARLY_ALL = 0.9

_Key = tuple[bool, int, str]


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
    and "Article 7" are not. What stands on fewer pages than most must be clear of the text, too. A
    document of one page loses only its number and a line such as "Page 1 of 1". A watermark is
    furniture wherever it stands.
    """
    if not heights:
        return Cleared(tuple(map(tuple, pages)), (), 0)
    edges = [edges_of(page, height) for page, height in zip(pages, heights, strict=True)]
    gone = _gone(edges, _Area(pages, edges)) | {id(line) for line in _watermarks(pages)}
    kept = tuple(tuple(line for line in page if id(line) not in gone) for page in pages)
    removed = tuple(_removed(line) for page in pages for line in page if id(line) in gone)
    return Cleared(kept, removed[:MOST_REMOVED], len(removed))


def _gone(pages: Sequence[Sequence[Edge]], area: "_Area") -> set[int]:
    """The ids of the lines that are furniture: as a whole, or each of their parts."""
    least = max(2, min(len(pages) // 3, 12))
    running: set[int] = set()
    for group in _groups(chain.from_iterable(pages)).values():
        found = {id(edge): edge for edge in (*_alike(group, least), *_chapters(group))}
        share = len({edge.line.page for edge in found.values()}) / len(pages)
        running |= {key for key, edge in found.items() if area.is_clear(edge, share)}
    running |= _own_symbols(pages)
    parts: dict[int, list[bool]] = defaultdict(list)
    gone = set()
    for edge in chain.from_iterable(pages):
        if edge.part:
            parts[id(edge.line)].append(id(edge) in running or _single(edge))
        elif id(edge) in running or _single(edge):
            gone.add(id(edge.line))
    return gone | {line for line, said in parts.items() if all(said)}


def _own_symbols(pages: Sequence[Sequence[Edge]]) -> set[int]:
    """The ids of lines at the top of later pages that hold nothing but the symbol at the top of the first."""
    tops = [[edge for edge in edges if not edge.foot and _SYMBOL.match(edge.text)] for edges in pages]
    own = {edge.text for edge in tops[0]} if tops else set()
    return {id(edge) for edges in tops[1:] for edge in edges if edge.text in own and not edge.attached}


class _Area:
    """Where the text of the pages stands: between the lines that no other page has the like of."""

    def __init__(self, pages: Sequence[Sequence[Line]], edges: Sequence[Sequence[Edge]]) -> None:
        groups = _groups(chain.from_iterable(edges))
        shared = {id(edge.line) for group in groups.values() if len(group) > 1 for edge in group}
        own = [[line.baseline for line in page if id(line) not in shared] for page in pages]
        tops = sorted(min(baselines) for baselines in own if baselines)
        feet = sorted(max(baselines) for baselines in own if baselines)
        self._pages = len(pages)
        self._top = tops[len(tops) // 5] if tops else float("inf")
        self._foot = feet[len(feet) * 4 // 5] if feet else float("-inf")

    def is_clear(self, edge: Edge, share: float) -> bool:
        """Whether `edge`, whose like stands on `share` of the pages, is no part of the text: the fewer its
        like, the clearer it must stand.
        """
        inside = self._top - 2 <= edge.line.baseline <= self._foot + 2
        most, all_but_few = self._pages > 2 and share > _MOST, self._pages > 3 and share > _NEARLY_ALL
        return (not inside or most) and (not edge.attached or all_but_few)


def _groups(edges: Iterable[Edge]) -> dict[_Key, list[Edge]]:
    groups: dict[_Key, list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[_key(edge)].append(edge)
    return groups


def _key(edge: Edge) -> _Key:
    text = "#" if _NUMBER.match(edge.text) else " ".join(_DIGITS.sub("#", edge.text).lower().split())
    return edge.foot, round(edge.line.size), text


def _removed(line: Line) -> Removed:
    text = " ".join(line.text.split())
    why: Why = "page number" if _NUMBER.match(text) else "running line"
    return Removed(line.page, why, text[:200], sum(1 for char in text if not char.isspace()))


def _single(edge: Edge) -> bool:
    """Whether a line is furniture without its like on other pages."""
    text = edge.text
    if _JOB.match(text) or (not edge.attached and _is_page_of(text)):
        return True
    return edge.outermost and edge.apart and text.strip("-–— ") == str(edge.line.page)


def _is_page_of(text: str) -> bool:
    """Whether `text` is such as "Page 1 of 7", and no end of a broken document symbol: "29/94);"."""
    match = _OF.search(text) if _NUMBER.match(text) else None
    if not match or text[-1] in ".,:;" or text.count("(") != text.count(")"):
        return False
    return int(match["page"]) <= int(match["last"])


def _alike(group: Sequence[Edge], least: int) -> list[Edge]:
    """The lines of `group` (equal but for their digits) that are furniture; none below `least` pages."""
    counts = Counter(signature for edge in group for signature in _signatures(edge))
    places = Counter(round(edge.line.baseline / _PLACE) for edge in group)
    found = []
    for edge in group:
        place = round(edge.line.baseline / _PLACE)
        if places[place] + places[place - 1] + places[place + 1] < least:
            continue
        if any(counts[signature] >= least for signature in _signatures(edge)):
            found.append(edge)
    return found if len({edge.line.page for edge in found}) >= least else []


def _chapters(group: Sequence[Edge]) -> list[Edge]:
    """Lines that stand word for word at the same place of pages that follow each other, odd and even apart."""
    found: list[Edge] = []
    same: dict[tuple[int, str], list[Edge]] = defaultdict(list)
    for edge in group:
        same[round(edge.line.baseline / 2), edge.text].append(edge)
    for edges in same.values():
        found += _in_row(edges)
    return found


def _in_row(edges: Sequence[Edge]) -> list[Edge]:
    rows: list[list[Edge]] = [[edges[0]]]
    for before, edge in pairwise(edges):
        if edge.line.page - before.line.page <= 2:
            rows[-1].append(edge)
        else:
            rows.append([edge])
    return [edge for row in rows if len({edge.line.page for edge in row}) >= _CONSECUTIVE for edge in row]


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


def _signatures(edge: Edge) -> set[_Signature]:
    """What the numbers of `edge` are, each taken as it stands or as how far it is ahead of the page's own.

    Two lines of a group that share a signature differ in nothing but a count of pages.
    """
    numbers = [int(number) for number in _DIGITS.findall(edge.text)]
    if len(numbers) > 3:
        return {tuple((False, number) for number in numbers)}
    options = [((False, number), (True, number - edge.line.page)) for number in numbers]
    return set(product(*options))

"""Which footnotes a passage bears the markers of."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.block import Block
from ingest.document import Document
from ingest.passage import Footnote
from ingest.run_pages import RunPages

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_PLAIN = str.maketrans(_RAISED, "0123456789abcdefghijklmnoprstuvwxyz")
_MARKER = re.compile(
    rf"(?:(?<=\S)|(?<=\S ))(?P<raised>[{_RAISED}]{{1,6}})|\[\^(?P<mark>[^\]\s]{{1,20}})\](?!:)"
    r"|\[(?P<boxed>\d{1,3})\]|(?<=[^\s*†‡§¶‖#])(?P<sign>[*†‡§¶‖#]{1,3})(?![*†‡§¶‖#\w])"
)
_UNIT = re.compile(r"(?:^|[\d\s])(?:m|km|cm|mm|ft)$")
_LONGEST_UNIT = 4

_Marker = tuple[int, str]
"""Where a marker stands, and the label of the note it points to ("fn 6")."""


class Footnotes:
    """The footnotes of one document, each marker of its text bound to the note it points to.

    Where several notes bear one number, the one on the marker's page is meant, else the one that
    goes over to the next page; where there are no pages, the first marker means the first note.
    """

    def __init__(self, document: Document, pages: RunPages) -> None:
        notes: dict[str, list[Block]] = defaultdict(list)
        for block in document.blocks:
            if block.kind == "footnote" and block.label:
                notes[block.label].append(block)
        self._bound = sorted(_bound(_markers(document, notes), notes, pages)) if notes else []

    def of(self, start: int, end: int) -> tuple[Footnote, ...]:
        """The footnotes whose markers stand in `text[start:end]`, each once, in the order of the markers."""
        found = self._bound[bisect_left(self._bound, (start,)) : bisect_left(self._bound, (end,))]
        return tuple(dict.fromkeys(Footnote(label, low, high) for _, low, high, label in found))


def _markers(document: Document, notes: dict[str, list[Block]]) -> Iterator[_Marker]:
    """The markers in the body's text that have a note."""
    text = document.text
    end = next((block.start for block in document.blocks if block.kind == "footnote"), len(text))
    for match in _MARKER.finditer(text, 0, end):
        raised = match["raised"]
        if raised and _UNIT.search(text, max(0, match.start() - _LONGEST_UNIT), match.start()):
            continue
        number = raised.translate(_PLAIN) if raised else match["mark"] or match["boxed"] or match["sign"]
        if (label := f"fn {number}") in notes:
            yield match.start(), label


def _bound(
    markers: Iterator[_Marker], notes: dict[str, list[Block]], pages: RunPages
) -> Iterator[tuple[int, int, int, str]]:
    """(marker's place, note's start, note's end, label) for each marker."""
    seen: dict[str, int] = defaultdict(int)
    for place, label in markers:
        same = notes[label]
        note = same[0] if len(same) == 1 else _chosen(place, same, seen[label], pages)
        seen[label] += 1
        yield place, note.start, note.end, label


def _chosen(place: int, same: Sequence[Block], before: int, pages: RunPages) -> Block:
    """Which of the notes with the `same` label a marker at `place` means, after `before` others of that label."""
    for page in pages.of(place, place + 1):
        for near in (page, page + 1):
            for note in same:
                if pages.of(note.start, note.start + 1) == (near,):
                    return note
    return same[min(before, len(same) - 1)]

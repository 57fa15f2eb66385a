"""Which words of a page's lines bear its links."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Piece
from ingest.pdf.line import Line
from ingest.pdf.raw_page import Linked
from ingest.pdf.right_to_left import is_rtl

_WORD = re.compile(r"\S+")


def linked(lines: Sequence[Line], links: Sequence[Linked]) -> list[Line]:
    """`lines` of one page, each piece under one of its `links` with the address that leads to."""
    if not links:
        return list(lines)
    out: list[Line] = []
    for line in lines:
        own = [link for link in links if _over(line, link)]
        for link in own:
            start, end = _words(line, link)
            line = replace(line, pieces=_marked(line.pieces, start, end, link.address))
        out.append(line)
    return out


def _over(line: Line, link: Linked) -> bool:
    left, top, right, bottom = line.box
    middle = (top + bottom) / 2
    return link.box[1] <= middle <= link.box[3] and min(right, link.box[2]) - max(left, link.box[0]) > 1


def _words(line: Line, link: Linked) -> tuple[int, int]:
    """The words of `line` that a link covers, as offsets: their places follow from the line's ends.

    Where the text shows the address itself, or as much of it as fits the line, that is what is meant.
    """
    text = line.text
    bare = link.address.rstrip("/").removeprefix("mailto:")
    if bare and (shown := text.find(bare)) >= 0:
        return shown, shown + len(bare)
    left, _, right, _ = line.box
    across = max(right - left, 1.0)
    low, high = (link.box[0] - left) / across, (link.box[2] - left) / across
    if is_rtl(text):
        low, high = 1 - high, 1 - low
    words = [match for match in _WORD.finditer(text) if low <= (match.start() + match.end()) / 2 / len(text) <= high]
    if words:
        end = words[-1].end()
        return words[0].start(), end - (text[end - 1] in ".,;:")
    middle = (low + high) / 2 * len(text)
    near = min(_WORD.finditer(text), key=lambda word: abs((word.start() + word.end()) / 2 - middle), default=None)
    return (near.start(), near.end()) if near else (0, 0)


def _marked(pieces: Sequence[Piece], start: int, end: int, address: str) -> tuple[Piece, ...]:
    out: list[Piece] = []
    place = 0
    for piece in pieces:
        a, b = max(start - place, 0), min(end - place, len(piece.text))
        place += len(piece.text)
        if a >= b or piece.kind:
            out.append(replace(piece, link=address) if a < b else piece)
            continue
        cuts = (piece.text[:a], piece.text[a:b], piece.text[b:])
        out += [replace(piece, text=t, link=address if n == 1 else piece.link) for n, t in enumerate(cuts) if t]
    return tuple(out)

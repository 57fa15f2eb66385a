"""Columns: from the places of a page's segments to the order in which they are read.

A gutter is a place that no line crosses for a while, with running text on both sides. A page may hold
several stretches of columns, each between lines that run over the whole width, and a column may itself
be divided; a table's columns are none, for its rows are read across.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.pdf.gutters import Gutters
from ingest.pdf.running_text import are_columns
from ingest.pdf.segments import Segment
from ingest.run import Box

_MOST_DEEP = 6
_CANDIDATES = 5
_APART = 12.0
"""Points by which two gutters to be tried lie apart."""
_SLACK = 2.0
"""Points by which a line may run into a gutter."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Columns between two lines that cross their gutter: what stands left and right of it."""

    left: list[Segment]
    right: list[Segment]


def flows_of(
    segments: Sequence[Segment], bars: Sequence[Box] = (), gutters: Gutters | None = None
) -> list[list[Segment]]:
    """`segments` (all of one page, or of one turn on it) in flows, in reading order.

    A flow is a column, or what runs over the whole width between columns; its lines are read from top
    to bottom. A page that is not set in columns is one flow. `bars` hold no text and end the columns that
    they cross, as a line over the whole width does. `gutters` are those of the pages before, and are told of
    those that this one has.
    """
    rtl = sum(segment.letters if segment.rtl else -segment.letters for segment in segments) > 0
    placed = [*segments, *(Segment((), False, box, 0.0, (box[1] + box[3]) / 2, 0) for box in bars)]
    flows = _flows(sorted(placed, key=_middle), rtl, gutters or Gutters(), 0)
    texts = ([segment for segment in flow if segment.letters] for flow in flows)
    return [flow for flow in texts if flow]


def _middle(segment: Segment) -> float:
    return segment.baseline - 0.3 * segment.size


def _flows(segments: list[Segment], rtl: bool, gutters: Gutters, depth: int) -> list[list[Segment]]:
    if depth > _MOST_DEEP:
        return [segments]
    places = [*_gutters(segments), *(x for x in gutters.known if len(segments) > 1)]
    divided = ((_divided(segments, x, rtl, gutters.has(x)), x) for x in places)
    parts, place = max(divided, key=lambda each: _gain(each[0]), default=([], 0.0))
    if not _gain(parts):
        return [segments]
    gutters.see(place, max(min(len(p.left), len(p.right)) for p in parts if isinstance(p, _Stretch)))
    out: list[list[Segment]] = []
    for part in parts:
        if isinstance(part, _Stretch):
            for side in (part.right, part.left) if rtl else (part.left, part.right):
                out += _flows(side, rtl, gutters, depth + 1)
        else:
            out += _flows(part, rtl, gutters, depth + 1)
    return out


def _gain(parts: Sequence[_Stretch | list[Segment]]) -> int:
    """How many lines stand beside another column when the page is divided into `parts`, 0 for none; of two ways
    to do so the one with fewer stretches is better, for lines that reach into a gutter cut them.
    """
    beside = [2 * min(len(part.left), len(part.right)) - 2 for part in parts if isinstance(part, _Stretch)]
    return sum(beside) + 1 if beside else 0


def _gutters(segments: Sequence[Segment]) -> list[float]:
    """Places at which most lines have a gap before what stands beside them, the commonest first."""
    steps: Counter[int] = Counter()
    for left, right in _gaps(segments):
        steps[int(left) + 1] += 1
        steps[int(right) + 1] -= 1
    # (votes, start, end) of each strip between two places where a gap begins or ends
    edges, votes = sorted(steps), list(accumulate(steps[x] for x in sorted(steps)))
    strips = sorted(zip(votes, edges, edges[1:], strict=False), key=lambda strip: (-strip[0], strip[1]))
    found: list[float] = []
    for count, low, high in strips:
        x = (low + high - 1) / 2
        if count > 1 and all(abs(x - other) > _APART for other in found):
            found.append(x)
        if len(found) == _CANDIDATES:
            break
    return found


def _gaps(segments: Sequence[Segment]) -> Iterator[tuple[float, float]]:
    """For each segment the gap between it and the nearest one that stands right of it."""
    for index, segment in enumerate(segments):
        _, _, right, _ = segment.box
        low, high = _middle(segment) - 0.7 * segment.size, _middle(segment) + 0.7 * segment.size
        nearest = 0.0
        for step in (-1, 1):
            other = index + step
            while 0 <= other < len(segments) and low <= _middle(segments[other]) <= high:
                left = segments[other].box[0]
                if left > right and (not nearest or left < nearest):
                    nearest = left
                other += step
        if nearest:
            yield right, nearest


def _divided(segments: Sequence[Segment], x: float, rtl: bool, known: bool) -> list[_Stretch | list[Segment]]:
    """`segments` (by height) in stretches of columns with their gutter at `x`, and what is not in columns;
    `known` says that other pages have their gutter there.
    """
    parts: list[_Stretch | list[Segment]] = []
    sides: tuple[list[Segment], list[Segment]] = ([], [])
    for segment in segments:
        if segment.box[2] <= x + _SLACK:
            sides[0].append(segment)
        elif segment.box[0] >= x - _SLACK:
            sides[1].append(segment)
        else:
            _end(sides, parts, rtl, known)
            _plain(parts).append(segment)
    _end(sides, parts, rtl, known)
    return parts


def _plain(parts: list[_Stretch | list[Segment]]) -> list[Segment]:
    if parts and isinstance(parts[-1], list):
        return parts[-1]
    new: list[Segment] = []
    parts.append(new)
    return new


def _end(
    sides: tuple[list[Segment], list[Segment]], parts: list[_Stretch | list[Segment]], rtl: bool, known: bool
) -> None:
    """Add the stretch between two crossing lines to `parts`, in columns where it is set so."""
    left, right = list(sides[0]), list(sides[1])
    if left and right and left[0].letters and right[0].letters:
        _take_head(*((right, left) if rtl else (left, right)), parts)
    if are_columns([s for s in left if s.letters], [s for s in right if s.letters], known):
        parts.append(_Stretch(left, right))
    elif left or right:
        _plain(parts).extend(sorted(left + right, key=_middle))
    sides[0].clear()
    sides[1].clear()


def _take_head(first: list[Segment], second: list[Segment], parts: list[_Stretch | list[Segment]]) -> None:
    """Give the short last line of a paragraph that runs over the whole width back to it."""
    if not parts or not isinstance(parts[-1], list):
        return
    above, line = parts[-1][-1], first[0]
    if not above.letters:
        return
    step = line.baseline - above.baseline
    if line.size == above.size and 0 < step < 1.6 * line.size and _middle(second[0]) - _middle(line) > 0.6 * line.size:
        parts[-1].append(first.pop(0))

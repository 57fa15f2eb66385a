"""The parts of a document's pages: running text, what stands apart from it, and footnotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.pdf.aligned import aligned_in
from ingest.pdf.footnotes import Manner, Note, Splitter, manner_of
from ingest.pdf.insets import Inset, apart, in_order, place_of, whole
from ingest.pdf.line import Line
from ingest.pdf.shape import Shape


@dataclass(frozen=True, slots=True)
class Body:
    """`lines` are the running text of the whole document in reading order; `insets` say after how many
    of them they stand.
    """

    lines: tuple[Line, ...]
    insets: tuple[Inset, ...]
    notes: tuple[Note, ...]


def body_of(pages: Iterable[tuple[Sequence[Line], Sequence[Shape]]], size: float, footnotes: bool = True) -> Body:
    """Take apart `pages`, each its lines and what is drawn on it; `size` is the document's usual font size."""
    pages = list(pages)
    splitter = Splitter(manner_of(pages, size) if footnotes else Manner(size))
    lines: list[Line] = []
    insets: list[Inset] = []
    notes: list[Note] = []
    for page, shapes in pages:
        before = insets[-1] if insets and insets[-1].after == len(lines) else None
        flow, own = apart(page, before)
        if footnotes:
            flow, foot = splitter.split(flow, shapes)
            notes += foot
        flow, tables = _without_tables(flow, before)
        places = [(place_of(inset.box, flow), inset) for inset in own] + tables
        for place, inset in in_order(places):
            insets.append(replace(inset, after=len(lines) + place))
        lines += flow
    return Body(tuple(lines), tuple(whole(insets)), tuple(notes))


def _without_tables(flow: Sequence[Line], before: Inset | None) -> tuple[list[Line], list[tuple[int, Inset]]]:
    """(running text, tables with their places in it) of one page's running text; `before` is what ends the
    page before, which a table may go on with.
    """
    columns = max((line.cell[1] + 1 for line in before.lines if line.cell), default=0) if before else 0
    text: list[Line] = []
    tables: list[tuple[int, Inset]] = []
    end = 0
    for span in aligned_in(flow, columns):
        text += flow[end : span.start]
        tables.append((len(text), Inset("table", span.cells)))
        end = span.end
    return [*text, *flow[end:]], tables

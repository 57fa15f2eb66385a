"""A span of a document's text as stretches of the lines that it stands on: what a page's picture is marked by."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.run import Box, Run


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points [start, end) of `text`, which is all the text that stands inside `box` on `page` (1-based)."""

    page: int
    box: Box
    text: str
    start: int
    end: int


def stretches_of(text: str, runs: Sequence[Run], start: int, end: int) -> list[Stretch]:
    """[start, end) of a document's `text` as stretches of lines, in the order of `runs`, which are the document's.

    What lies between two runs stands on no page and is in no stretch. A line that is broken by what a
    repair put in (two cells, a footnote's number) gives a stretch for each of its runs, each with the text of the
    whole line: a box is the line's, and only the whole text tells which part of it a run is.
    """
    wanted = [run for run in runs if run.start < end and start < run.end]
    lines: dict[tuple[int, Box], list[Run]] = {(run.page, run.box): [] for run in wanted}
    for run in runs:
        if (run.page, run.box) in lines:
            lines[run.page, run.box].append(run)
    found = []
    for run in wanted:
        line = lines[run.page, run.box]
        before = sum(other.end - other.start for other in line if other.start < run.start)
        words = "".join(text[other.start : other.end] for other in line)
        first, last = max(start, run.start) - run.start, min(end, run.end) - run.start
        found.append(Stretch(run.page, run.box, words, before + first, before + last))
    return found

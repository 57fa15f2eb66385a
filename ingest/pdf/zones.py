"""The lines of a page, those inside drawn regions apart from those that run around them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.pdf.glyphs import Glyphs
from ingest.pdf.gutters import Gutters
from ingest.pdf.line import Line
from ingest.pdf.lines import lines_of
from ingest.pdf.regions import Region
from ingest.pdf.steps import ALL, Steps
from ingest.run import Box

_Place = tuple[int, int, int]
"""A region's number (0 for none), and the row and column of a cell in it."""


def lines_in(
    chars: Sequence[Glyphs],
    regions: Sequence[Region],
    page: int,
    size: tuple[float, float],
    steps: Steps = ALL,
    gutters: Gutters | None = None,
) -> list[Line]:
    """The lines of `page` (1-based, of `size` in points): first the running text, then each region's own.

    A line never runs over the edge of a region, so that a box beside a paragraph leaves it whole, nor
    over that of a table's cell. `zone` is the region's number, from 1. `gutters` are those of the file's
    pages before.
    """
    if not regions:
        return lines_of(chars, page, *size, steps, (), gutters)
    lines: list[Line] = []
    sorted_out = _sorted_out(chars, regions)
    bars = [region.box for region in regions if _is_bar(region.box, sorted_out.get((0, 0, 0), ()))]
    for (zone, row, column), own in sorted(sorted_out.items()):
        cell = (row, column) if zone and regions[zone - 1].is_grid else None
        found = lines_of(own, page, *size, steps, () if zone else bars, None if zone else gutters)
        lines += [replace(line, zone=zone, cell=cell) if zone else line for line in found]
    return lines


def _is_bar(box: Box, chars: Iterable[Glyphs]) -> bool:
    """Whether no running text stands beside `box`, so that it parts what is above from what is below."""
    _, top, _, bottom = box
    return not any(top + 2 < (char.top + char.bottom) / 2 < bottom - 2 for char in chars if char.text.strip())


def _sorted_out(chars: Iterable[Glyphs], regions: Sequence[Region]) -> dict[_Place, list[Glyphs]]:
    cells = [_cells(region) for region in regions]
    out: dict[_Place, list[Glyphs]] = {}
    place: _Place = (0, 0, 0)
    for char in chars:
        if char.text.strip():  # white space has no place of its own
            place = _place(char, regions, cells)
        out.setdefault(place, []).append(char)
    return out


def _place(char: Glyphs, regions: Sequence[Region], cells: Sequence[dict[tuple[int, int], tuple[int, int]]]) -> _Place:
    if char.turn:  # its place is not on the page as the regions have it
        return (0, 0, 0)
    x, y = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    for number, region in enumerate(regions):
        left, top, right, bottom = region.box
        if left <= x <= right and top <= y <= bottom:
            row = sum(1 for edge in region.rows if y > edge) if region.is_grid else 0
            column = sum(1 for edge in region.columns if x > edge) if region.is_grid else 0
            return (number + 1, *cells[number].get((row, column), (0, 0)))
    return (0, 0, 0)


def _cells(region: Region) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of a grid the cell that it belongs to: its first place, where no line parts them."""
    if not region.is_grid:
        return {}
    left, top, right, bottom = region.box
    across, down = (left, *region.columns, right), (top, *region.rows, bottom)
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(down) - 1):
        for column in range(len(across) - 1):
            x, y = (across[column] + across[column + 1]) / 2, (down[row] + down[row + 1]) / 2
            beside = column > 0 and not any(
                abs(edge.at - across[column]) < 5 and edge.low <= y <= edge.high for edge in region.upright
            )
            below = row > 0 and not any(
                abs(edge.at - down[row]) < 5 and edge.low <= x <= edge.high for edge in region.level
            )
            home = (row, column - 1) if beside else (row - 1, column) if below else (row, column)
            first[row, column] = first.get(home, home)
    return first

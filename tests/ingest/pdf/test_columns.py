"""Columns: read one after the other whatever the file's order; what only looks like columns is left alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.pdf.glyphs import Glyphs
from ingest.pdf.gutters import Gutters
from ingest.pdf.lines import lines_of
from ingest.pdf.running_text import are_columns
from ingest.pdf.segments import segment_of
from ingest.pdf.steps import Steps
from tests.ingest.pdf.setting import HEIGHT, WIDTH, flat, visual, words

LINE = "and the words of this line go on to its end"


def column(name: str, x: float, count: int, y: float = 100.0, step: float = 12.0) -> list[list[Glyphs]]:
    """`count` full lines of a column of running text, each naming its column and its number."""
    return [words(f"{name}{number} {LINE}", x, y + step * number) for number in range(count)]


def order(lines: list[list[Glyphs]], steps: Steps | None = None) -> list[str]:
    """The first word of each line as it is read."""
    read = lines_of(flat(lines), 1, WIDTH, HEIGHT, steps or Steps())
    return [line.text.split()[0] for line in read]


def named(name: str, count: int) -> list[str]:
    return [f"{name}{number}" for number in range(count)]


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(24)))
def test_two_columns_in_any_order_of_the_file(shuffled: list[int]) -> None:
    lines = column("l", 50, 12) + column("r", 320, 12, y=103)
    assert order([lines[index] for index in shuffled]) == named("l", 12) + named("r", 12)


def test_three_columns_on_one_grid() -> None:
    across = [column(name, x, 15) for name, x in (("a", 30), ("b", 270), ("c", 510))]
    rows = [line for row in zip(*across, strict=True) for line in row]
    assert order(rows) == named("a", 15) + named("b", 15) + named("c", 15)


def test_columns_of_unequal_length() -> None:
    lines = column("l", 50, 30) + column("r", 320, 2)
    assert order(lines) == named("l", 30) + named("r", 2)


def test_lines_over_the_whole_width_stand_between_columns() -> None:
    wide = words("wide " + " ".join([LINE] * 2), 50, 180)
    above = column("l", 50, 6) + column("r", 320, 6)
    below = column("m", 50, 6, y=200) + column("s", 320, 6, y=200)
    want = [*named("l", 6), *named("r", 6), "wide", *named("m", 6), *named("s", 6)]
    assert order([*below, wide, *above]) == want


def test_a_wide_paragraph_keeps_its_short_last_line() -> None:
    wide = [words("first " + " ".join([LINE] * 2), 50, 100), words("last of it.", 50, 112)]
    lines = [*wide, *column("l", 50, 8, y=140), *column("r", 320, 8, y=140)]
    read = lines_of(flat(lines), 1, WIDTH, HEIGHT)
    assert [line.column for line in read[:2]] == [read[0].column] * 2
    assert read[2].column != read[0].column


def test_without_the_step_lines_run_over_the_page() -> None:
    assert order(column("l", 50, 12) + column("r", 320, 12), Steps(columns=False)) == named("l", 12)


def test_rows_of_a_table_stay_rows() -> None:
    heights = enumerate(range(100, 268, 14))
    rows = [cell for n, y in heights for cell in (words(f"Name{n} Surname", 50, y), words(f"City{n} Place", 250, y))]
    assert order(rows) == named("Name", 12)


def test_rows_that_begin_level_and_stand_apart_are_no_columns() -> None:
    tops = [100 + 50 * row for row in range(5)]
    cells = [line for y in tops for line in column(f"q{y}-", 50, 2, y) + column(f"w{y}-", 320, 2, y)]
    assert order(cells)[:4] == ["q100-0", "q100-1", "q150-0", "q150-1"]


def test_gaps_that_stand_above_each_other_by_chance_are_no_gutter() -> None:
    full = "a line that fills the whole width of its page with words and more words"
    lines = [words(full, 50, 100 + 12 * number) for number in range(9)]
    for number in (3, 4, 5):
        head = words("a line that fills a part", 50, 100 + 12 * number)[:-1]
        lines[number] = head + words("and goes on after a gap", 169, 100 + 12 * number)
    assert order(lines) == ["a"] * 9


def test_columns_of_right_to_left_text_begin_at_the_right() -> None:
    line = "كلمة " * 9
    lines = [visual(line, x, 100.0 + 12 * n) for n in range(10) for x in (50, 320)]
    read = lines_of(flat(lines), 1, WIDTH, HEIGHT)
    assert [line.box[0] > 300 for line in read] == [True] * 10 + [False] * 10


@pytest.mark.parametrize("count", [1500])
def test_a_page_of_many_pieces_takes_no_time(count: int) -> None:
    pieces = [words(f"w{n}", 20 + 37 * (n % 15), 20 + 8 * (n // 15), 5) for n in range(count)]
    started = time.process_time()
    assert sum(len(line.parts) for line in lines_of(flat(pieces), 1, WIDTH, HEIGHT)) == count
    assert time.process_time() - started < 2


def test_a_short_column_is_known_by_the_page_before() -> None:
    gutters = Gutters()
    full = [*column("a", 60, 40), *column("b", 320, 40, 101.0)]
    short = [*column("c", 60, 5, step=13.0), words(f"d0 {LINE}", 320, 103), words("d1 goes on", 320, 118)]
    alone = [line.text.split()[0] for line in lines_of(flat(short), 1, WIDTH, HEIGHT)]
    assert alone != [*named("c", 5), "d0", "d1"], "two lines tell nothing by themselves"
    lines_of(flat(full), 1, WIDTH, HEIGHT, gutters=gutters)
    after = [line.text.split()[0] for line in lines_of(flat(short), 2, WIDTH, HEIGHT, gutters=gutters)]
    assert after == [*named("c", 5), "d0", "d1"]


def test_rows_of_a_table_at_the_place_of_a_gutter_stay_rows() -> None:
    gutters = Gutters()
    lines_of(flat([*column("a", 60, 40), *column("b", 320, 40, 101.0)]), 1, WIDTH, HEIGHT, gutters=gutters)
    cells = [words(f"{side}{row} Doctor", x, 100 + 24 * row) for row in range(6) for side, x in (("l", 60), ("r", 320))]
    rows = [line.text.split()[0] for line in lines_of(flat(cells), 2, WIDTH, HEIGHT, gutters=gutters)]
    assert rows == [f"l{row}" for row in range(6)]


def test_what_crosses_the_columns_without_text_ends_them() -> None:
    above = column("a", 50, 8) + column("b", 320, 8, y=103)
    below = column("c", 50, 8, y=300) + column("d", 320, 8, y=303)
    read = lines_of(flat(above + below), 1, WIDTH, HEIGHT, bars=[(40.0, 210.0, 560.0, 280.0)])
    assert [line.text.split()[0] for line in read] == named("a", 8) + named("b", 8) + named("c", 8) + named("d", 8)
    assert order(above + below) == named("a", 8) + named("c", 8) + named("b", 8) + named("d", 8)
    beside = lines_of(flat(above + below), 1, WIDTH, HEIGHT, bars=[(40.0, 210.0, 290.0, 280.0)])
    assert [line.text.split()[0] for line in beside] == order(above + below), "it crosses one column only"


def test_rows_of_four_cells_are_no_two_columns() -> None:
    firsts = (
        "the three findings that cannot wait",
        "it was altered in a workshop",
        "a clock that all can see",
        "thoughts of harm, now or in the past",
        "each use of force, with its pictures",
        "when it will begin",
    )
    left, right = [], []
    for row, first in enumerate(firsts):
        y = 100.0 + 14 * row
        left += [segment_of(words(cell, x, y), False) for x, cell in ((83, first), (301, "custody officer"))]
        right += [segment_of(words(cell, x, y), False) for x, cell in ((390, f"within {row} h"), (457, "81"))]
    assert not are_columns(left, right, known=True)
    assert are_columns(left[::2], right[::2], known=True)

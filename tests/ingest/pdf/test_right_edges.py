"""Text that goes around a box stays whole, though its lines are shorter there."""

from ingest.draft import Piece
from ingest.pdf.insets import Inset
from ingest.pdf.line import Line
from ingest.pdf.paragraphs import Measure, paragraphs_of
from ingest.pdf.right_edges import Edges

MEASURE = Measure(10.0, 1.2)


def line(row: int, left: float, right: float, text: str = "the officer tells the person why") -> Line:
    y = 100.0 + 12 * row
    box = (left, y - 8, right, y + 2)
    return Line((Piece(text, 1, box),), 1, box, y, 10.0, False, left, right)


WIDE = [line(row, 50, 500) for row in range(8)]
BOX = Inset("box", tuple(line(row, 320, 500) for row in range(9, 13)))
NARROW = [line(row, 50, 300, f"Officers see row {row} and") for row in range(8, 14)]
BELOW = [line(row, 50, 500) for row in range(14, 20)]


def test_lines_beside_a_box_are_full_where_it_begins() -> None:
    edges = Edges([*WIDE, *NARROW, *BELOW], [BOX])
    assert [edges.of(each) for each in NARROW] == [300.0] * 6
    assert {edges.of(each) for each in (*WIDE, *BELOW)} == {500.0}


def test_a_paragraph_goes_on_beside_and_below_a_box() -> None:
    lines = [*WIDE, *NARROW, *BELOW]
    assert len(paragraphs_of(lines, MEASURE, insets=[BOX])) == 1
    assert len(paragraphs_of(lines, MEASURE)) > 1, "without the box its lines look like ends of paragraphs"


def test_a_paragraph_goes_on_right_of_a_box() -> None:
    box = Inset("box", tuple(line(row, 50, 200) for row in range(9, 13)))
    lines = [*WIDE, *(line(row, 220, 500) for row in range(8, 14)), *BELOW]
    assert len(paragraphs_of(lines, MEASURE, insets=[box])) == 1


def test_a_box_in_another_column_leaves_this_one_alone() -> None:
    beside = Inset("box", tuple(line(row, 520, 700) for row in range(9, 13)))
    lines = [*WIDE, line(8, 50, 200), *BELOW]
    assert {Edges(lines, [beside]).of(each) for each in lines} == {500.0}

"""Text set flush where its lines end, as Arabic is on a left-to-right page, is not cut by its ragged beginnings."""

from ingest.draft import Piece
from ingest.pdf.flush import flush
from ingest.pdf.line import Line
from ingest.pdf.paragraphs import Measure, paragraphs_of

MEASURE = Measure(10.0, 1.2)
ROWS = (
    "2. The officer says at once why",
    "he arrests (Principle 10, paragraph",
    "50) and whom the family",
    "may call on that day",
)


def line(row: int, text: str, start: float, end: float) -> Line:
    y = 100.0 + 12 * row
    return Line(
        (Piece(text, 1, (start, y - 8, end, y + 2)),), 1, (start, y - 8, end, y + 2), y, 10.0, False, start, end
    )


def ragged(rows: tuple[str, ...]) -> list[Line]:
    return [line(n, text, 300 - 5.0 * len(text), 300.0 - n % 2) for n, text in enumerate(rows)]


def test_ragged_beginnings_are_no_indents() -> None:
    lines = ragged((*ROWS, *ROWS))
    first, second = paragraphs_of(lines, MEASURE)
    assert (first, second) == (tuple(lines[:4]), tuple(lines[4:])), "the lines come back as they were"


def test_a_short_line_leaves_its_room_at_the_other_side() -> None:
    moved = flush(ragged((*ROWS, *ROWS)))
    assert {round(one.start) for one in moved} == {round(300 - 5.0 * 35)}
    assert moved[3].end < moved[1].end - 60


def test_columns_set_flush_at_their_beginning_stay_as_they_are() -> None:
    lines = [line(n, text, 100.0, 100 + 5.0 * len(text)) for n, text in enumerate((*ROWS, *ROWS))]
    justified = [line(n, "x" * 40, 100.0 + 15 * (n % 3 == 0), 300.0) for n in range(9)]
    assert flush(lines) == lines
    assert flush(justified) == justified, "an indent is kept where lines begin at one place"

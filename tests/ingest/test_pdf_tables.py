"""Tables of a PDF: with lines or without, over pages, and what is none."""

from pathlib import Path

import pytest

from tests.ingest.drawn_pdf import Drawing, drawn, sentences, texts

ROWS = [
    ("Country", "Year", "Measure"),
    ("Fiji", "2016", "Video in stations"),
    ("Ghana", "2021", "Lawyers on call"),
    ("Chile", "2022", "Medical checks"),
]
LEFTS = (60, 220, 320)
TABLE = "\n".join(" | ".join(row) for row in ROWS)


def ruled(d: Drawing, y: float) -> None:
    bottom = y + 20 * len(ROWS)
    for n in range(len(ROWS) + 1):
        d.rule(54, y + 20 * n, 500, y + 20 * n)
    for x in (54, 214, 314, 500):
        d.rule(x, y, x, bottom)


def written(d: Drawing, y: float, rows: list[tuple[str, str, str]] = ROWS) -> None:
    for n, row in enumerate(rows):
        for x, cell in zip(LEFTS, row, strict=True):
            d.line(x, y + 20 * n, cell, bold=n == 0 and row == ROWS[0])


@pytest.mark.parametrize("lines", [True, False])
def test_rows_and_cells(tmp_path: Path, lines: bool) -> None:
    def page(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5)) + 20
        if lines:
            ruled(d, y - 14)
        written(d, y)
        d.text(60, y + 100, sentences(5, "b"))

    document = drawn(tmp_path, page)
    assert texts(document) == [sentences(5), TABLE, sentences(5, "b")]
    assert sum(repair.kind == "cell" for repair in document.repairs) == 2 * 4 + 3


def test_cells_of_several_lines(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        d.text(60, 60, sentences(3))
        for y in (120, 140, 180, 220):
            d.rule(54, y, 500, y)
        for x in (54, 254, 500):
            d.rule(x, 120, x, 220)
        d.line(60, 134, "Safeguard")
        d.line(260, 134, "Purpose")
        d.line(60, 154, "Notice of")
        d.line(60, 167, "the family")
        d.line(260, 154, "Nobody disappears")
        d.line(60, 194, "A doctor")
        d.line(260, 194, "Injuries are seen")
        d.line(260, 207, "and written down")

    expected = (
        "Safeguard | Purpose\nNotice of the family | Nobody disappears\n"
        "A doctor | Injuries are seen and written down"
    )  # fmt: skip
    assert texts(drawn(tmp_path, page), "table") == [expected]


def test_a_table_goes_over_a_page_and_repeats_its_head(tmp_path: Path) -> None:
    def first(d: Drawing) -> None:
        d.text(60, 60, sentences(3))
        ruled(d, 106)
        written(d, 120)

    def second(d: Drawing) -> None:
        ruled(d, 46)
        written(
            d, 60, [ROWS[0], ("Kenya", "2023", "Open registers"), ("Nepal", "2024", "Visits"), ("Peru", "2025", "Law")]
        )
        d.text(60, 160, sentences(3, "b"))

    document = drawn(tmp_path, first, second)
    assert texts(document, "table") == [
        TABLE + "\nKenya | 2023 | Open registers\nNepal | 2024 | Visits\nPeru | 2025 | Law"
    ]
    assert [repair.before for repair in document.repairs if repair.kind == "repeat"] == ["Country | Year | Measure"]


def test_captions(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5))
        d.line(60, y + 4, "Table 2. Measures by country")
        written(d, y + 24)

    document = drawn(tmp_path, page)
    assert texts(document, "caption") == ["Table 2. Measures by country"]
    assert texts(document, "table") == [TABLE]


def test_a_table_of_contents_is_a_list_of_its_entries(tmp_path: Path) -> None:
    def contents(d: Drawing) -> None:
        d.line(60, 60, "Contents", 14, bold=True)
        for n, title in enumerate(("1. Arrest", "2. Custody", "3. Interviews")):
            d.line(60, 90 + 16 * n, f"{title} {'.' * 60} {2 + n}", 10, bold=True)

    def chapter(d: Drawing) -> None:
        d.line(60, 60, "1. Arrest", 14, bold=True)
        d.text(60, 90, sentences(8))

    document = drawn(tmp_path, contents, chapter)
    assert texts(document, "heading") == ["Contents", "1. Arrest"]
    assert [text[:4] for text in texts(document, "list item")] == ["1. A", "2. C", "3. I"]


def test_what_is_no_table(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        for n in range(4):
            y = 60 + 45 * n
            d.line(60, y, f"{n + 1}.")
            d.text(100, y, sentences(2, f"h{n}-"))
        for n, (name, value) in enumerate((("Name:", "A. Officer"), ("Rank:", "Sergeant"), ("Station:", "North"))):
            d.line(60, 300 + 14 * n, name)
            d.line(200, 300 + 14 * n, value)

    document = drawn(tmp_path, page)
    assert texts(document, "table") == []
    assert [b.label for b in document.blocks[:4]] == ["1.", "2.", "3.", "4."]


def test_rows_whose_gaps_are_alike_by_chance_are_rows(tmp_path: Path) -> None:
    rows = [("Seventieth", "Tuesday 15 May", "Tuesday 22 May"), ("Eightieth or", "Tuesday 16 June", "Tuesday 23 June")]

    def page(drawing: Drawing) -> None:
        drawing.text(100, 100, sentences(6))
        for number, cells in enumerate([*rows, ("Ninetieth", "Monday 17 July at ten o'clock", "Monday 24 July")]):
            x = 100.0
            for cell in cells:
                drawing.line(x, 300 + 22 * number, cell)
                x += 150 if number == 2 else drawing.canvas.stringWidth(cell, "Helvetica", 10) + 60
        drawing.text(100, 420, sentences(6, "b"))

    assert len(texts(drawn(tmp_path, page), "table")[0].split("\n")) == 3


def test_the_first_cell_of_the_last_row_goes_on_over_a_line(tmp_path: Path) -> None:
    def page(d: Drawing) -> None:
        y = d.text(60, 60, sentences(5)) + 30
        written(d, y)
        d.line(60, y + 80, "Federated States")
        d.line(220, y + 80, "2023")
        d.line(320, y + 80, "Visits of all cells")
        d.line(60, y + 92, "of Micronesia")
        d.text(60, y + 130, sentences(5, "b"))

    row = "Federated States of Micronesia | 2023 | Visits of all cells"
    assert texts(drawn(tmp_path, page)) == [sentences(5), f"{TABLE}\n{row}", sentences(5, "b")]

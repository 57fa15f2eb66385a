"""Letters that stand apart make words by the gaps between them."""

import pytest

from ingest.pdf.glyphs import LINE_END, MADE_SPACE, SPACE, Glyphs
from ingest.pdf.lines import lines_of
from tests.ingest.pdf.setting import WIDTH


def letters(text: str, gap: float, word: float, between: Glyphs) -> list[Glyphs]:
    """`text` letter by letter, 5 points each, `gap` points apart, `word` points between words."""
    out: list[Glyphs] = []
    x = 100.0
    for char in text:
        if char == " ":
            x += word - gap
            continue
        out += [Glyphs(char, x, 92.0, x + 5, 102.0, 100.0, 10.0), between]
        x += 5 + gap
    return out


def line(glyphs: list[Glyphs]) -> str:
    (only,) = lines_of(glyphs, 1, WIDTH)
    return only.text.strip()


def test_line_ends_between_letters_that_touch_are_none() -> None:
    assert line(letters("Column 1", 0.0, 3.4, LINE_END)) == "Column 1"
    assert line(letters("Column 1", -0.4, 2.8, LINE_END)) == "Column 1", "kerned letters overlap"


@pytest.mark.parametrize("gap", [2.0, 3.0, 5.0])
def test_letters_set_apart_evenly_make_words(gap: float) -> None:
    assert line(letters("REPORT ON VISITS", gap, 2 * gap + 3, MADE_SPACE)) == "REPORT ON VISITS"


def test_what_is_not_clear_stays_apart() -> None:
    assert line(letters("ABC", 3.0, 8.0, MADE_SPACE)) == "A B C", "too few letters to tell"
    assert line(letters("1 2 3 4 5 6", 3.0, 3.0, MADE_SPACE)) == "1 2 3 4 5 6", "numbers are columns"
    assert line(letters("REPORT", 3.0, 8.0, SPACE)) == "R E P O R T", "spaces that are in the file stay"
    uneven = [g._replace(left=g.left + 2 * (n % 4 == 0)) for n, g in enumerate(letters("REPORT", 1.5, 8.0, MADE_SPACE))]
    assert " " in line(uneven)

"""Right-to-left lines come in logical order, whatever the order and the names of their glyphs in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pdf.brackets import meant
from ingest.pdf.glyphs import FILLER, Glyphs
from ingest.pdf.lines import lines_of
from ingest.pdf.right_to_left import logical, squeezed
from tests.ingest.pdf.setting import EM, HEIGHT, WIDTH, visual


def line(glyphs: list[Glyphs]) -> str:
    (only,) = lines_of(glyphs, 1, WIDTH, HEIGHT)
    return only.text


def seen(text: str) -> list[Glyphs]:
    """Glyphs in the places where `text` (given as it is seen from left to right) stands."""
    return visual(text)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("ةملك .12", "12. كلمة"),
        ("ةملك 12.", "12. كلمة"),
        ("ةملك (أ)", "(أ) كلمة"),
        ("ىلإ (2)16 أدبملا", "المبدأ 16(2) إلى"),
        ("خيراتب 10/12/1984 يف", "في 10/12/1984 بتاريخ"),
        ("ةقيثولا A/HRC/46/26 يف", "في A/HRC/46/26 الوثيقة"),
        ("ىلإ UNCAT art. 16(1) ةدعاقلاو أدبملا", "المبدأ والقاعدة UNCAT art. 16(1) إلى"),
        ("ةئاملا يف 50% ةبسن", "نسبة 50% في المائة"),
        ("(١٦) ةداملا", "المادة (١٦)"),
        ("םולש 12 לא", "אל 12 שלום"),
    ],
)
def test_lines_are_read_from_the_right(shown: str, meant: str) -> None:
    assert line(seen(shown)) == meant


@given(st.permutations(range(19)))
def test_the_order_of_the_file_says_nothing(order: list[int]) -> None:
    glyphs = seen("مالسلاو لدعلا ساسأ .12")
    assert line([glyphs[index] for index in order]) == "12. أساس العدل والسلام"


@pytest.mark.parametrize("named", ["(صن)", ")صن("])
def test_brackets_are_told_by_their_neighbours(named: str) -> None:
    assert line(seen(f"ةملك {named} ةملك")) == "كلمة (نص) كلمة"


def test_a_bracket_whose_fellow_stands_on_another_line() -> None:
    assert line(seen(")58 ةرقفلا ،قيلعتلا")) == "التعليق، الفقرة 58)"
    assert line(seen("قيلعتلا( رظنا")) == "انظر (التعليق"


def test_brackets_that_are_right_are_no_repair() -> None:
    assert meant(logical(seen(")صن( ةملك")), EM) == {}


def test_the_letters_of_a_ligature_in_either_order_of_the_file() -> None:
    before, after = visual("س", 100), visual("م", 115)
    for letters in ("لا", "ال"):
        both = [Glyphs(char, 105, 92, 115, 102, 100, EM) for char in letters]
        assert line([*before, *both, *after]) == "ملاس"


def test_a_mark_follows_the_letter_it_stands_on() -> None:
    mark = Glyphs("ّ", 106, 85, 108, 95, 97, EM)
    assert line([mark, *seen("سلم")]) == "ملّس"
    assert line([mark, mark._replace(left=106.2), *seen("سلم")]) == "ملّس"


def test_a_mark_named_by_a_letter_and_itself_is_a_mark() -> None:
    double = [Glyphs(char, 106, 85, 108, 95, 97, EM) for char in "ًئ"]
    assert line([*double, *visual("ادحاو")]) == "واحدًا"


def test_a_glyph_without_a_character_takes_place_and_says_nothing() -> None:
    assert line([*visual("مل"), Glyphs(FILLER, 110, 92, 118, 102, 100, EM), *visual("س", 118)]) == "سلم"


@pytest.mark.parametrize(("sign", "pair"), [("\u4427", "لا"), ("\u264b", "ئً"), ("ل", ""), ("→", ""), ("第", "")])
def test_two_letters_squeezed_into_one_sign(sign: str, pair: str) -> None:
    assert squeezed(sign) == pair


def test_persian_letters() -> None:
    assert line(seen("تسا هچگ و پ")) == "پ و گچه است"


def test_a_symbol_in_brackets_that_stands_alone_is_read_as_its_page() -> None:
    page = [*seen("ةملكلا يه هذه"), *visual(")A/HRC/1/2(", 100, 120), *visual("ىرخأ ةملك هذهو", 100, 140)]
    assert [row.text for row in lines_of(page, 1, WIDTH, HEIGHT)][1] == "(A/HRC/1/2)"
    starts = [row.start for row in lines_of([*page, *visual("A/1", 100, 160)], 1, WIDTH, HEIGHT)]
    assert starts[-1] == WIDTH - 100 - 3 * EM / 2, "a Latin line of an Arabic column begins at the right, too"


def test_letters_read_out_of_one_sign_are_a_repair() -> None:
    before, lam, alef, after = seen("جاله")
    (row,) = lines_of([before, lam._replace(sign=""), alef._replace(sign="\u4427"), after], 1, WIDTH, HEIGHT)
    repairs = [(piece.before, piece.text) for piece in row.pieces if piece.kind == "ligature"]
    assert row.text == "هلاج" and repairs == [("\u4427", "ل"), ("", "ا")]


@pytest.mark.parametrize(
    ("letter", "apart", "meant"), [("ا", 0.195, "اع"), ("ا", 0.215, "ا ع"), ("ز", 0.195, "ز ع"), ("ز", 0.17, "زع")]
)
def test_an_alef_stands_further_from_the_next_letter(letter: str, apart: float, meant: str) -> None:
    first, second = visual(letter)[0], visual("ع")[0]
    second = second._replace(right=first.left - apart * EM, left=first.left - apart * EM - 5)
    assert line([first, second]) == meant

"""What stands between two lines of a paragraph: spaces, hyphens that stay and that go, nothing."""

import pytest

from ingest.draft import Piece
from ingest.joining import join_lines
from ingest.vocabulary import Vocabulary

FILLER = [f"Line {number} of a document whose lines end where a word ends, as most do." for number in range(120)]


def joined(*lines: str, beside: list[str] | None = None, hyphens: bool = True, cjk: bool = True) -> str:
    """The text of a paragraph of `lines` in a document that holds the lines `beside` as well."""
    vocabulary = Vocabulary([*lines, *(beside or [])], hyphens, cjk)
    return "".join(piece.text for piece in join_lines([[Piece(line, 1)] for line in lines], vocabulary))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("it is impor-", "tant to say"), "it is important to say"),
        (("it is impor\u2010", "tant to say"), "it is important to say"),
        (("a second-", "ary source"), "a secondary source"),
        (("of self-", "incriminating words"), "of self-incriminating words"),
        (("a non-", "lethal weapon"), "a non-lethal weapon"),
        (("it is none-", "theless so"), "it is nonetheless so"),
        (("a rights-", "based approach of rights"), "a rights-based approach of rights"),
        (("in 2010-", "2015 it was"), "in 2010-2015 it was"),
        (("the APT-", "CTI guide"), "the APT-CTI guide"),
        (("THE CONVEN-", "TION AGAINST TORTURE"), "THE CONVENTION AGAINST TORTURE"),
        (("Jean-", "Pierre said"), "Jean-Pierre said"),
        (("non-self-", "governing"), "non-self-governing"),
        (("see A/HRC/", "46/26 and"), "see A/HRC/46/26 and"),
        (("men and/", "or women"), "men and/or women"),
        (("either / ", "or"), "either / or"),
        (("at https://example.org/en/", "reports/2020 and"), "at https://example.org/en/reports/2020 and"),
        (
            ("at https://example.org/profes", "sionals/page?id=3 and"),
            "at https://example.org/professionals/page?id=3 and",
        ),
        (("see https://example.org", "The rest follows."), "see https://example.org The rest follows."),
        (("see www.example.org.", "It says"), "see www.example.org. It says"),
        (("任何人不得", "遭受酷刑"), "任何人不得遭受酷刑"),
        (("他说：“是。”", "第二天"), "他说：“是。”第二天"),
        (("根据第", "15条规定"), "根据第15条规定"),
        (("누구도", "고문을"), "누구도 고문을"),
        (("one line", "and another"), "one line and another"),
    ],
)
def test_two_lines(lines: tuple[str, str], text: str) -> None:
    assert joined(*lines) == text


def test_the_document_is_the_witness() -> None:
    assert joined("they co-", "operate") == "they cooperate"
    assert joined("they co-", "operate", beside=["States co-operate in all ways."]) == "they co-operate"
    assert joined("ill-treat-", "ment is banned", beside=["a treatment"]) == "ill-treatment is banned"
    assert joined("ill-treat-", "ment is banned") == "ill-treatment is banned"
    assert joined("non-self-", "governing lands") == "non-self-governing lands"
    assert joined("up-to-", "date lists", beside=["on that date, up to"]) == "up-to-date lists"
    assert joined("a multi-", "lateral treaty", beside=["a multilateral body", "lateral"]) == "a multilateral treaty"


def test_half_a_word_at_a_line_end_is_no_witness() -> None:
    assert joined("has ex-", "pressly agreed", beside=["has ex-", "pressly agreed"]) == "has expressly agreed"


def test_a_document_that_divides_no_words_keeps_its_hyphens() -> None:
    assert joined("they ban hog-", "tying", beside=FILLER) == "they ban hog-tying"


def test_who_divides_words_with_one_hyphen_writes_his_own_with_the_other() -> None:
    divided = [part for word in ("impor\u2010|tant", "deten\u2010|tion", "ques\u2010|tion") for part in word.split("|")]
    assert joined("they ban hog-", "tying", beside=divided) == "they ban hog-tying"
    assert joined("they are de\u2010", "tained", beside=divided) == "they are detained"


def test_chinese_beside_latin_as_the_document_has_it() -> None:
    assert joined("根据第", "15 条规定", beside=["第 3 条和第 4 条"]) == "根据第 15 条规定"


def test_a_footnote_mark_stays_with_its_word() -> None:
    mark = Piece("⁴", 1, None, "superscript", "4")
    pieces = join_lines([[Piece("use restraints.", 1)], [mark, Piece(" New York", 1)]], Vocabulary([]))
    assert "".join(piece.text for piece in pieces) == "use restraints.⁴ New York"


def test_every_joint_is_recorded() -> None:
    pieces = join_lines([[Piece("impor-", 1)], [Piece("tant", 1)], [Piece("words", 1)]], Vocabulary([]))
    assert [(piece.kind, piece.before) for piece in pieces if piece.kind] == [("hyphen", "-\n"), ("line end", "\n")]


def test_each_step_can_be_left_out() -> None:
    assert joined("it is impor-", "tant", hyphens=False) == "it is impor- tant"
    assert joined("任何人不得", "遭受酷刑", cjk=False) == "任何人不得 遭受酷刑"

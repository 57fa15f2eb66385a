"""A known text is found when one block equals it, and else is missed in a way that has a name."""

from hypothesis import given
from hypothesis import strategies as st

from eval.extraction.matching import Found, block_pattern, folded, note_pattern
from eval.extraction.truth import ANYWHERE, KnownBlock

WANTED = KnownBlock("paragraph", "4. The doctor sees the person alone.", "4.")


def taken(found: Found, block: KnownBlock) -> int | None:
    return found.take(block_pattern(block), block.text)


def missed(found: Found, block: KnownBlock) -> str:
    return found.missed(block_pattern(block), block.text).sort


def test_white_space_and_composition_are_all_that_is_folded() -> None:
    found = Found(["4.  The doctor\nsees the person alone. "])
    assert taken(found, WANTED) == 0
    assert folded("re\u0301gime") == "r\u00e9gime"
    assert taken(Found(["4. The doctor sees the person alone"]), WANTED) is None
    assert taken(Found(["4. The doctor sees the person alone‐."]), WANTED) is None


def test_a_block_is_matched_once() -> None:
    found = Found([WANTED.text, "Another.", WANTED.text])
    assert [taken(found, WANTED) for _ in range(3)] == [0, 2, None]


def test_the_match_behind_the_last_one_is_taken_first() -> None:
    found = Found([WANTED.text, WANTED.text])
    assert found.take(block_pattern(WANTED), WANTED.text, after=0) == 1


def test_a_mark_may_stand_at_its_place_and_nowhere_else() -> None:
    marked = KnownBlock("paragraph", "It is so. Or not.", marks=((9, "12"),))
    assert taken(Found(["It is so.¹² Or not."]), marked) == 0
    assert taken(Found(["It is so.[12] Or not."]), marked) == 0
    assert taken(Found(["It is so. Or not."]), marked) == 0
    assert taken(Found(["It is so.12 Or not."]), marked) is None
    assert taken(Found(["It is so. Or not.¹²"]), marked) is None
    assert taken(Found(["It is so.* Or not."]), KnownBlock("paragraph", "It is so. Or not.", marks=((9, "*"),))) == 0


def test_a_mark_of_unknown_place_may_stand_anywhere() -> None:
    marked = KnownBlock("paragraph", "It is so. Or not.", marks=((ANYWHERE, "4"),))
    for text in ("It is so.⁴ Or not.", "It is so. Or not.⁴", "It is so. Or not."):
        assert taken(Found([text]), marked) == 0
    assert taken(Found(["It is so.⁵ Or not."]), marked) is None


def test_a_bullet_may_be_there_or_not() -> None:
    item = KnownBlock("list item", "• an official register;")
    assert taken(Found(["• an official register;"]), item) == 0
    assert taken(Found(["an official register;"]), item) == 0
    assert taken(Found(["- an official register;"]), item) is None


def test_misses_have_their_sort() -> None:
    assert missed(Found([WANTED.text + " 5. Next."]), WANTED) == "merged"
    assert missed(Found(["4. The doctor sees", "the person alone."]), WANTED) == "split"
    assert missed(Found(["4. The doctor sees the persons alone."]), WANTED) == "changed"
    assert missed(Found(["Nothing of the kind stands here."]), WANTED) == "lost"
    parts = [
        "sees the person alone. Much more, on other things, is said in this block.",
        "Who is it? 4. The doctor sees",
    ]
    assert missed(Found(parts), WANTED) == "scattered"


def test_a_note_has_its_number_in_front_or_not() -> None:
    pattern = note_pattern("3", "Ibid., para. 2.")
    fits = [
        "Ibid., para. 2.",
        "3 Ibid., para. 2.",
        "3. Ibid., para. 2.",
        "³ Ibid., para. 2.",
        "[3] Ibid., para. 2.",
        "3Ibid., para. 2.",
    ]
    assert [text for text in fits if not pattern.fullmatch(text)] == []
    assert not pattern.fullmatch("4. Ibid., para. 2.")


@given(st.lists(st.text("ab c", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=8))
def test_every_text_is_found_among_itself(texts: list[str]) -> None:
    found = Found(texts)
    assert sorted(taken(found, KnownBlock("paragraph", text)) or 0 for text in texts) == list(range(len(texts)))

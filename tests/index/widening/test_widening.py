"""What is shown of a widening, by hand and by its properties."""

from hypothesis import given
from hypothesis import strategies as st

from index.widening.widening import NOT_WIDENED, Also, Alternative, Subject, Widening


def also(said: str, *texts: str) -> Also:
    """Alternatives in English for one plain word."""
    return Also((said,), tuple(Alternative(text, "en") for text in texts))


def test_the_best_of_each_comes_first_then_the_second_best() -> None:
    widening = Widening(
        (also("cop", "police officer", "official", "constable"), also("jail", "prison")),
        (Subject("note-a:1", ("custody register", "register"), 0.9), Subject("note-a:2", (), 0.5)),
    )
    assert widening.searched() == (
        "police officer", "prison", "custody register", "official", "register", "constable",
    )  # fmt: skip


def test_each_is_there_once_where_it_stands_first() -> None:
    widening = Widening(
        (also("cop", "officer", "official"), also("guard", "official", "officer")),
        (Subject("note-a:1", ("officer", "warder"), 0.9),),
    )
    assert widening.searched() == ("officer", "official", "warder")


def test_nothing_is_nothing() -> None:
    assert NOT_WIDENED.searched() == () and Widening((), (Subject("note-a:1", (), 0.4),)).searched() == ()


texts = st.lists(st.sampled_from("abcdefgh"), max_size=5)


@given(words=st.lists(texts, max_size=4), subjects=st.lists(texts, max_size=3))
def test_all_of_them_each_once_in_rounds(words: list[list[str]], subjects: list[list[str]]) -> None:
    lists = words + subjects
    found = Widening(
        tuple(also("x", *each) for each in words),
        tuple(Subject("n:1", tuple(each), 0.5) for each in subjects),
    ).searched()
    assert len(found) == len(set(found)) and set(found) == {text for each in lists for text in each}

    def turn(text: str) -> tuple[int, int]:
        return min((each.index(text), place) for place, each in enumerate(lists) if text in each)

    assert list(found) == sorted(found, key=turn)

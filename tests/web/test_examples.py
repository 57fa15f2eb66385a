"""Examples in the reader's language, as far as notes exist in it."""

from hypothesis import given
from hypothesis import strategies as st

from index.access import PUBLIC
from ingest.description import Description
from tests.web.fake_library import FakeSearcher, document
from web.examples import COUNT, examples


def _library(works: list[tuple[str, ...]]) -> FakeSearcher:
    """A note a work in each of its languages; each asks a question in its heading."""
    made = []
    for number, spoken in enumerate(works):
        for language in spoken:
            about = Description(f"n{number}", f"N{number}", type="note", language=language)
            heading = f"Question {number} in {language}?"
            made.append(
                document(f"n{number}-{language}", about, [("heading", (), heading), ("paragraph", (heading,), "Yes.")])
            )
    return FakeSearcher(made)


def _asked(works: list[tuple[str, ...]], language: str) -> list[str]:
    searcher = _library(works)
    return [each.text for each in examples(searcher, searcher.documents(PUBLIC), language)]


def test_those_in_the_language_come_first_and_others_fill_up() -> None:
    works = [("en",), ("en", "fr"), ("en",), ("en", "fr", "ar")]
    assert _asked(works, "fr") == [
        "Question 1 in fr?", "Question 3 in fr?", "Question 0 in en?", "Question 2 in en?",
    ]  # fmt: skip
    assert _asked(works, "pt") == [f"Question {number} in en?" for number in range(4)]


def test_where_there_are_enough_no_other_language_is_used() -> None:
    asked = _asked([("en", "es")] * 12, "es")
    assert len(asked) == COUNT and all(each.endswith("in es?") for each in asked)


@given(
    st.lists(st.lists(st.sampled_from(["en", "fr", "ar"]), min_size=1, unique=True).map(tuple), max_size=9),
    st.sampled_from(["en", "fr", "ar", "pt"]),
)
def test_five_at_most_one_a_work_own_language_first(works: list[tuple[str, ...]], language: str) -> None:
    asked = _asked(works, language)
    assert len(asked) == min(COUNT, len(works))
    assert len({each.split()[1] for each in asked}) == len(asked)
    own = [each.endswith(f"in {language}?") for each in asked]
    assert own == sorted(own, reverse=True)
    assert sum(own) == min(COUNT, sum(language in spoken for spoken in works))

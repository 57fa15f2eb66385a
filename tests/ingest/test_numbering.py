"""Labels that stand at the head of a line by chance."""

import pytest

from ingest.labels import label_of
from ingest.numbering import Count, by_chance


@pytest.mark.parametrize(
    ("above", "text"),
    [
        ("the length of the journey (CPT/Inf (2018) 24,", "p. 3). The State has six months"),
        ("This was shown in Smith et al.", "v. the Republic, application No. 7/08"),
        ("protection (see paragraph", "12) and of the means"),
    ],
)
def test_what_only_looks_like_a_label(above: str, text: str) -> None:
    assert by_chance([above], text, label_of(text), False, Count())


def test_letters_that_count_on_or_begin_are_labels() -> None:
    count = Count()
    assert not by_chance(["They have the right to"], "a. a lawyer;", label_of("a. a lawyer;"), False, count)
    count.see("a. a lawyer;")
    assert not by_chance(["a. a lawyer;"], "b. a doctor;", label_of("b. a doctor;"), False, count)
    assert by_chance(["a. a lawyer;"], "s. 4 says so;", label_of("s. 4 says so;"), False, count)
    assert not by_chance(["a. a lawyer;"], "d. a doctor;", label_of("d. a doctor;"), True, count), "a line ended early"

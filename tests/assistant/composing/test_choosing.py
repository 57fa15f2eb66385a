"""Which groups of hits are left when some do not bear what the question is about."""

from assistant.composing.choosing import bearing


def test_what_bears_more_of_the_particulars_stays() -> None:
    groups = [(0, 3), (1,), (2,)]
    assert bearing(groups, [1, 0, 2, 0]) == [(0, 3), (1,)]
    assert bearing(groups, [1, 1, 1, 1]) == groups
    assert bearing(groups, []) == groups
    assert bearing([], [1]) == []

"""Filters and counts, against the plainest loop there is."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from web.facets import FACETS, SORTS, Facet, Item, Wanted, counts, known_values, matching, ordered

_VALUES = st.lists(st.sampled_from("abc"), max_size=2).map(tuple)
_SOME_FACETS: Sequence[Facet] = ("topic", "type", "language")
_DATES = st.sampled_from(["", "1984", "1984-12", "1990-01-02", "2026-11-21", "soon", "19", "٢٠٢٦-١١"])
_ITEMS = st.lists(
    st.builds(
        Item,
        st.uuids().map(str),
        st.sampled_from(["B", "a", "C", ""]),
        st.sampled_from(["", "UN", "apt"]),
        _DATES,
        st.dictionaries(st.sampled_from(_SOME_FACETS), _VALUES),
    ),
    max_size=8,
    unique_by=lambda item: item.id,
)
_YEARS = st.one_of(st.none(), st.integers(1983, 2027))
_WANTED = st.builds(Wanted, st.dictionaries(st.sampled_from(_SOME_FACETS), st.sampled_from("abcd")), _YEARS, _YEARS)


def _passes(item: Item, wanted: Wanted) -> bool:
    """Every rule written out by itself."""
    for facet in FACETS:
        if facet in wanted.values and wanted.values[facet] not in item.values.get(facet, ()):
            return False
    if wanted.first is not None and (item.year is None or item.year < wanted.first):
        return False
    return not (wanted.last is not None and (item.year is None or item.year > wanted.last))


@given(_ITEMS, _WANTED)
def test_what_passes_is_what_a_loop_lets_through(items: list[Item], wanted: Wanted) -> None:
    assert matching(items, wanted) == [item for item in items if _passes(item, wanted)]


@given(_ITEMS, _WANTED)
def test_a_count_is_what_choosing_that_value_would_show(items: list[Item], wanted: Wanted) -> None:
    found = counts(items, wanted)
    for facet, values in known_values(items).items():
        for value in values | {"d"}:
            instead = Wanted({**wanted.values, facet: value}, wanted.first, wanted.last)
            assert found[facet][value] == sum(_passes(item, instead) for item in items)


@given(_ITEMS, st.sampled_from(SORTS))
def test_sorting_keeps_everything_and_does_not_depend_on_the_order_before(items: list[Item], sort: str) -> None:
    assert sort in SORTS
    found = ordered(items, sort)
    assert sorted(item.id for item in found) == sorted(item.id for item in items)
    assert ordered(reversed(items), sort) == found


def test_orders() -> None:
    old, new = Item("1", "b", "UN", "1984-12-10"), Item("2", "A", "", "2026")
    bare = Item("3", "c", "apt", "")
    ids = {sort: "".join(item.id for item in ordered([bare, new, old], sort)) for sort in SORTS}
    assert ids == {"title": "213", "newest": "213", "oldest": "123", "issuer": "312"}


def test_years_are_read_from_dates_only() -> None:
    found = {Item("x", "x", date=date).year for date in ("", "soon", "19", "٢٠٢٦")}
    assert found == {None} and Item("x", "x", date="1984-12").year == 1984

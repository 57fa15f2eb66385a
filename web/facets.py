"""Browsing: what passes a set of filters, and how many would pass with one filter set otherwise. No I/O."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

Facet = Literal["topic", "type", "issuer", "country", "language", "status", "force", "collection"]
Sort = Literal["title", "newest", "oldest", "issuer"]

FACETS: tuple[Facet, ...] = get_args(Facet)
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Item:
    """Something to browse: its id, what it is sorted by, and its values for each facet ('' for none known)."""

    id: str
    title: str
    issuer: str = ""
    date: str = ""
    values: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year of its date, None when it has no date."""
        first = self.date[:4]
        return int(first) if len(first) == 4 and first.isascii() and first.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters: one value a facet, and years from `first` to `last`, both included. Empty: everything."""

    values: Mapping[Facet, str] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None


def matching(items: Iterable[Item], wanted: Wanted) -> list[Item]:
    """The items that pass all filters, in their order. What has no date passes no filter of years."""
    return [item for item in items if not _failed(item, wanted) and _in_years(item, wanted)]


def counts(items: Iterable[Item], wanted: Wanted) -> dict[Facet, Counter[str]]:
    """For each facet and value, how many items have it and pass the filters of all other facets."""
    found: dict[Facet, Counter[str]] = {facet: Counter() for facet in FACETS}
    for item in items:
        failed = _failed(item, wanted) if _in_years(item, wanted) else list(FACETS)
        if len(failed) > 1:
            continue
        # What fails one filter alone would be there if that filter were set otherwise.
        for facet in failed or FACETS:
            found[facet].update(set(item.values.get(facet, ())))
    return found


def ordered(items: Iterable[Item], sort: Sort) -> list[Item]:
    """The items by title, by date (undated last), or by issuer (unknown last); ties by title, then id."""
    by_title = sorted(items, key=lambda item: (item.title.casefold(), item.id))
    if sort == "newest":
        # Sorting is stable, also in reverse: ties keep the order of titles. '' is the least of all dates.
        return sorted(by_title, key=lambda item: item.date, reverse=True)
    if sort == "oldest":
        return sorted(by_title, key=lambda item: (not item.date, item.date))
    if sort == "issuer":
        return sorted(by_title, key=lambda item: (not item.issuer, item.issuer.casefold()))
    return by_title


def known_values(items: Sequence[Item]) -> dict[Facet, set[str]]:
    """For each facet, every value that some item has."""
    return {facet: {value for item in items for value in item.values.get(facet, ())} for facet in FACETS}


def _failed(item: Item, wanted: Wanted) -> list[Facet]:
    return [facet for facet, value in wanted.values.items() if value not in item.values.get(facet, ())]


def _in_years(item: Item, wanted: Wanted) -> bool:
    if wanted.first is None and wanted.last is None:
        return True
    year = item.year
    return year is not None and (wanted.first or 0) <= year and (wanted.last is None or year <= wanted.last)

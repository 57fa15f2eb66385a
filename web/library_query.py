"""The filters in the address of the library page. They name metadata; there is no field for words of one's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args
from urllib.parse import urlencode

from web.facets import FACETS, Facet, Sort, Wanted
from web.interface.words import N_

LABELS: Mapping[str, str] = {
    "topic": N_("Topic"), "type": N_("Type"), "issuer": N_("Issued by"), "country": N_("Country, also of examples"),
    "language": N_("Language"), "status": N_("Status"), "force": N_("Binding or not"), "collection": N_("Collection"),
    "from": N_("From year"), "to": N_("To year"), "sort": N_("Order"), "page": N_("Page"), "held": N_("Held"),
}  # fmt: skip
ANOTHER = N_("Another field")
LIBRARY = "/library"


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """What an address asks for. `held` is False for the sources that are known and not held.

    `troubles` are the labels of the fields that could not be used and were left out, in English; a field nobody
    knows is ANOTHER.
    """

    wanted: Wanted = field(default_factory=Wanted)
    sort: Sort = "title"
    page: int = 1
    held: bool = True
    troubles: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.wanted.values) or self.wanted.first is not None or self.wanted.last is not None

    def address(self, **changes: object) -> str:
        """The address of the same with `changes`; one that changes nothing but the page keeps all else."""
        other = replace(self, **changes)  # type: ignore[arg-type]  # names of our own fields
        wanted = other.wanted
        fields: dict[str, str] = {facet: wanted.values[facet] for facet in FACETS if facet in wanted.values}
        fields |= {} if wanted.first is None else {"from": str(wanted.first)}
        fields |= {} if wanted.last is None else {"to": str(wanted.last)}
        fields |= {} if other.sort == "title" else {"sort": other.sort}
        fields |= {} if other.held else {"held": "no"}
        fields |= {} if other.page == 1 else {"page": str(other.page)}
        return f"{LIBRARY}?{urlencode(fields)}" if fields else LIBRARY

    def without(self, facet: Facet) -> str:
        """The address of the same without the filter of `facet`."""
        rest = {name: value for name, value in self.wanted.values.items() if name != facet}
        return self.address(wanted=replace(self.wanted, values=rest), page=1)

    def of(self, collection: str) -> str:
        """The address of a whole collection, held or not as this is."""
        return LibraryQuery(Wanted({"collection": collection}), self.sort, 1, self.held).address()


def library_query(given: Iterable[tuple[str, str]], known: Mapping[Facet, set[str]]) -> LibraryQuery:
    """The query in the (name, value) pairs of an address; `known` are the values that each facet has."""
    found = _Reading(known)
    for name, value in given:
        if value:
            found.take(name, value)
    years = Wanted(found.values, found.numbers.get("from"), found.numbers.get("to"))
    return LibraryQuery(
        years, found.sort, found.numbers.get("page", 1), found.held, tuple(dict.fromkeys(found.troubles))
    )


class _Reading:
    """What was understood so far."""

    def __init__(self, known: Mapping[Facet, set[str]]) -> None:
        self._known = known
        self._seen: set[str] = set()
        self.values: dict[Facet, str] = {}
        self.numbers: dict[str, int] = {}
        self.sort: Sort = "title"
        self.held = True
        self.troubles: list[str] = []

    def take(self, name: str, value: str) -> None:
        """Understand a field, or note its label among the troubles."""
        # A field given twice would have to be guessed: the first counts, and it is said.
        if name in self._seen or not (self._facet(name, value) or self._other(name, value)):
            self.troubles.append(LABELS.get(name, ANOTHER))
        self._seen.add(name)

    def _facet(self, name: str, value: str) -> bool:
        for facet in FACETS:
            if facet == name and value in self._known[facet]:
                self.values[facet] = value
                return True
        return False

    def _other(self, name: str, value: str) -> bool:
        if name in ("from", "to", "page") and value.isascii() and value.isdecimal() and len(value) < 5 and int(value):
            self.numbers[name] = int(value)
            return True
        for sort in get_args(Sort):
            if name == "sort" and value == sort:
                self.sort = sort
                return True
        if name == "held" and value in ("yes", "no"):
            self.held = value == "yes"
            return True
        return False

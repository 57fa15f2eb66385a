"""What a search may be narrowed by: fields of documents, and of passages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from index.only import Only


@dataclass(frozen=True, slots=True)
class Facets:
    """The fields of a document that `Only` may ask for; see `ingest.description.Description`."""

    document: str
    issuer: str
    type: str
    date: str
    topics: tuple[str, ...]

    @classmethod
    def of(cls, document: str, about: Mapping[str, Any]) -> Self:
        """Of the document with this id and description, as text stores keep it."""
        topics = tuple(about.get("topics", ()))
        return cls(document, about.get("issuer", ""), about.get("type", ""), about.get("date", ""), topics)

    def pass_(self, only: Only) -> bool:
        """Whether `only` lets the document's passages through, as far as the document decides.

        A document whose date is not known is of no time. A date is as precise as it is known: one of "1984" lies
        within anything from 1984-03 to 1984-05, as it may.
        """
        return (
            only.document in ("", self.document)
            and _same(only.issuer, self.issuer)
            and _same(only.type, self.type)
            and (not only.topic or only.topic in self.topics)
            and (not (only.since or only.until) or bool(self.date))
            and _not_before(self.date, only.since)
            and _not_before(only.until, self.date)
        )


def _same(wanted: str, held: str) -> bool:
    return not wanted or wanted.casefold() == held.casefold()


def _not_before(date: str, bound: str) -> bool:
    """Whether `date` is `bound` or later, as far as both say it; an empty one is no bound."""
    shared = min(len(date), len(bound))
    return date[:shared] >= bound[:shared]

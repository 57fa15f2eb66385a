"""What a citation is made from, whether it comes from the catalogue or from a document of the library."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.catalogue.source import Source
from ingest.description import Description

Place = Literal["article", "paragraph", "principle", "rule", "section", "page", ""]
"""What a pinpoint counts; '' where it is only words ("annex II")."""

_MANY = re.compile(r"[-–,]|\band\b")


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place in a source: `place` "article" and `number` "2(1)", "2 and 11" or "22-24"."""

    place: Place
    number: str

    @property
    def many(self) -> bool:
        """Whether it names more than one article, paragraph, …"""
        return bool(_MANY.search(self.number))


@dataclass(frozen=True, slots=True)
class Cited:
    """The parts of a citation; every one but `id` and `title` may be ''. Dates are ISO 8601.

    `series` is where a treaty is printed ("1465 UNTS 85"), `number` an ISBN or sales number.
    """

    id: str
    title: str
    short_title: str = ""
    issuer: str = ""
    type: str = ""
    symbol: str = ""
    series: str = ""
    number: str = ""
    date: str = ""
    in_force: str = ""
    language: str = ""
    address: str = ""


def cited_source(source: Source) -> Cited:
    """What is cited where an entry of the catalogue is."""
    others = source.other_symbols
    return Cited(
        id=source.id,
        title=source.title,
        short_title=source.short_title,
        issuer=source.issuer,
        type=source.type,
        symbol=source.symbol,
        series=next((each for each in others if " UNTS " in each), ""),
        number=next((each for each in others if each.startswith(("ISBN", "Sales"))), ""),
        date=source.date,
        in_force=source.in_force,
        address=source.address,
    )


def cited_document(id: str, about: Description, address: str = "") -> Cited:
    """What is cited where the library's document `id` is; `address` is an official one, if any is known."""
    return Cited(
        id=id,
        title=about.title,
        short_title=about.short_title,
        issuer=about.issuer,
        type=about.type,
        symbol=about.symbol,
        date=about.date,
        language=about.language,
        address=address,
    )

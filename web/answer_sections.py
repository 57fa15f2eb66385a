"""An answer's citations in sections: what binds, what recommends, what a country does. The order stays as it came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.citation import Citation
from assistant.composing.standing import country_of, standing

Force = Literal["binding", "recommended", "practice", "summary", "other"]


@dataclass(frozen=True, slots=True)
class Section:
    """`places` (0-based) are those of neighbouring citations with one `force`; `country` is for "practice" alone."""

    force: Force
    country: str
    places: tuple[int, ...]


def sections(citations: Sequence[Citation]) -> list[Section]:
    """The sections in which `citations` are shown: each place in one, in order.

    A note of ours stands in the section of the source right before it when it summarises that source.
    """
    found: list[Section] = []
    for place, citation in enumerate(citations):
        force, country = _force(citation)
        if force == "summary" and place and _summarises(citation, citations[place - 1]):
            force, country = found[-1].force, found[-1].country
        if found and (found[-1].force, found[-1].country) == (force, country):
            found[-1] = Section(force, country, (*found[-1].places, place))
        else:
            found.append(Section(force, country, (place,)))
    return found


def _force(citation: Citation) -> tuple[Force, str]:
    # A State's own law is binding there, and elsewhere an example: it must not stand beside treaties.
    if standing(citation) == "practice":
        return "practice", country_of(citation)
    if citation.secondary:
        return "summary", ""
    if citation.about.binding and "type" not in citation.about.guessed:
        return "binding", ""
    # Of a document whose kind nobody declared, it is not known whether it recommends anything.
    known = citation.about.type and "type" not in citation.about.guessed
    return ("recommended" if known else "other"), ""


def _summarises(note: Citation, source: Citation) -> bool:
    return bool({source.quotation.document, source.about.work} & set(note.about.summary_of))

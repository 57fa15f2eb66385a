"""Which passages of a note belong to which section of a topic's page: by the heading they stand under, else by role."""

from collections.abc import Iterable, Mapping
from typing import Literal

from ingest.block import Role
from ingest.passage import Passage

SectionName = Literal["background", "standards", "practice", "questions", "countries"]

HEADINGS: Mapping[str, SectionName] = {
    "background": "background",
    "what the standards require": "standards",
    "recommended practice": "practice",
    "common questions": "questions",
    "country practice": "countries",
    "country examples": "countries",
}
"""The first headings of a note, as `corpus/notes` writes them."""

ROLES: Mapping[Role, SectionName] = {
    "background": "background",
    "standard": "standards",
    "recommendation": "practice",
    "country practice": "countries",
}

Text = tuple[Passage, str]


def section_of(passage: Passage) -> SectionName | None:
    """The section of a note's `passage`, None for those that introduce the note or list its sources."""
    first = passage.path[0].casefold().strip() if passage.path else ""
    return HEADINGS.get(first) or ROLES.get(passage.role)


def divided(passages: Iterable[Text]) -> dict[SectionName, list[Text]]:
    """A note's passages by section, in reading order."""
    found: dict[SectionName, list[Text]] = {}
    for passage, text in passages:
        section = section_of(passage)
        if section:
            found.setdefault(section, []).append((passage, text))
    return found

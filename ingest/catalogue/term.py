"""A term of the glossary."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A technical term or acronym, explained in our own words.

    `source` is the id of the source the definition rests on and `ref` the place in it, both '' for a plain
    acronym. `also` are other spellings and acronyms. `names` maps a language (ISO 639-1) other than English
    to the term in it; only equivalents that were seen in a text of that language are there. `topics` are topic ids.
    """

    id: str
    term: str
    definition: str
    source: str = ""
    ref: str = ""
    also: tuple[str, ...] = ()
    names: Mapping[str, str] | None = None
    topics: tuple[str, ...] = ()

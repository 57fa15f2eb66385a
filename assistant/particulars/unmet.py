"""How far the particulars of a question are missing from a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.particulars.particulars import Particulars, countries
from index.analysis import without_marks

_TOKEN = re.compile(r"[\w'’-]+")
_NUMBER = re.compile(r"\d+")
SAME = 0.55
"""Dice's coefficient of the letter triples of two words from which they are one name in two languages or spellings:
"Istambul" and "Istanbul" have .62, "Protocole" and "Protocol" .82; "Estambul" (.38) is missed."""

_SHORT = 4
"""Names with fewer letters, acronyms mostly, must be there letter by letter."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """How many names, years, numbers and countries of a question a passage does not bear."""

    names: int = 0
    years: int = 0
    numbers: int = 0
    countries: int = 0

    @property
    def together(self) -> int:
        """How many of them all."""
        return self.names + self.years + self.numbers + self.countries


def unmet(wanted: Particulars, text: str, language: str, country: str) -> Unmet:
    """What of `wanted` is missing from `text`, a passage in `language` with the titles it stands under, about `country`
    or none in particular."""
    words = _words(text) if wanted.names else frozenset()
    numbers = set(_NUMBER.findall(text))
    named = {country, *countries(text, language)} if wanted.countries else set()
    return Unmet(
        sum(not _named(name, words) for name in wanted.names),
        sum(year not in numbers for year in wanted.years),
        sum(number not in numbers for number in wanted.numbers),
        sum(each not in named for each in wanted.countries),
    )


def least(found: Sequence[Unmet]) -> Unmet:
    """Of each kind the least that is missing from any of the passages; nothing is missing where there is none."""
    if not found:
        return Unmet()
    return Unmet(
        min(each.names for each in found),
        min(each.years for each in found),
        min(each.numbers for each in found),
        min(each.countries for each in found),
    )


def _named(name: str, words: frozenset[str]) -> bool:
    folded = _folded(name)
    if folded in words:
        return True
    own = _triples(folded)
    others = (_triples(word) for word in words if len(word) >= _SHORT)
    return len(folded) >= _SHORT and any(2 * len(own & each) >= SAME * (len(own) + len(each)) for each in others)


def _words(text: str) -> frozenset[str]:
    """The words of `text`, whole and in the parts that a hyphen or an apostrophe makes."""
    words = {_folded(word) for word in _TOKEN.findall(text)}
    return frozenset(words | {part for word in words for part in re.split("['-]", word)})


def _triples(word: str) -> frozenset[str]:
    whole = f"^{word}$"
    return frozenset(whole[start : start + 3] for start in range(len(whole) - 2))


def _folded(text: str) -> str:
    return without_marks(text.casefold()).replace("’", "'")

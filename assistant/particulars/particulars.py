"""The names, years, numbers and countries that a question bears."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.countries import country_of

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TOKEN = re.compile(r"[\w'’-]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
_ENDING = re.compile(r"['’]s$")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)
_ARABIC_PARTICLES = re.compile("^(?:[وف]?[بلك]?)(?=..)")
_OPENS = " \"'“”«»(¿¡’"
_STOPS = ".?!:;…\n؟"
_SHOUTED = 0.6
"""A text with more capital letters than this share is all in capitals, and its capitals name nothing."""

_LONGEST_COUNTRY = 4
"""Words of a country's name: "Bosnia and Herzegovina" has three, with an article four."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """`names` are words that begin with a capital inside a sentence, or are acronyms; `years` four digits from 1900 to
    2099; `numbers` other digits; `countries` English names. Each once, in the question's order. A script without
    capitals has no `names`."""

    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def particulars(text: str, language: str) -> Particulars:
    """What `text`, in `language` (ISO 639-1), is particular about."""
    years = _YEAR.findall(text)
    others = [number for number in _NUMBER.findall(text) if number not in years]
    return Particulars(_once(_names(text)), _once(years), _once(others), countries(text, language))


def countries(text: str, language: str) -> tuple[str, ...]:
    """The English names of the countries that `text`, in `language`, names, each once."""
    return _once(_countries(text, language))


def _names(text: str) -> Iterator[str]:
    letters = [character for character in text if character.isalpha()]
    if sum(map(str.isupper, letters)) > _SHOUTED * len(letters):
        return
    for match in _WORD.finditer(text):
        word = _ELIDED.sub("", _ENDING.sub("", match[0]))
        if len(word) < 2 or not word[0].isupper():
            continue
        acronym = sum(map(str.isupper, word)) > 1
        if acronym or not _begins_sentence(text[: match.start()]):
            yield word


def _begins_sentence(before: str) -> bool:
    """Whether what comes after `before` has a capital because a sentence begins there."""
    bare = before.rstrip()
    inside = bare.rstrip(_OPENS)
    return not inside or inside[-1] in _STOPS or bare[-1] in "¿¡"


def _countries(text: str, language: str) -> Iterator[str]:
    tokens = _TOKEN.findall(text)
    for length in range(1, _LONGEST_COUNTRY + 1):
        for first in range(len(tokens) - length + 1):
            phrase = " ".join(tokens[first : first + length])
            plain = _ELIDED.sub("", _ENDING.sub("", phrase))
            found = country_of(phrase) or country_of(plain)
            if not found and language == "ar":
                found = country_of(_ARABIC_PARTICLES.sub("", phrase))
            if found:
                yield found


def _once(found: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))

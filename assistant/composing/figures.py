"""The figures of a text, with their units: durations, ages, shares, lengths, areas, and how many of what."""

import re
from dataclasses import dataclass

from assistant.composing.figure_words import (
    AGE,
    BETWEEN,
    MONTHS,
    ONES,
    PLACES,
    SKIPPED,
    SQUARE,
    TWO,
    UNITS,
    WORKING,
)
from assistant.composing.number_words import LONGEST, folded, number
from assistant.composing.small_words import content_words

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?%?|[^\W\d_]+[²2]?|%")
MOST_COUNTED = 999
"""Higher numbers of things are statistics, budgets and years: they differ from source to source, and say little."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` of `unit` at [start, end) of a text.

    Durations are in hours ("hour": a month is 730, a year 8,760), working days apart ("working day"), ages in years
    ("age"), shares in "percent", "metre", "square metre"; a count has "count" and the stem of what is counted.
    """

    unit: str
    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of `text`, in order. `language` says how numbers are written in words.

    Left out: numbers of articles, paragraphs and footnotes, years and dates, ordinals, and what has no unit.
    """
    tokens = [_Token(folded(m[0].casefold()), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found: list[Figure] = []
    waiting: list[tuple[float, _Token]] = []
    place = 0
    while place < len(tokens):
        if (two := TWO.get(tokens[place].word)) and language == "ar":
            found.append(Figure("hour", two, tokens[place].start, tokens[place].end))
        read = _number(tokens, place, language)
        if read is None:
            # "24 or 48 hours": the first number waits for the unit of the second.
            waiting = waiting if tokens[place].word in BETWEEN else []
            place += 1
            continue
        value, after = read
        after = _said_twice(text, tokens, after)
        unit = _unit(text, tokens, place, after, value, language)
        if unit is None:
            follows = after < len(tokens) and tokens[after].word in BETWEEN
            waiting = [*waiting, (value, tokens[place])] if follows else []
        else:
            name, factor, end = unit
            found += [Figure(name, _rounded(v * factor), t.start, t.end) for v, t in waiting]
            found.append(Figure(name, _rounded(value * factor), tokens[place].start, end))
            waiting = []
        place = after
    return tuple(found)


def _number(tokens: list[_Token], place: int, language: str) -> tuple[float, int] | None:
    """(value, the place after it) of the number at `place`; None where none is, or where it counts a text."""
    word = tokens[place].word
    if place and tokens[place - 1].word in PLACES:
        return None
    if word[0].isdecimal():
        plain = word.rstrip("%").replace(",", ".")
        value = float(plain)
        # A thousand is written 1,000 in one language and 1.000 in another.
        return (value * 1000 if re.search(r"\.\d{3}$", plain) else value), place + 1
    read = number([token.word for token in tokens[place : place + LONGEST]], language)
    return None if read is None else (float(read[0]), place + read[1])


def _said_twice(text: str, tokens: list[_Token], after: int) -> int:
    """The place behind the figure in brackets that says a number in words again: forty-eight (48) hours."""
    again = after < len(tokens) and tokens[after].word.isdecimal() and text[tokens[after].start - 1] == "("
    return after + 1 if again else after


def _unit(
    text: str, tokens: list[_Token], place: int, after: int, value: float, language: str
) -> tuple[str, float, int] | None:
    """(unit, hours or such in one, where it ends) of the number at [place, after); None for none."""
    if tokens[place].word.endswith("%"):
        return "percent", 1.0, tokens[place].end
    following = tokens[after : after + 3]
    if not following or re.search(r"[.;:!?\n]", text[tokens[after - 1].end : following[0].start]):
        return None
    words = [token.word for token in following]
    skipped = 1 if words[0] in WORKING | SQUARE | SKIPPED and len(words) > 1 else 0
    known = UNITS.get(words[skipped]) or ({"%": ("percent", 1.0)}.get(words[0]))
    if known is None:
        return _counted(text, tokens, place, following[0], language) if value <= MOST_COUNTED else None
    near = set(words) & (WORKING | SQUARE)
    around = {token.word for token in tokens[max(0, place - 4) : after + 4]}
    return (*_precisely(known, near, around), following[skipped].end)


def _precisely(unit: tuple[str, float], near: set[str], around: set[str]) -> tuple[str, float]:
    """`unit`, where the words `near` or `around` say which kind of it is meant."""
    name, factor = unit
    if factor == 24.0 and near & WORKING:
        return "working day", 1.0
    if factor == 8760.0 and around & AGE:
        return "age", 1.0
    if name == "metre" and near & SQUARE:
        return "square metre", 1.0
    return name, factor


def _counted(
    text: str, tokens: list[_Token], place: int, following: _Token, language: str
) -> tuple[str, float, int] | None:
    """How many of what. One of a thing is no count, for it is also an article; nor is what only looks like one: the
    numbers of references ("General Comment 2, para"), symbols ("A/RES/39/46"), dates and years."""
    first = tokens[place]
    joined = re.fullmatch(r"[^\W\d_]*[ \u00a0\u202f]", text[first.end : following.start]) is None
    inside = place > 0 and text[first.start - 1] not in " \u00a0\n(“«"
    noun = content_words(text[following.start : following.end], language)
    refused = following.word in MONTHS | PLACES or following.word[0].isdecimal() or first.word in ONES
    if joined or inside or refused or not noun:
        return None
    return f"count {noun[0]}", 1.0, following.end


def _rounded(value: float) -> float:
    return round(value, 3)

"""Headings of plain text: which short lines are headings, and how deep."""

import re
from dataclasses import dataclass

from ingest.labels import division_of, label_of, roman_of

TITLE_LEVEL = 0
CAPITALS_LEVEL = 20
ROMAN_LEVEL = 30
PLAIN_LEVEL = 50

_LONGEST = 150
_BODY = 80
_STOPPED = re.compile(r"[.;,:!…。；，：،؛]['\"”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line taken as a heading: `level` (see `ingest.draft`), and the label it begins with, if any.

    `division` says that the label orders the document ("Article 3", "PART II").
    """

    level: int
    label: str = ""
    division: bool = False


def capitals(text: str) -> bool:
    """Whether all letters of `text` (at least four) are capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def heading_of(text: str, following: str) -> Heading | None:
    """The heading that `text` is when `following` (the next paragraph, '' at the end) comes after it, else
    None.
    """
    plain = text.strip().strip("*_").strip()
    division = division_of(plain)
    if division.text:
        return Heading(division.rank, division.text, True)
    if capitals(plain):
        plain = plain.removesuffix(":")  # "CONSIDERANDO:" heads what follows
    if not _possible(plain) or not following:
        return None
    if roman := roman_of(plain):
        return Heading(ROMAN_LEVEL, roman)
    if capitals(plain) and label_of(plain).kind in ("none", "number", "item"):
        return Heading(CAPITALS_LEVEL, _numeral(plain))
    if not _titled(plain):
        return None
    return Heading(PLAIN_LEVEL, _numeral(plain)) if _leads(plain, following) else None


def _numeral(text: str) -> str:
    label = label_of(text)
    return label.text if label.kind in ("number", "item") else ""


def _possible(text: str) -> bool:
    return 2 < len(text) <= _LONGEST and not _STOPPED.search(text) and bool(_WORD.search(text))


def _titled(text: str) -> bool:
    """Whether `text` begins as a title does: a capital or a letter of a script without capitals."""
    label = label_of(text)
    if label.kind in ("bullet", "item"):
        return False
    first = text[len(label.text) :].lstrip(" \t“\"'‘«¿*_[(")[:1]
    return first.isalpha() and not first.islower()


def _leads(text: str, following: str) -> bool:
    """Whether `following` is a body for the heading `text`: running text, or a list after an unnumbered
    heading.
    """
    after = label_of(following)
    if label_of(text).kind == "number":
        return after.kind == "none" and len(following) > len(text)
    if after.kind != "none" or division_of(following).text:
        return True
    if heading_like(following):
        return True
    return len(following) > 1.3 * len(text) and (len(following) >= _BODY or bool(_STOPPED.search(following)))


def heading_like(text: str) -> bool:
    """Whether `text` could itself be a heading, so that a heading may stand directly above it."""
    plain = text.strip()
    return _possible(plain) and (capitals(plain) or bool(roman_of(plain)))

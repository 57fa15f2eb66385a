"""Which terms of the glossary stand in a paragraph, in the paragraph's own language.

Words are compared as the search compares them, by stem, but a word counts only when it is the term's own
but for its ending: by stems alone "contains" would be "containment", and "reserved" a "reservation".

Some names are everyday words as well ("necessity", "precaution"), or name several things ("Optional
Protocol"). Those count where the term's subject is spoken of: in a document on one of its topics, or
beside another term of the same topic. A wrong explanation costs more than a missing one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from index import analysis
from ingest.catalogue.term import Term

MOST = 5
"""Terms explained under one quotation."""

_ENGLISH = "en"
_PIECES = re.compile(r"(?<=[.;:!?؟؛])\s+|[\n\f]+| \| ")
_ARABIC_PREFIX = re.compile("^[وف]?(?:[بك]?ال|لل)(?=..)")
_ACRONYM = 3
"""Letters of the shortest acronym that is looked for outside English."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A term, and `name`: what the glossary calls it where it was found."""

    term: Term
    name: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a term as words. With `exact` it must stand there in these letters: an acronym.

    One that is not `certain` may mean something else.
    """

    term: Term
    name: str
    words: tuple[str, ...]
    exact: bool
    certain: bool


class Glossary:
    """The names of `terms`, ready to be looked for."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._names: dict[str, list[_Name]] = {}
        self._anywhere: list[_Name] = []
        self._stems: dict[str, Mapping[str, list[_Name]]] = {}
        for term in terms:
            self._add(_ENGLISH, term, term.term)
            for name in term.also:
                self._add(_ENGLISH, term, name, main=False)
            for language, name in (term.names or {}).items():
                self._add(language, term, name)
            if _is_acronym(term.term) and len(term.term) >= _ACRONYM:
                self._anywhere.append(_Name(term, term.term, (term.term.casefold(),), True, True))

    def _add(self, language: str, term: Term, name: str, main: bool = True) -> None:
        words, acronym = tuple(analysis.words(name)), _is_acronym(name)
        # One word for what is a phrase elsewhere means more than the phrase: "registro" is not only a search.
        whole = len(analysis.words(term.term))
        if words and (acronym or len(words) > 1 or whole == 1):
            # Two words for four mean more as well: "Relator Especial" is not only the one on torture.
            certain = acronym or len(words) >= (max(2, whole - 1) if main else 3)
            self._names.setdefault(language, []).append(_Name(term, name, words, acronym, certain))

    def explained(
        self, before: str, marked: str, after: str, language: str, topics: Collection[str] = ()
    ) -> list[Explained]:
        """At most MOST terms of a paragraph in `language` (ISO 639-1), each once: first those of `marked`, in order.

        The longest name at a place wins. A name that runs over the end of a sentence is none. `topics` are the
        ids of those that the paragraph's document is on.
        """
        known = self._known(language)
        pieces = (piece for part in (marked, before, after) for piece in _PIECES.split(part))
        found = [name for piece in pieces for name in _in(piece, known, language)]
        meant = [name for name in found if name.certain or _on_its_subject(name.term, found, topics)]
        once: dict[str, Explained] = {}
        for name in meant:
            once.setdefault(name.term.id, Explained(name.term, name.name))
        return list(once.values())[:MOST]

    def _known(self, language: str) -> Mapping[str, list[_Name]]:
        if language not in self._stems:
            names = self._names.get(language, []) + (self._anywhere if language != _ENGLISH else [])
            self._stems[language] = _by_first_stem(names, language)
        return self._stems[language]


def _on_its_subject(term: Term, found: Iterable[_Name], topics: Collection[str]) -> bool:
    """Whether the document or another term found beside `term` is on one of its topics."""
    beside = {topic for name in found if name.term.id != term.id for topic in name.term.topics}
    return bool(set(term.topics) & (beside | set(topics)))


def _by_first_stem(names: Iterable[_Name], language: str) -> dict[str, list[_Name]]:
    """`names` by the stem of their first word, longest first."""
    by_first: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda each: -len(each.words)):
        by_first.setdefault(analysis.term(name.words[0], language), []).append(name)
    return by_first


def _in(piece: str, known: Mapping[str, list[_Name]], language: str) -> Iterator[_Name]:
    words = analysis.words(piece)
    place = 0
    while place < len(words):
        here = known.get(analysis.term(words[place], language), [])
        name = next((each for each in here if _stands(each, words, place, piece, language)), None)
        if name is not None:
            yield name
        place += len(name.words) if name else 1


def _stands(name: _Name, words: list[str], place: int, piece: str, language: str) -> bool:
    there = words[place : place + len(name.words)]
    if name.exact:
        # "l'OPCAT", "the OPCAT's".
        inside = bool(there) and name.words[0] in re.split("['’]", there[0])
        return inside and re.search(rf"(?<!\w){re.escape(name.name)}(?!\w)", piece) is not None
    if len(there) < len(name.words):
        return False
    return all(_same(word, own, language) for word, own in zip(there, name.words, strict=True))


def _same(word: str, own: str, language: str) -> bool:
    """Whether `word` is `own` but for its ending."""
    if word == own:
        return True
    if analysis.term(word, language) != analysis.term(own, language):
        return False
    one, other = _bare(word, language), _bare(own, language)
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest = len(one) - shared, len(other) - shared
    return sum(rest) <= 2 if language == "ar" else rest[0] <= 3 and rest[1] <= 2


def _bare(word: str, language: str) -> str:
    """`word` without accents, and without what is joined to it in front."""
    plain = analysis.without_marks(word)
    if language == "ar":
        return _ARABIC_PREFIX.sub("", plain)
    return re.split("['’]", plain)[-1] if language == "fr" else re.sub("['’]s$", "", plain)


def _is_acronym(name: str) -> bool:
    return name.isalpha() and name.isupper()

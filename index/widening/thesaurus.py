"""From plain words to the words that documents use: the thesaurus that comes with the program."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from advicehub.errors import DataError
from index import analysis
from index.question import Question
from index.widening.widening import Also, Alternative

FOLDER = Path(__file__).with_name("vocabulary")
LONGEST = 12
"""Words of the longest phrase."""

Terms = tuple[str, ...]
"""The index terms of a word or phrase, in order."""


class Entries:
    """What documents say, by the index terms of a plain word or phrase.

    A file has thousands of alternatives and a question touches a few: their own terms are looked at when they are
    asked for.
    """

    def __init__(self, lines: Mapping[Terms, tuple[Terms, Sequence[str]]], languages: Sequence[str]) -> None:
        """`lines` holds, for each way to write a plain phrase, its own terms and what documents say in each of
        `languages`, parted by ";"."""
        self._lines = lines
        self._languages = languages

    def get(self, key: Terms) -> tuple[Alternative, ...]:
        """The alternatives to the phrase with the index terms `key`; none where nothing is known of it."""
        if key not in self._lines:
            return ()
        own, columns = self._lines[key]
        said = _alternatives(columns, self._languages)
        return tuple(each for each in said if tuple(analysis.terms(each.text, each.language)) != own)


class Thesaurus:
    """Finds the plain words and phrases of a question that it knows. Safe to share between threads."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """`folder` holds a file "<language>.tsv" for each language; see `read_entries`. They are read when needed."""
        self._folder = folder
        self._entries = cache(self._read)

    def also(self, question: Question) -> tuple[Also, ...]:
        """What documents may say instead, in the order of the question; of two phrases that begin at one word the
        longer. Raises `DataError` for a damaged file."""
        entries = self._entries(question.language)
        return () if entries is None else tuple(_found(analysis.terms(question.text, question.language), entries))

    def _read(self, language: str) -> Entries | None:
        file = self._folder / f"{language}.tsv"
        return read_entries(file, language) if language and file.is_file() else None


def read_entries(file: Path, language: str) -> Entries:
    """The entries of a thesaurus file.

    A line has plain words or phrases of `language`, parted by " | ", a tab, and what documents say, parted by "; ":
    first in that language and, after another tab, in English; for English itself there is one such column. What the
    plain words are themselves is no alternative to them. Raises `DataError` naming file and line.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DataError(f"{file.name}: it cannot be read as UTF-8 text") from None
    languages = (language,) if language == "en" else (language, "en")
    found: dict[Terms, tuple[Terms, Sequence[str]]] = {}
    bare: dict[Terms, tuple[Terms, Sequence[str]]] = {}
    for number, line in enumerate(lines, start=1):
        plain, *columns = line.split("\t")
        if len(columns) != len(languages) or not all(column.strip() for column in (plain, *columns)):
            raise DataError(f"{file.name}, line {number}: {len(languages) + 1} columns between tabs are wanted")
        if not all(any(map(str.isalnum, each)) for column in columns for each in column.split(";")):
            raise DataError(f"{file.name}, line {number}: what documents say has a word between each two semicolons")
        for phrase in plain.split("|"):
            key = tuple(analysis.terms(phrase, language))
            if not 0 < len(key) <= LONGEST:
                raise DataError(f"{file.name}, line {number}: a plain phrase has 1 to {LONGEST} words")
            # Inflections of a word have one index term: the line that is read first holds.
            found.setdefault(key, (key, columns))
            # Typed in haste, words lack their accents, and their stems are others.
            if (hasty := analysis.without_marks(phrase)) != phrase:
                bare.setdefault(tuple(analysis.terms(hasty, language)), (key, columns))
    # What a word is with its accents goes first.
    return Entries({**bare, **found}, languages)


def _alternatives(columns: Sequence[str], languages: Sequence[str]) -> Iterator[Alternative]:
    for language, column in zip(languages, columns, strict=True):
        for text in column.split(";"):
            yield Alternative(text.strip(), language)


def _found(terms: list[str], entries: Entries) -> Iterator[Also]:
    place = 0
    while place < len(terms):
        for end in range(min(len(terms), place + LONGEST), place, -1):
            said = tuple(terms[place:end])
            if alternatives := entries.get(said):
                yield Also(said, alternatives)
                break
        else:
            end = place + 1
        place = end

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

Entries = Mapping[tuple[str, ...], tuple[Alternative, ...]]
"""What documents say, by the index terms of a plain word or phrase."""


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
        terms = analysis.terms(question.text, question.language) if entries else []
        return tuple(_found(terms, entries))

    def _read(self, language: str) -> Entries:
        file = self._folder / f"{language}.tsv"
        return read_entries(file, language) if language and file.is_file() else {}


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
    found: dict[tuple[str, ...], tuple[Alternative, ...]] = {}
    bare: dict[tuple[str, ...], tuple[Alternative, ...]] = {}
    for number, line in enumerate(lines, start=1):
        plain, *columns = line.split("\t")
        if len(columns) != len(languages) or not all(column.strip() for column in (plain, *columns)):
            raise DataError(f"{file.name}, line {number}: {len(languages) + 1} columns between tabs are wanted")
        said = [(each, tuple(analysis.terms(each.text, each.language))) for each in _alternatives(columns, languages)]
        if not all(terms for _, terms in said):
            raise DataError(f"{file.name}, line {number}: what documents say has a word between each two semicolons")
        for phrase in plain.split("|"):
            key = tuple(analysis.terms(phrase, language))
            if not 0 < len(key) <= LONGEST:
                raise DataError(f"{file.name}, line {number}: a plain phrase has 1 to {LONGEST} words")
            others = [each for each, terms in said if terms != key]
            # Inflections of a word have one index term: the line that is read first holds.
            found.setdefault(key, tuple(others))
            bare.setdefault(tuple(analysis.terms(analysis.without_marks(phrase), language)), tuple(others))
    # Typed in haste, words lack their accents, and their stems are others; what a word is with them goes first.
    found = {**bare, **found}
    return {key: others for key, others in found.items() if others}


def _alternatives(columns: Sequence[str], languages: Sequence[str]) -> list[Alternative]:
    return [
        Alternative(text.strip(), language)
        for language, column in zip(languages, columns, strict=True)
        for text in column.split(";")
    ]


def _found(terms: list[str], entries: Entries) -> Iterator[Also]:
    place = 0
    while place < len(terms):
        ends = range(min(len(terms), place + LONGEST), place, -1)
        end = next((end for end in ends if tuple(terms[place:end]) in entries), 0)
        if end:
            said = tuple(terms[place:end])
            yield Also(said, entries[said])
        place = end or place + 1

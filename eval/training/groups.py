"""The training data: questions that one paragraph answers, from the lists beside the notes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import DataError
from eval.queries.reading import SHIPPED, read_questions
from ingest.asked import Asked
from ingest.readers import reader_for

ALSO = Path(__file__).with_name("also.tsv")
"""Pairs of paragraphs of the notes that answer the same."""


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one paragraph, named "note-arrest:12", and the names of paragraphs that answer them as well."""

    name: str
    questions: tuple[Asked, ...]
    also: frozenset[str]


def groups(notes: Path, also: Path, without: Collection[str]) -> list[Group]:
    """The groups of the notes in the folder `notes`, by name, but for notes whose first topic is one of `without`.

    `also` lists pairs of paragraphs that answer the same. Raises `SourceError` and `DataError`.
    """
    both = _pairs(also)
    found: dict[str, list[Asked]] = {}
    for list_ in sorted(notes.glob("*.asked.tsv")):
        file = list_.with_name(list_.name.removesuffix(".asked.tsv"))
        document = reader_for(file).read(file)
        if document.about.topics[:1] and document.about.topics[0] in without:
            continue
        for asked in document.asked:
            found.setdefault(f"{document.id}:{asked.label}", []).append(asked)
    return [Group(name, tuple(found[name]), both.get(name, frozenset())) for name in sorted(found)]


def _pairs(file: Path) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise DataError(f"{file.name}: it cannot be read as UTF-8 text") from None
    for number, line in enumerate(lines[1:], start=2):
        pair = line.split("\t")
        if len(pair) != 2 or not all(pair):
            raise DataError(f"{file.name}, line {number}: two paragraphs between a tab are wanted")
        for one, other in (pair, pair[::-1]):
            found[one] = found.get(one, frozenset()) | {other}
    return found


def frozen_topics() -> frozenset[str]:
    """The topics of the frozen query set, whose lists no adapter is trained on. Raises `DataError`."""
    return frozenset(question.topic for question in read_questions(SHIPPED / "frozen.jsonl").values())

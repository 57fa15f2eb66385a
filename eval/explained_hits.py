"""What `advicehub search --batch --explain` writes: hits, what each ranking gave them, and what was also searched."""

from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from eval.passage_report import FoundPassage, by_rank, read_lines
from index.hit import Score
from index.widening.widening import Alternative, Subject


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What people ask of a passage that is most alike the question, with its `cosine`."""

    question: str
    language: str
    cosine: float


@dataclass(frozen=True, slots=True)
class ExplainedHit(FoundPassage):
    """A hit with its place in the library and why it was found.

    `rankings` is empty where the file was written without `--explain`; `asked` is None where nothing that people ask
    was part of the score.
    """

    title: str = ""
    label: str = ""
    rankings: tuple[Score, ...] = ()
    asked: AskedOf | None = None


@dataclass(frozen=True, slots=True)
class AlsoSearched:
    """Other words for those of the question, one group for each word or phrase of it, and subjects it may mean."""

    words: tuple[tuple[Alternative, ...], ...] = ()
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """The hits of one question, best first."""

    id: str
    hits: tuple[ExplainedHit, ...]
    also: AlsoSearched = AlsoSearched()


_SHAPE = TypeAdapter(ExplainedLine)


def read_explained(file: Path) -> dict[str, ExplainedLine]:
    """Lines by question id. Raises `DataError` as `read_lines` does."""
    return {id_: replace(line, hits=by_rank(line.hits)) for id_, line in read_lines(file, _SHAPE).items()}

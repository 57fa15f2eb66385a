"""A passage that was found, with why."""

from dataclasses import dataclass

from index.text_store import Ocr
from ingest.passage import Passage


@dataclass(frozen=True, slots=True)
class Score:
    """What one ranking gave a passage: its own `value`, and `standing`, the value in standard
    deviations above the mean of all passages searched. `weight` is what fusion multiplied it by."""

    ranking: str
    value: float
    standing: float
    weight: float


@dataclass(frozen=True, slots=True)
class Alike:
    """What people ask of a passage that is most alike the question: its `text`, `language` and `cosine` with it."""

    text: str
    language: str
    cosine: float


@dataclass(frozen=True, slots=True)
class Hit:
    """`text` is the passage's canonical text; `version` its document's SHA-256; `title` its document's title.

    `rank` counts from 1 without gaps; `score` never rises from rank to rank, equal scores are ordered
    by passage id; scores are rounded to 1e-6. `ocr` holds the confidence of each of the passage's pages
    that was read by OCR. `asked` is set when what people ask of the passage was part of its score.
    """

    rank: int
    score: float
    passage: Passage
    version: str
    title: str
    text: str
    scores: tuple[Score, ...]
    ocr: Ocr = ()
    asked: Alike | None = None

    def value(self, ranking: str) -> float:
        """The ranking's own value for this passage, 0.0 when that ranking was not used."""
        return next((score.value for score in self.scores if score.ranking == ranking), 0.0)

"""The lines that `advicehub ask --batch` writes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, Field, TypeAdapter

from advicehub.errors import DataError
from eval import json_lines
from eval.identifier import LENIENT

Outcome = Literal["answered", "partly", "no_answer", "urgent", "out_of_mandate", "failed"]
"""The outcomes of an answer, and "failed" for a question that could not be asked."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A citation: `quote` is what was shown, at [start, end) of the canonical text of `document`.

    `version` is the SHA-256 of the source file; `passage` the passage's id.
    """

    document: str
    quote: str
    version: str = ""
    start: Annotated[int, Field(ge=0)] = 0
    end: Annotated[int, Field(ge=0)] = 0
    passage: str = ""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer. `confidence` is between 0 and 1, whatever the outcome; 0 when the question failed."""

    id: str
    outcome: Outcome
    confidence: float
    citations: tuple[CitationLine, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether quotations were shown as an answer, in whole or in part."""
        return self.outcome in ("answered", "partly")


class _Line(BaseModel):
    model_config = LENIENT
    id: str
    error: str = ""
    outcome: Outcome | None = None
    confidence: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
    citations: tuple[CitationLine, ...] = ()


_SHAPE = TypeAdapter(_Line)


def read_answers(file: Path) -> dict[str, AnswerLine]:
    """Answers by question id. Raises `DataError` naming the line for what is malformed or comes twice.

    Citations stand exactly where an answer is given; a line that breaks that is refused too.
    """
    answers: dict[str, AnswerLine] = {}
    for number, line in json_lines.read(file, _SHAPE):
        if line.id in answers:
            json_lines.refuse(file, number, f"the id {line.id} stands on an earlier line too")
        answers[line.id] = _answer(file, number, line)
    if not answers:
        raise DataError(f"{file.name}: it holds no answer")
    return answers


def _answer(file: Path, number: int, line: _Line) -> AnswerLine:
    if line.error:
        return AnswerLine(line.id, "failed", 0.0)
    if line.outcome is None or line.confidence is None:
        json_lines.refuse(file, number, "it has no outcome and confidence")
    answer = AnswerLine(line.id, line.outcome, line.confidence, line.citations)
    if answer.answers != bool(answer.citations):
        json_lines.refuse(file, number, f"the outcome is {line.outcome} with {len(line.citations)} citations")
    return answer

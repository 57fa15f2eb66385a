"""A question of an answered set: whether the library can answer it, and with which words."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from advicehub.errors import DataError
from eval import json_lines
from eval.half import Half, in_half
from eval.identifier import LENIENT, Identifier

Slicing = Literal["kind", "lang"]


@dataclass(frozen=True, slots=True)
class Gold:
    """Words of document `doc` that answer the question."""

    doc: Annotated[str, Field(min_length=1)]
    quote: Annotated[str, Field(pattern=r"\S")]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question without its text, which scoring does not need. Any one of `gold` answers it.

    `gold` is empty exactly when the library holds no answer. `topic` is '' where the set gives none.
    """

    id: str
    lang: str
    kind: str
    answerable: bool
    gold: tuple[Gold, ...]
    topic: str = ""

    def slice(self, by: Slicing) -> str:
        """The name of its slice; "-" where the set does not say."""
        return (self.kind if by == "kind" else self.lang) or "-"


class _Metadata(BaseModel):
    model_config = LENIENT
    answerable: bool | None = None
    doc: str = ""
    answers: tuple[str, ...] = ()
    kind: str = ""
    lang: str = ""

    def gold(self) -> tuple[Gold, ...]:
        quotes = [each for each in self.answers if each.strip()] if self.doc else []
        return tuple(Gold(doc=self.doc, quote=quote) for quote in quotes)


class _Line(BaseModel):
    model_config = LENIENT
    id: Identifier = Field(validation_alias=AliasChoices("id", "_id"))
    lang: str | None = ""
    kind: str | None = ""
    answerable: bool | None = None
    gold: tuple[Gold, ...] = ()
    topic: str = ""
    metadata: _Metadata = _Metadata()


_SHAPE = TypeAdapter(_Line)


def read_questions(file: Path, half: Half = "all") -> dict[str, AskedQuestion]:
    """Questions of `half` by id, in the order of `file`.

    A line is `{"id","text","lang","kind","answerable","gold":[{"doc","quote"}]}`, or BEIR's with
    `"metadata": {"answerable","doc","answers":[…]}`, where each answer is a quote of `doc`. Raises
    `DataError` naming the line for a malformed line, an id that comes twice, a line that does not say
    whether it is answerable, and an answerable question without gold; and when none is left.
    """
    questions: dict[str, AskedQuestion] = {}
    for number, line in json_lines.read(file, _SHAPE):
        if line.id in questions:
            json_lines.refuse(file, number, f"the id {line.id} stands on an earlier line too")
        questions[line.id] = _question(file, number, line)
    kept = {id_: question for id_, question in questions.items() if in_half(id_, half)}
    if not kept:
        raise DataError(f"{file.name}: it holds no question{'' if half == 'all' else f' in the {half} half'}")
    return kept


def _question(file: Path, number: int, line: _Line) -> AskedQuestion:
    answerable = line.metadata.answerable if line.answerable is None else line.answerable
    if answerable is None:
        json_lines.refuse(file, number, "it does not say whether the question is answerable")
    gold = line.gold or line.metadata.gold()
    if answerable and not gold:
        json_lines.refuse(file, number, "the question is answerable but has no gold quotation")
    kind, lang = line.kind or line.metadata.kind, line.lang or line.metadata.lang
    return AskedQuestion(line.id, lang or "", kind or "", answerable, gold if answerable else (), line.topic)

"""Reads query sets: our own, and those of others as far as they can be understood."""

from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from advicehub.errors import DataError
from eval import json_lines
from eval.half import Half, in_half
from eval.identifier import LENIENT, Identifier
from eval.queries.asked_question import FROZEN, AskedQuestion, Gold
from eval.queries.schema import APART, SPLITS
from index.manifest import FileRecord

SHIPPED = Path(__file__).resolve().parents[1] / "query_sets"
"""The folder of the query sets that come with the program."""


def shipped_sets() -> tuple[Path, ...]:
    """The shipped sets that the linter knows, in order of name; sets of another shape have tests of their own."""
    return tuple(file for file in sorted(SHIPPED.glob("*.jsonl")) if file.stem in (*SPLITS, APART))


class _Gold(BaseModel):
    model_config = LENIENT
    document: Annotated[str, Field(min_length=1, validation_alias=AliasChoices("document", "doc"))]
    quote: Annotated[str, Field(pattern=r"\S")]
    start: Annotated[int, Field(ge=0)] = 0
    end: Annotated[int, Field(ge=0)] = 0
    sha256: str = ""

    def value(self) -> Gold:
        return Gold(self.document, self.quote, self.start, self.end, self.sha256)


class _Metadata(BaseModel):
    """What BEIR sets put beside a query; each of `answers` is a quotation of `doc`."""

    model_config = LENIENT
    answerable: bool | None = None
    doc: str = ""
    answers: tuple[str, ...] = ()
    kind: str = ""
    lang: str = ""

    def gold(self) -> tuple[_Gold, ...]:
        quotes = [each for each in self.answers if each.strip()] if self.doc else []
        return tuple(_Gold(document=self.doc, quote=quote) for quote in quotes)


class _Line(BaseModel):
    model_config = LENIENT
    id: Identifier = Field(validation_alias=AliasChoices("id", "_id"))
    text: str
    language: str | None = Field(default="", validation_alias=AliasChoices("language", "lang"))
    asker: str | None = Field(default="", validation_alias=AliasChoices("asker", "kind"))
    answerable: bool | None = None
    gold: tuple[_Gold, ...] = ()
    register_: str = Field(default="", validation_alias="register")
    need: str = ""
    topic: str = ""
    changed: str = ""
    origin: str = Field(default="", validation_alias="from")
    hand: str = ""
    split: str = ""
    metadata: _Metadata = _Metadata()


_SHAPE = TypeAdapter(_Line)


def read_questions(file: Path, half: Half = "all") -> dict[str, AskedQuestion]:
    """Questions of `half` by id, in the order of `file`.

    A line is as `eval/query_sets/README.md` says. Of sets of others `lang`, `kind` (as `asker`) and gold's
    `doc` are understood, and BEIR's `"metadata": {"answerable","doc","answers":[…]}`. Raises `DataError`
    naming the line for a malformed line, an id that comes twice, a line that does not say whether it is
    answerable, and an answerable question without gold; and when none is left.
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


def read_for_fitting(file: Path, frozen: Path = SHIPPED / "frozen.jsonl") -> dict[str, AskedQuestion]:
    """As `read_questions`, for a program that fits something to them.

    Raises `DataError` for a question of a frozen split, and for one that is worded as one in the file `frozen` is.
    """
    questions = read_questions(file)
    locked = {_folded(each.text) for each in read_questions(frozen).values()} if frozen.is_file() else set()
    for question in questions.values():
        if question.split == FROZEN or _folded(question.text) in locked:
            raise DataError(f"{file.name}: {question.id} is a frozen question, and nothing may be fitted to those")
    return questions


def fingerprint(file: Path) -> str:
    """The version of a query set: the SHA-256 of its file."""
    return FileRecord.of(file).sha256


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _question(file: Path, number: int, line: _Line) -> AskedQuestion:
    answerable = line.metadata.answerable if line.answerable is None else line.answerable
    if answerable is None:
        json_lines.refuse(file, number, "it does not say whether the question is answerable")
    gold = line.gold or line.metadata.gold()
    if answerable and not gold:
        json_lines.refuse(file, number, "the question is answerable but has no gold quotation")
    return AskedQuestion(
        line.id,
        line.text,
        answerable,
        tuple(each.value() for each in gold) if answerable else (),
        line.language or line.metadata.lang,
        line.register_,
        line.asker or line.metadata.kind,
        line.need,
        line.topic,
        line.changed,
        line.origin,
        line.hand,
        line.split,
    )

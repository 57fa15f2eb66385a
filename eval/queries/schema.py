"""The shape of a line of our own sets, every field of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from eval import json_lines
from eval.identifier import Identifier
from eval.queries.asked_question import AskedQuestion
from eval.queries.fault import Fault, Place

Language = Literal["en", "fr", "es", "ar", "pt"]
Register = Literal["plain", "expert"]
Split = Literal["development", "frozen", "calibration"]
Changed = Literal["country", "year", "instrument", "actor"]
Kind = Literal["urgent", "out_of_mandate", "sounds_urgent"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
REGISTERS: tuple[Register, ...] = get_args(Register)
SPLITS: tuple[Split, ...] = get_args(Split)
KINDS: tuple[Kind, ...] = get_args(Kind)

APART = "apart"
"""The name of the file of questions that are not to be answered from the library."""

_Line = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$", max_length=2000)]
_Maybe = Annotated[str, StringConstraints(pattern=r"^(\S(.*\S)?)?$", max_length=2000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class _Gold(_Strict):
    document: Identifier
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    quote: Annotated[str, Field(pattern=r"\S")]
    sha256: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


class _Question(_Strict):
    id: Identifier
    text: _Line
    language: Language
    # Names that mean something to Python or to pydantic.
    register_: Literal["plain", "expert", ""] = Field(alias="register")
    from_: str = Field(default="", alias="from")
    asker: Literal["official", "adviser", ""]
    need: _Maybe
    topic: Annotated[str, Field(pattern=r"^\w*$")]
    answerable: bool
    changed: Literal["", "country", "year", "instrument", "actor"]
    hand: Literal["a", "b", ""]
    split: Split
    gold: list[_Gold]


class _Apart(_Strict):
    id: Identifier
    text: _Line
    language: Language
    kind: Kind
    hand: Literal["a", "b"]


def raw_lines(file: Path) -> Iterator[tuple[int, str]]:
    """(number, text) of the lines of `file` that are not blank; raises `DataError` when it cannot be read."""
    return json_lines.text_lines(file)


def shape_faults(file: Path) -> list[Fault]:
    """What the lines of `file` lack or have too much; an id that comes twice in it. Raises `DataError`."""
    shape = _Apart if file.stem == APART else _Question
    faults: list[Fault] = []
    seen: set[str] = set()
    for number, text in raw_lines(file):
        try:
            record = shape.model_validate_json(text).model_dump(by_alias=True)
        except ValidationError as error:
            for each in error.errors(include_input=False, include_url=False, include_context=False):
                where = ".".join(str(part) for part in each["loc"])
                faults.append(Fault(file.name, number, "", "shape", f"{where or 'line'}: {each['msg']}"))
            continue
        place = Place(file.name, number, record["id"])
        if record["id"] in seen:
            faults.append(place.fault("shape", "the id stands on an earlier line too"))
        seen.add(record["id"])
        if file.stem != APART:
            faults += [place.fault("shape", said) for said in _disagreements(record, file)]
    return faults


def _disagreements(record: Mapping[str, Any], file: Path) -> Iterator[str]:
    """Fields of one question that do not fit together, each as a sentence."""
    if record["answerable"] != bool(record["gold"]):
        yield "an answerable question has gold, and no other has"
    if record["changed"] and record["answerable"]:
        yield "a near miss cannot be answerable"
    if bool(record["changed"]) != bool(record["from"]):
        yield '"changed" and "from" stand together or not at all'
    if file.stem in SPLITS and record["split"] != file.stem:
        yield f"the split is {record['split']}, not that of the file"
    if record["split"] != "calibration":
        for name in ("register", "asker", "need", "topic", "hand"):
            if not record[name]:
                yield f"{name} is empty"
    for number, gold in enumerate(record["gold"]):
        if gold["sha256"] and gold["end"] - gold["start"] != len(gold["quote"]):
            yield f"gold.{number}: the quotation is not as long as its span"


def read_apart(file: Path) -> dict[str, AskedQuestion]:
    """The questions that are not to be answered from the library, by id; the kind of each stands in `topic`.

    `file` must be without faults of shape.
    """
    lines = [_Apart.model_validate_json(text) for _, text in raw_lines(file)]
    return {
        line.id: AskedQuestion(
            line.id, line.text, False, (), line.language, topic=line.kind, hand=line.hand, split=APART
        )
        for line in lines
    }


def places(file: Path, questions: Mapping[str, AskedQuestion]) -> dict[str, Place]:
    """Where each of `questions`, read from `file`, stands."""
    numbers = [number for number, _ in raw_lines(file)]
    return {id_: Place(file.name, number, id_) for number, id_ in zip(numbers, questions, strict=True)}

"""The training data that was written for it: passages on one subject, each with questions that it alone answers."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, NoReturn, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from advicehub.errors import DataError
from eval.queries.schema import LANGUAGES, Language

FAMILIES = Path(__file__).with_name("families")
"""The folder of the families that come with the program."""

Kind = Literal["plain", "vague", "precise", "claim"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In a busy person's words; too short to be clear; in an expert's words; a statement in place of a question."""

_LINE = re.compile(rf"({'|'.join(LANGUAGES)}) ({'|'.join(KINDS)}): (.+)")


@dataclass(frozen=True, slots=True)
class FamilyQuestion:
    """One question; `language` is an ISO 639-1 code, `kind` one of KINDS."""

    language: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class FamilyPassage:
    """A paragraph, and the questions that it answers and the others of its family do not."""

    text: str
    asked: tuple[FamilyQuestion, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Passages of one imagined document, all on `subject`.

    `name` is its file and its place there, from 1: "police-012". `language` is that of the passages, as ISO 639-1 code;
    `genre` says what the document would be, "station standing order".
    """

    name: str
    subject: str
    genre: str
    language: str
    passages: tuple[FamilyPassage, ...]


_Text = Annotated[str, Field(pattern=r"\S")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Passage(_Strict):
    text: _Text
    asked: _Text


class _Family(_Strict):
    subject: _Text
    genre: _Text
    language: Language
    passage: Annotated[list[_Passage], Field(min_length=2)]


def read_families(folder: Path) -> list[Family]:
    """The families of all TOML files in `folder`, in order of file and place; white space in them is folded.

    Raises `DataError` naming file, family and field where one is not as it should be, and for a folder without any.
    """
    found = [family for file in sorted(folder.glob("*.toml")) for family in _families(file)]
    if not found:
        raise DataError(f"{folder.name}: it holds no families")
    return found


def _families(file: Path) -> list[Family]:
    try:
        data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DataError(f"{file.name}: it cannot be read ({error.strerror})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{file.name}: it is not valid TOML ({error})") from None
    entries = data.pop("family", [])
    if data or not isinstance(entries, list):
        raise DataError(f"{file.name}: only [[family]] entries belong in it")
    return [_family(file, number, entry) for number, entry in enumerate(entries, start=1)]


def _family(file: Path, number: int, entry: object) -> Family:
    name = f"{file.stem}-{number:03d}"
    try:
        read = _Family.model_validate(entry)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        _refuse(file, name, _field(first["loc"]), first["msg"][:1].lower() + first["msg"][1:])
    passages = []
    for place, passage in enumerate(read.passage, start=1):
        lines = [_folded(line) for line in passage.asked.strip().splitlines()]
        asked = [_question(file, name, place, line) for line in lines if line]
        passages.append(FamilyPassage(_folded(passage.text), tuple(asked)))
    return Family(name, _folded(read.subject), _folded(read.genre), read.language, tuple(passages))


def _question(file: Path, name: str, place: int, line: str) -> FamilyQuestion:
    match = _LINE.fullmatch(line)
    if match is None:
        _refuse(file, name, f"passage {place}, asked", f'"{line[:40]}" does not begin as "en plain: " does')
    return FamilyQuestion(match[1], match[2], match[3])


def _field(where: tuple[int | str, ...]) -> str:
    """The place that pydantic gives, as people count: ("passage", 0, "text") as "passage 1, text"."""
    parts = [f" {part + 1}" if isinstance(part, int) else f", {part}" for part in where]
    return "".join(parts).removeprefix(", ")


def _refuse(file: Path, name: str, field: str, reason: str) -> NoReturn:
    place = ", ".join(part for part in (file.name, f"family {name}", field) if part)
    raise DataError(f"{place}: {reason}")


def _folded(text: str) -> str:
    return " ".join(text.split())

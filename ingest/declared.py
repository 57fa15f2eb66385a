"""What a file's front matter or sidecar declares about the document, checked field by field."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from advicehub.errors import SourceError
from ingest.description import Description, Status

SIDECAR_SUFFIX = ".toml"

_Line = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[^\n\r\x00]*$")]
_Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n\r\x00/\\]+$")]
_Date = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
_Language = Annotated[str, StringConstraints(pattern=r"^([a-z]{2,3})?$")]


@with_config(ConfigDict(extra="forbid", strict=True))
class _Fields(TypedDict, total=False):
    id: _Id
    work: _Id
    title: _Line
    short_title: _Line
    issuer: _Line
    symbol: _Line
    date: _Date
    type: _Line
    binding: bool
    language: _Language
    country: _Line
    topics: list[_Line]
    licence: _Line
    status: Status
    superseded_by: _Line
    summary_of: list[_Line]
    access: _Id


_ADAPTER = TypeAdapter(_Fields)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_GUESSED = ("work", "title", "issuer", "symbol", "date", "type", "language", "country")
"""The fields that are looked for in a document when nobody declares them."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Checked declarations: names are `id` and the fields of `Description`; absent names declare nothing."""

    fields: Mapping[str, Any] = field(default_factory=dict)

    def over(self, other: "Declared") -> "Declared":
        """These declarations, with what only `other` declares added."""
        return Declared({**other.fields, **self.fields})


def declared(fields: object, file: str, where: str) -> Declared:
    """Check `fields` (from `where`, such as "front matter") of `file`; raise `SourceError` naming the wrong
    key.
    """
    if fields is None:
        return Declared()
    if not isinstance(fields, Mapping):
        raise SourceError(file, f"the {where} is not a list of keys and values")
    plain = {str(key): _plain(str(key), value) for key, value in fields.items()}
    try:
        checked = _ADAPTER.validate_python(plain)
    except ValidationError as error:
        raise SourceError(file, _sentence(error, where)) from None
    return Declared({key: tuple(value) if isinstance(value, list) else value for key, value in checked.items()})


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of `path` would stand: "x.pdf.toml" beside "x.pdf"."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


def read_sidecar(path: Path) -> Declared:
    """The declarations in the sidecar beside `path`, none when there is no sidecar; `SourceError` when it
    is wrong.
    """
    sidecar = sidecar_of(path)
    try:
        data = sidecar.read_bytes()
    except FileNotFoundError:
        return Declared()
    except OSError as error:
        raise SourceError(sidecar.name, f"it cannot be opened ({error.strerror})") from None
    try:
        fields = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(sidecar.name, f"it is not valid TOML ({error})") from None
    return declared(fields, sidecar.name, "sidecar")


def declared_type(path: Path, says: Declared | None = None) -> str:
    """The type ("note", "treaty") that the sidecar of `path` declares, else what the file itself `says`; or ''."""
    return str(read_sidecar(path).over(says or Declared()).fields.get("type", ""))


def describe(path: Path, says: Declared, found: Description) -> tuple[str, Description]:
    """(id, description) of the document in `path`: what is declared, over what was `found` in its text.

    The id is the file's name without its folder, unless it is declared. The work is what is declared or
    found, else the id. `guessed` names every field that has a value and was not declared.
    """
    fields = dict(says.fields)
    identity = str(fields.pop("id", path.name))
    merged = {name: getattr(found, name) for name in Description.__dataclass_fields__} | fields
    # Fonts and file names can hold control characters, which no line of text does.
    merged["title"] = " ".join(_CONTROL.sub(" ", merged["title"] or path.stem).split()) or path.name
    # A document with a declared id is a work of its own until it is declared to be another's.
    own = "id" in says.fields and "work" not in fields
    merged["work"] = identity if own else merged["work"] or identity
    guessed = {name for name in _GUESSED if merged[name] and name not in fields}
    merged["guessed"] = tuple(
        name for name in _GUESSED if name in guessed and (name != "work" or merged["work"] != identity)
    )
    return identity, Description(**merged)


def _plain(key: str, value: object) -> object:
    """YAML and TOML read an unquoted date as a date, and YAML a year as a number: both mean their text."""
    if key == "date":
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return value


def _sentence(error: ValidationError, where: str) -> str:
    first = error.errors()[0]
    key = str(first["loc"][0]) if first["loc"] else "?"
    if first["type"] == "extra_forbidden":
        return f'the {where} has a key "{key}" that is not known'
    return f'the {where} has a wrong value for "{key}" ({first["msg"].lower()})'

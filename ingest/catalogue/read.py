"""The corpus folder's data files, checked against the dataclasses they fill."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from advicehub.errors import CatalogueError
from ingest.catalogue.category import Category
from ingest.catalogue.collection import Collection
from ingest.catalogue.differing import Differing
from ingest.catalogue.reference import Reference
from ingest.catalogue.source import Source
from ingest.catalogue.term import Term
from ingest.catalogue.topic import Topic

SOURCES, TOPICS, CATEGORIES = "sources.toml", "topics.toml", "categories.toml"
GLOSSARY, COLLECTIONS, DIFFERING = "glossary.toml", "collections.toml", "differing.toml"
"""The data files of a corpus folder; one that is missing holds nothing."""

TABLES: Mapping[str, tuple[str, type]] = {
    SOURCES: ("source", Source),
    TOPICS: ("topic", Topic),
    CATEGORIES: ("category", Category),
    GLOSSARY: ("term", Term),
    COLLECTIONS: ("collection", Collection),
    DIFFERING: ("differing", Differing),
}
"""What stands in each file: `[[table]]` entries, each of them one value."""


_CONFIG = ConfigDict(extra="forbid", strict=True)
_ID = re.compile("[a-z0-9]+([_-][a-z0-9]+)*")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T")
_N = TypeVar("_N", bound=_Named)


def read_reference(folder: Path) -> Reference:
    """Everything the corpus `folder` knows besides documents; an empty `Reference` when it is not there.

    Raises `CatalogueError` naming file, entry and field where a file is not as it should be. References
    from one entry to another and ids given twice (the first holds) are left to `advicehub corpus check`.
    """
    return Reference(
        sources=_by_id(read_entries(folder / SOURCES, "source", Source)),
        topics=_by_id(read_entries(folder / TOPICS, "topic", Topic)),
        categories=_by_id(read_entries(folder / CATEGORIES, "category", Category)),
        terms=_by_id(read_entries(folder / GLOSSARY, "term", Term)),
        collections=_by_id(read_entries(folder / COLLECTIONS, "collection", Collection)),
    )


def read_differing(folder: Path) -> tuple[Differing, ...]:
    """The places that a curator has found to differ; none when there is no such file. Errors as `read_reference`."""
    return read_entries(folder / DIFFERING, "differing", Differing)


def read_entries(file: Path, table: str, kind: type[_T]) -> tuple[_T, ...]:
    """The `[[table]]` entries of `file` in its order, each as a `kind`; none when there is no file.

    Raises `CatalogueError` naming file, entry and field.
    """
    try:
        data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise CatalogueError(file.name, f"it cannot be opened ({error.strerror})") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(file.name, f"it is not valid TOML ({error})") from None
    entries = data.pop(table, [])
    if data:
        raise CatalogueError(file.name, f'it has "{next(iter(data))}", but only [[{table}]] entries belong in it')
    if not isinstance(entries, list):
        raise CatalogueError(file.name, f"{table} is not a list of [[{table}]] entries")
    found = _checked(entries, table, kind, file)
    for number, value in enumerate(found):
        # Ids become names of files and parts of addresses.
        if not _ID.fullmatch(getattr(value, "id", "none")):
            reason = "an id is small letters and digits, joined by - or _"
            raise CatalogueError(file.name, reason, _name(entries[number], table, number), "id")
    return found


def _checked(entries: list[object], table: str, kind: type[_T], file: Path) -> tuple[_T, ...]:
    adapter = TypeAdapter[tuple[_T, ...]](tuple[kind, ...], config=_CONFIG)  # type: ignore[valid-type]
    try:
        # By way of JSON, whose arrays a strict check takes for tuples.
        return adapter.validate_json(json.dumps(entries, default=_text))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        number, *path = first["loc"]
        field = ".".join(str(part) for part in path)
        name = _name(entries[int(number)], table, int(number))
        raise CatalogueError(file.name, _reason(first["type"], first["msg"]), name, field) from None


def _reason(kind: str, message: str) -> str:
    known = {"unexpected_keyword_argument": "this field is not known", "missing": "it is missing"}
    return known.get(kind, message[:1].lower() + message[1:])


def _name(entry: object, table: str, number: int) -> str:
    """What a person finds the entry by: its id, else its place in the file."""
    if isinstance(entry, Mapping) and isinstance(entry.get("id"), str) and entry["id"]:
        return str(entry["id"])
    return f"{table} {number + 1}"


def _text(value: object) -> str:
    """TOML reads an unquoted date as a date; here it means its text."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _by_id(entries: Iterable[_N]) -> Mapping[str, _N]:
    found: dict[str, _N] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return MappingProxyType(found)

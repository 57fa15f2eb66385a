"""A query: an id and what is asked."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import AliasChoices, BaseModel, Field, TypeAdapter

from advicehub.errors import DataError
from eval import json_lines
from eval.identifier import LENIENT, Identifier


@dataclass(frozen=True, slots=True)
class Query:
    """`language` is the ISO 639-1 code the set gives, '' where it gives none. The text is never printed."""

    id: str
    text: str
    language: str = ""

    def __repr__(self) -> str:
        return f"Query({self.id!r}, <{len(self.text)} characters>, {self.language!r})"


class _Metadata(BaseModel):
    model_config = LENIENT
    lang: str = ""


class _Line(BaseModel):
    model_config = LENIENT
    id: Identifier = Field(validation_alias=AliasChoices("id", "_id"))
    text: str
    language: str = Field(default="", validation_alias=AliasChoices("language", "lang"))
    metadata: _Metadata = _Metadata()


_SHAPE = TypeAdapter(_Line)


def read_queries(file: Path) -> dict[str, Query]:
    """Queries by id, in the order of `file`.

    A line is `{"id","text","language"?}`, where `lang` does too, or BEIR's `{"_id","text","metadata"?}`.
    Raises `DataError` naming the line for a malformed line and for an id that comes twice, and when there
    is no query at all.
    """
    queries: dict[str, Query] = {}
    for number, line in json_lines.read(file, _SHAPE):
        if line.id in queries:
            json_lines.refuse(file, number, f"the id {line.id} stands on an earlier line too")
        queries[line.id] = Query(line.id, line.text, line.language or line.metadata.lang)
    if not queries:
        raise DataError(f"{file.name}: it holds no query")
    return queries

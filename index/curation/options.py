"""What the command line says of a document, as options."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from advicehub.errors import SourceError, UsageError
from index.access import group_name
from ingest.declared import declared

F = TypeVar("F", bound=Callable[..., Any])

_TEXTS = {
    "title": "Its title.",
    "type": "What it is: treaty, soft law, general comment, report, guidance, law, note …",
    "issuer": "Who issued it.",
    "date": "Its date: YYYY, YYYY-MM or YYYY-MM-DD.",
    "symbol": "Its document symbol.",
    "language": "Its language (ISO 639-1).",
    "country": "The country it is about (English name).",
    "licence": "Its licence.",
}
_OF_ONE = ("title", "date", "symbol")


def description_options(function: F) -> F:
    """`--access`, `--topics`, `--binding` and an option for each text field; passed together as keywords."""
    for name, text in reversed(_TEXTS.items()):
        function = click.option(f"--{name}", help=text)(function)
    function = click.option("--topics", help="Ids of topics, separated by commas.")(function)
    function = click.option("--binding/--not-binding", default=None, help="Whether it binds by itself.")(function)
    return click.option("--access", help="The group that may read it (public: everybody).")(function)


def fields_of(options: dict[str, Any], files: int) -> dict[str, Any]:
    """The options that were given for so many files, as fields of a description. Raises `UsageError` naming the
    wrong one."""
    given = {name: value for name, value in options.items() if value not in (None, "")}
    if files > 1 and (one := next((name for name in _OF_ONE if name in given), "")):
        raise UsageError(f"--{one} is for one file; describe the files one at a time")
    if "topics" in given:
        given["topics"] = [topic.strip() for topic in given["topics"].split(",") if topic.strip()]
    if "access" in given:
        group_name(given["access"])
    try:
        return dict(declared(given, "", "command line").fields)
    except SourceError as error:
        raise UsageError(error.reason) from None


def id_of(text: str) -> str:
    """`text` as a document's id, '' for none. Raises `UsageError` for what cannot be one."""
    try:
        return str(declared({"id": text}, "", "command line").fields["id"]) if text else ""
    except SourceError:
        raise UsageError("--as: an id is one line without / and \\") from None

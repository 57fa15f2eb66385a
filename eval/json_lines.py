"""Reads a file of JSON lines, each checked; what is wrong is named by file and line and never repeated."""

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from advicehub.errors import DataError

T = TypeVar("T")


def read(file: Path, shape: TypeAdapter[T]) -> Iterator[tuple[int, T]]:
    """Yield (line number from 1, value) of each line of `file` that is not blank, in order.

    Raises `DataError` naming file and line for what is not UTF-8, not JSON or not of `shape`.
    """
    for number, line in text_lines(file):
        try:
            yield number, shape.validate_json(line)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False, include_context=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            refuse(file, number, f"{where + ': ' if where else ''}{first['msg']}")


def text_lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield (line number from 1, text) of the lines that are not blank; only a line feed ends a line.

    Raises `DataError` when the file cannot be read or a line is not UTF-8.
    """
    try:
        with file.open("rb") as stream:
            for number, line in enumerate(stream, start=1):
                text = _decoded(file, number, line)
                if text.strip():
                    yield number, text.rstrip("\r\n")
    except FileNotFoundError:
        raise DataError(f"{file.name}: there is no such file") from None
    except IsADirectoryError:
        raise DataError(f"{file.name}: it is a folder, not a file") from None
    except OSError as error:
        raise DataError(f"{file.name}: it cannot be read ({error.strerror})") from None


def refuse(file: Path, number: int, reason: str) -> NoReturn:
    """Raise `DataError` about line `number` of `file`. `reason` must not hold a question's text."""
    raise DataError(f"{file.name}, line {number}: {reason}")


def _decoded(file: Path, number: int, line: bytes) -> str:
    try:
        # Some editors put a byte order mark at the head of a file.
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        refuse(file, number, "it is not UTF-8")

"""Questions from a file, a JSON object a line, and results to a file, whole or not at all."""

import io
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from advicehub.errors import DataError, QuestionError, UsageError
from advicehub.whole_file import FULL, full_disk_is_named, whole_file
from index.question import Question, question


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: its id, and the question or the reason why it cannot be asked."""

    id: str
    question: Question | None
    reason: str = ""


def read_questions(file: Path) -> list[Line]:
    """Read {"id","text"} lines ("language" or "lang" may be given); blank lines are passed over.

    A question that cannot be asked stays in its place with the reason. Raises `DataError`, naming
    file and line, for a line that is not such an object and for an id that comes twice.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise DataError(f"{file}: is not UTF-8 text") from None
    found = [_line(file, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    seen: set[str] = set()
    for line in found:
        if line.id in seen:
            raise DataError(f"{file}: the id {line.id} comes twice")
        seen.add(line.id)
    return found


def _line(file: Path, number: int, line: str) -> Line:
    try:
        record = json.loads(line)
        id_, text = record.get("id", record.get("_id")), record["text"]
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        raise DataError(f'{file}, line {number}: is not a JSON object with "id" and "text"') from None
    if not isinstance(id_, str | int) or not isinstance(text, str) or not str(id_).isprintable():
        raise DataError(f'{file}, line {number}: "id" and "text" must be text')
    try:
        return Line(str(id_), question(text, str(record.get("language") or record.get("lang") or "")))
    except (QuestionError, UsageError) as error:
        return Line(str(id_), None, str(error))


@contextmanager
def written_whole(file: Path) -> Iterator[IO[str]]:
    """A text file that takes the place of `file` when the block ends well, and leaves no trace otherwise.

    Raises `DataError` when it cannot be written, or when something other than a file stands there;
    `StorageFull` when the disk is full.
    """
    file = file.resolve() if file.name else file  # a link stays one: what it points to is replaced
    # A device or a folder must not be replaced by a file.
    if (file.exists() and not file.is_file()) or not file.name:
        raise DataError(f"{file}: is not a file that can be written")
    full = full_disk_is_named(file.parent, "nothing was written")
    with full, ExitStack() as stack:
        try:
            stream = stack.enter_context(whole_file(file))
        except OSError as error:
            if error.errno in FULL:
                raise
            raise DataError(f"{file}: cannot be written ({error.strerror})") from None
        text = io.TextIOWrapper(stream, encoding="utf-8")
        yield text
        text.flush()


def write_line(stream: IO[str], record: dict[str, Any]) -> None:
    """Write `record` as one line of JSON."""
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")

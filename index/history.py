"""The history: a line for every change of the edition in use, appended and never altered.

A line is written, and on disk, before the edition it names comes into use. A command that is killed in
between leaves a line of something that never happened; `happened` knows it, because what comes after the
line (the next one, or the edition in use) does not start from the edition it names.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from advicehub.whole_file import sync
from index.library import Library
from index.touched import Touched

FILE_NAME = "history.jsonl"


@dataclass(frozen=True, slots=True)
class Change:
    """`when` is ISO 8601 in UTC. The edition in use was `before` ('' for none) and is `after`.

    `action` is the command ("ingest", "add", "undo"); `documents` are in order of id.
    """

    when: str
    action: str
    before: str
    after: str
    reason: str = ""
    documents: tuple[Touched, ...] = ()


_ADAPTER = TypeAdapter(Change)


def append(home: Path, change: Change) -> None:
    """Add `change` as a line, on disk before this returns. The writer's lock must be held."""
    file = home / FILE_NAME
    new = not file.exists()
    with file.open("a+b") as stream:
        if stream.tell() and not _ends_a_line(stream.fileno()):
            stream.write(b"\n")  # a line torn by a power cut stays by itself
        stream.write(json.dumps(change_json(change), ensure_ascii=False).encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    if new:
        sync(home)


def _ends_a_line(handle: int) -> bool:
    return os.pread(handle, 1, os.fstat(handle).st_size - 1) == b"\n"


def written(home: Path) -> list[Change]:
    """The changes as they were written, oldest first, whether or not they happened; torn lines are passed over."""
    try:
        lines = (home / FILE_NAME).read_bytes().split(b"\n")
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [change for line in lines if line and (change := _change(line)) is not None]


def happened(changes: Sequence[Change], current: str) -> list[Change]:
    """Those of `changes`, as written, that took place, when `current` is the edition in use now."""
    after = (*(change.before for change in changes[1:]), current)
    return [change for change, then in zip(changes, after, strict=False) if change.after == then]


def of_library(library: Library) -> list[Change]:
    """The changes of `library` that took place, oldest first."""
    # In this order: a change that is made meanwhile is then one that has not happened yet.
    current = library.current_or_none() or ""
    return happened(written(library.home), current)


def added_on(changes: Iterable[Change], group: str) -> dict[str, str]:
    """The time each document of `group` came to it, by id, from changes that happened.

    It says nothing of other groups: a document that came from one was added when it came.
    """
    found: dict[str, str] = {}
    for change in changes:
        for document in change.documents:
            if document.group != group:
                continue
            if document.what == "gone":
                found.pop(document.id, None)
            elif document.what == "added":
                found.setdefault(document.id, change.when)
    return found


def change_json(change: Change) -> dict[str, Any]:
    """{"when","action","from","to","reason","documents":[{"id","group","what"}]}"""
    fields = asdict(change)
    return {"from" if key == "before" else "to" if key == "after" else key: value for key, value in fields.items()}


def _change(line: bytes) -> Change | None:
    try:
        stored = json.loads(line)
        stored["before"], stored["after"] = stored.pop("from"), stored.pop("to")
        return _ADAPTER.validate_python(stored)
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError):
        return None

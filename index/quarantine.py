"""Files that were refused, with their reasons, until they are taken or discarded. Their content is not kept."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from advicehub.whole_file import write_whole

FILE_NAME = "quarantine.json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """`name` is how the file is shown ("a.zip › x.pdf"), `path` the file that was given, or its container.

    `sha256` is '' for a file that could not be read; `group` is whom it was meant for, '' when nobody
    said; `command` is what refused it; `when` is ISO 8601 in UTC.
    """

    name: str
    path: str
    sha256: str
    reason: str
    group: str
    when: str
    command: str


_ADAPTER = TypeAdapter(list[Refusal])


def read(home: Path) -> list[Refusal]:
    """What is in quarantine, oldest first; nothing when its file is not there or is damaged."""
    try:
        return _ADAPTER.validate_python(json.loads((home / FILE_NAME).read_bytes()))
    except (OSError, ValueError, ValidationError):
        return []


def update(home: Path, taken: Sequence[tuple[str, str, str]], refused: Sequence[Refusal]) -> None:
    """Let go what was `taken` since, as (name, path, sha256), and record what was `refused`; the writer's lock
    must be held. A disk that is full is passed over: by now the edition is in use, and this is only a record."""
    held = read(home)
    came = {(name, path) for name, path, _ in taken}
    bytes_ = {digest for _, _, digest in taken}
    newer = {(each.name, each.path) for each in refused}
    left = [
        each
        for each in held
        if (each.name, each.path) not in came | newer and not (each.sha256 and each.sha256 in bytes_)
    ]
    with suppress(OSError):
        write(home, [*left, *refused], held)


def write(home: Path, refusals: Sequence[Refusal], held: Sequence[Refusal]) -> None:
    """Put `refusals` in the place of `held`, whole or not at all."""
    if list(refusals) != list(held):
        body = json.dumps([asdict(each) for each in refusals], ensure_ascii=False, indent=1)
        write_whole(home / FILE_NAME, body.encode("utf-8", "replace"))

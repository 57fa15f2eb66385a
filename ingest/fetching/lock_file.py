"""The lock file: what was fetched, from where, when, and exactly which bytes."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from advicehub.errors import DataError
from advicehub.whole_file import write_whole
from ingest.fetching.disk import HIDDEN

LOCK_FILE = "sources.lock.json"

_Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Path = Annotated[str, Field(pattern=r"^(\.changed/)?[a-z0-9][a-z0-9._-]*$")]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file. `file` is its path inside the folder, `address` where it was found after redirects.

    `fetched` is the day in UTC, `etag` and `last_modified` what the server said of it, `licence` the
    catalogue's note or "not stated".
    """

    file: _Path
    address: str
    sha256: _Hash
    size: Annotated[int, Field(ge=0)]
    media_type: str
    fetched: str
    etag: str
    last_modified: str
    licence: str


@dataclass(frozen=True, slots=True)
class Locked:
    """A file that was fetched: the version in use, and a newer one that waits until a person accepts it."""

    source: str
    language: str
    asked: str
    current: Version
    changed: Version | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    version: Annotated[int, Field(ge=1, le=1)]
    files: tuple[Locked, ...]


_ADAPTER = TypeAdapter(_Shape)


def read_lock(folder: Path) -> dict[str, Locked]:
    """What was fetched into `folder`, by file name; nothing where there is no lock file. Raises `DataError`."""
    file = folder / LOCK_FILE
    try:
        shape = _ADAPTER.validate_json(file.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DataError(f"{file.name}: it cannot be read ({error.strerror})") from None
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise DataError(f"{file.name}: it is not as it was written ({where or 'no JSON'})") from None
    return {each.current.file: each for each in shape.files}


def write_lock(folder: Path, locked: Mapping[str, Locked]) -> None:
    """Replace the lock file, its entries in order of file name."""
    files = [asdict(locked[name]) for name in sorted(locked)]
    text = json.dumps({"version": 1, "files": files}, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / LOCK_FILE, text.encode(), folder / HIDDEN)

"""Which files are to be read: folders are walked, what cannot be read is refused with a reason."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import SourceError, UsageError
from ingest.asked import SUFFIX as ASKED_SUFFIX
from ingest.declared import SIDECAR_SUFFIX
from ingest.kind import SUFFIXES, kind_of


@dataclass(frozen=True, slots=True)
class Refused:
    """`path` is not read; `reason` is a sentence for a person, without the file's name."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Collected:
    """Files to read, in the order of the paths given and sorted inside folders, and what was refused."""

    files: tuple[Path, ...]
    refused: tuple[Refused, ...]


_PASSED_OVER = (".", "~$")
_LEFT_BY_PROGRAMS = frozenset(("Thumbs.db", "desktop.ini", "sources.lock.json"))


def collect(paths: Sequence[Path]) -> Collected:
    """Find the files under `paths`; raise `UsageError` for a path that does not exist.

    Hidden files and folders, what programs leave beside files, and the sidecars of other files are passed over.
    What a file is follows from its content. A file found twice is read once.
    """
    files: dict[Path, Path] = {}
    refused: list[Refused] = []
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"there is no file or folder at {path}")
        for found in _walk(path, refused):
            try:
                kind_of(found)
            except SourceError as error:
                refused.append(Refused(found, error.reason))
            else:
                files.setdefault(found.resolve(), found)
    return Collected(tuple(files.values()), tuple(refused))


def _walk(path: Path, refused: list[Refused]) -> Iterator[Path]:
    if not path.is_dir():
        if path.is_file():
            yield path
        else:
            refused.append(Refused(path, "it is a link that leads nowhere, or no ordinary file"))
        return
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        refused.append(Refused(path, f"the folder cannot be opened ({error.strerror})"))
        return
    for entry in entries:
        if entry.name.startswith(_PASSED_OVER) or entry.name in _LEFT_BY_PROGRAMS or _is_sidecar(entry):
            continue
        # A link to a folder may lead back up.
        if entry.is_dir() and entry.is_symlink():
            refused.append(Refused(entry, "it is a link to a folder, which is not followed"))
            continue
        yield from _walk(entry, refused)


def _is_sidecar(path: Path) -> bool:
    if path.name.endswith(ASKED_SUFFIX):
        return path.with_name(path.name.removesuffix(ASKED_SUFFIX)).is_file()
    if path.suffix != SIDECAR_SUFFIX:
        return False
    return path.with_suffix("").suffix.lower() in SUFFIXES or path.with_suffix("").is_file()

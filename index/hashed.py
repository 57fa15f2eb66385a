"""Which files of an edition were hashed, and how they looked then: what nobody wrote to since is as it was."""

import json
import os
from contextlib import suppress
from pathlib import Path

from advicehub.whole_file import make_folder, write_whole

_FOLDER = Path("cache", "hashed")


def notes_of(home: Path, edition: str) -> Path:
    """The file that says it of `edition`."""
    return home / _FOLDER / f"{edition}.json"


class Hashed:
    """What is known of one edition: by file name, its inode, size and time of its last change (ns)."""

    def __init__(self, home: Path, edition: str) -> None:
        self._file = notes_of(home, edition)
        self._known = _read(self._file)
        self._now = dict(self._known)

    def is_as_it_was(self, name: str, found: os.stat_result) -> bool:
        """Whether the file `name` was hashed and, by `found`, was not written to since."""
        return self._known.get(name) == _look(found)

    def note(self, name: str, found: os.stat_result) -> None:
        """The file `name` was hashed after it looked like `found`, and is what was written."""
        self._now[name] = _look(found)

    def keep(self) -> None:
        """Write it down for the next time; where that cannot be, files are hashed again."""
        if self._now != self._known:
            with suppress(OSError):
                make_folder(self._file.parent)
                write_whole(self._file, json.dumps(self._now, indent=1).encode())


def _look(found: os.stat_result) -> list[int]:
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _read(file: Path) -> dict[str, list[int]]:
    try:
        stored = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return stored if isinstance(stored, dict) else {}

"""Where the file that a quotation was taken from is: among files that were given, or in a library."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from advicehub.errors import UsageError
from assistant.reading import Reading, hash_of
from index.library import Library


@dataclass(frozen=True, slots=True)
class Source:
    """`path` has the hash that was asked for; None when there is no such file. Then `other` is the SHA-256 of the
    file that was given in its stead, '' when none was. `names` are those the source is known to have come under.

    Of a `scan` that nobody may wait for to be read, `kept` is the reading from when it was added, if there is one.
    """

    path: Path | None
    other: str = ""
    names: tuple[str, ...] = ()
    scan: bool = False
    kept: Reading | None = None


class Sources(Protocol):
    """Finds source files."""

    def find(self, sha256: str, name: str) -> Source:
        """The file with this SHA-256 (hex), which came as `name` ('' when that is not known)."""
        ...


class GivenFiles:
    """The files and folders that were named on the command line, and nothing else. `UsageError` for one not there."""

    def __init__(self, paths: Sequence[Path]) -> None:
        for path in paths:
            if not path.exists():
                raise UsageError(f"there is no file or folder at {path}")
        self._named = [path for path in paths if not path.is_dir()]
        inside = (each for path in paths if path.is_dir() for each in sorted(path.rglob("*")) if each.is_file())
        self._hashes = {path: _hash(path) for path in (*self._named, *inside)}

    def find(self, sha256: str, name: str) -> Source:
        """See `Sources.find`. Of files that have another hash, the one of that `name`, or the only one given, is
        taken for a changed version of it."""
        same = next((path for path, found in self._hashes.items() if found == sha256), None)
        if same is not None:
            return Source(same)
        alike = [path for path in self._hashes if path.name == name]
        alike += self._named if len(self._hashes) == 1 else []
        return Source(None, self._hashes[alike[0]] if alike else "")


class LibrarySources:
    """The sources of a library's home, whoever may read them: for those who hold the files themselves."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, sha256: str, name: str) -> Source:
        """See `Sources.find`."""
        path = self._library.source(sha256)
        names = tuple(self._library.source_names(sha256))
        if not path.is_file():
            return Source(None, names=names)
        found = _hash(path)
        return Source(path, names=names) if found == sha256 else Source(None, found, names)


def _hash(path: Path) -> str:
    try:
        return hash_of(path)
    except OSError:
        return ""

"""What would be left after a power cut: only what was brought to the disk by name."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class DiskRecord:
    """Notes every `fsync`: of a file what its content was, of a folder the names in it. A stricter disk than any:

    nothing reaches it by itself, and a rename is as lost as a write until its folder is synced.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.renames: list[Path] = []
        self._files: dict[int, tuple[int, int]] = {}
        self._names: dict[int, set[tuple[str, int]]] = {}
        self._watchers: list[Callable[[Path, Path], None]] = []
        patch.setattr(os, "fsync", self._noting(os.fsync))
        for name in ("replace", "rename"):
            patch.setattr(os, name, self._watched(getattr(os, name)))

    def before_each_rename(self, watcher: Callable[[Path, Path], None]) -> None:
        """Call `watcher(source, target)` before each rename."""
        self._watchers.append(watcher)

    def lost(self, path: Path, top: Path) -> list[Path]:
        """What a cut would lose of `path`, of all inside it, and of the names that lead to it from the folder `top`."""
        inside = [each for each in (path, *path.rglob("*")) if each.is_file()] if path.is_dir() else [path]
        found = [each for each in inside if not self._content(each)]
        above = [each for each in path.parents if each.is_relative_to(top) and each != top]
        named = [*(path.rglob("*") if path.is_dir() else ()), path, *above]
        return found + [each for each in named if not self._name(each)]

    def _content(self, file: Path) -> bool:
        found = file.stat()
        return self._files.get(found.st_ino) == (found.st_size, found.st_mtime_ns)

    def _name(self, path: Path) -> bool:
        return (path.name, path.stat().st_ino) in self._names.get(path.parent.stat().st_ino, set())

    def _noting(self, fsync: Callable[[int], None]) -> Callable[[int], None]:
        def noted(handle: int) -> None:
            fsync(handle)
            found = os.fstat(handle)
            if stat.S_ISDIR(found.st_mode):
                self._names[found.st_ino] = {(each.name, each.inode()) for each in os.scandir(handle)}
            else:
                self._files[found.st_ino] = (found.st_size, found.st_mtime_ns)

        return noted

    def _watched(self, rename: Callable[..., None]) -> Callable[..., None]:
        def watched(source: Any, target: Any, **keywords: Any) -> None:
            for watcher in self._watchers:
                watcher(Path(source), Path(target))
            self.renames.append(Path(target))
            rename(source, target, **keywords)

        return watched

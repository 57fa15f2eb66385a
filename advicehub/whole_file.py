"""Writing so that a kill, a power cut or a full disk leaves the old or the new, never half of one.

The order is always the same: the content reaches the disk, then its name does. What stands under a name is
whole, and stays after a power cut once the call that put it there has returned.
"""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from advicehub.errors import StorageFull

_ASIDE = ".new-"
_ROOM = 1 << 20
"""With less than this many bytes free, a failure to write that gives no reason is put down to a full disk."""

FULL = (errno.ENOSPC, errno.EDQUOT)
"""The system's numbers for a disk, or one's share of it, that is full."""


@contextmanager
def whole_file(target: Path, by_way_of: Path | None = None) -> Iterator[BinaryIO]:
    """What is written here stands at `target`, on disk, once the block has ended well; else nothing changed.

    It is written under another name in the folder `by_way_of`, which is on the same file system (None: in
    `target`'s own), and only the owner may read it. What a kill leaves there goes with `sweep`. Raises `OSError`.
    """
    handle, name = tempfile.mkstemp(dir=by_way_of or target.parent, prefix=_ASIDE)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        move(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def write_whole(target: Path, content: bytes, by_way_of: Path | None = None) -> None:
    """Put `content` at `target`, on disk, whole or not at all; see `whole_file`."""
    with whole_file(target, by_way_of) as stream:
        stream.write(content)


def move(source: Path, target: Path) -> None:
    """Give `source`, which is on disk, the place `target`, whose folder is made, in a way that survives a power cut."""
    make_folder(target.parent)
    source.replace(target)
    for folder in {source.parent, target.parent}:
        sync(folder)


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it that are missing, each on disk. Raises `OSError`."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for each in missing:
        sync(each.parent)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left in `folder`; no writer may be at work there."""
    for left_behind in folder.glob(f"{_ASIDE}*"):
        left_behind.unlink(missing_ok=True)


def sync_tree(folder: Path) -> None:
    """Bring every file and folder inside `folder`, and itself, to the disk, what holds others last."""
    for inside, _, names in os.walk(folder, topdown=False):
        for name in names:
            sync(Path(inside, name))
        sync(Path(inside))


def sync(path: Path) -> None:
    """Bring a file's content, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def full_disk_is_named(folder: Path, kept: str = "nothing was changed") -> Iterator[None]:
    """Turn whatever a library raises when the disk of `folder` is full into `StorageFull`.

    `kept` says to a person what became of their work.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
        if any(_is_full(each, folder) for each in _with_its_causes(error)):
            raise StorageFull(f"the disk is full: {kept}; free some space and run it again") from None
        raise


def _with_its_causes(error: BaseException | None) -> Iterator[BaseException]:
    """`error` and what was being dealt with when it came: a writer that fails while it closes hides the reason."""
    while error is not None:
        yield error
        error = error.__context__


def _is_full(error: BaseException, folder: Path) -> bool:
    """Whether `error` comes of a full disk: it says so itself, or it says nothing and there is no room left.

    NumPy raises an `OSError` without a number, FAISS a `RuntimeError` that holds the system's word for it, and
    SQLite, where it cannot lengthen its shared memory, a "disk I/O error".
    """
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in FULL
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        silent = code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
        return code == sqlite3.SQLITE_FULL or (silent and _no_room(folder))
    return isinstance(error, OSError | RuntimeError) and (
        any(os.strerror(code) in str(error) for code in FULL) or _no_room(folder)
    )


def _no_room(folder: Path) -> bool:
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    return shutil.disk_usage(there).free < _ROOM

"""Writing so that a kill or a power cut leaves the old or the new, never half of one."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from advicehub.errors import AdviceHubError, StorageFull

HIDDEN = ".fetching"
"""Folder of what is on its way. Folders with a dot are passed over when the folder is ingested."""


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, or '' when there is none."""
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


def write_whole(target: Path, content: bytes, by_way_of: Path) -> None:
    """Put `content` at `target`, on disk, whole or not at all; it is written in the folder `by_way_of` first."""
    aside = by_way_of / f"{target.name}.new"
    with aside.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    move(aside, target)


def move(source: Path, target: Path) -> None:
    """Give the file `source` the place `target`, whose folder is made, in a way that survives a power cut."""
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(source, target)  # noqa: PTH105
    for folder in {source.parent, target.parent}:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Be the only one to fetch into `folder`, which is made.

    Raises `AdviceHubError` when another process is at it or the folder cannot be written; `StorageFull`
    for a full disk.
    """
    try:
        (folder / HIDDEN).mkdir(parents=True, exist_ok=True)
        lock = (folder / HIDDEN / "running").open("a")
    except OSError as error:
        raise AdviceHubError(f"{folder}: it cannot be written ({error.strerror})") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AdviceHubError(f"{folder}: another command is fetching into it; wait until it is done") from None
        try:
            yield
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageFull("the disk is full: free some space and run it again; what came is kept") from None
            raise

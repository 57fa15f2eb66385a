"""The folder that public documents are fetched into: who may write there, and what lies hidden in it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path

from advicehub.errors import AdviceHubError
from advicehub.whole_file import full_disk_is_named, make_folder, sweep

HIDDEN = ".fetching"
"""Folder of what is on its way. Folders with a dot are passed over when the folder is ingested."""

_KEPT = "what came is kept"


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file, or '' when there is none."""
    try:
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Be the only one to fetch into `folder`, which is made.

    Raises `AdviceHubError` when another process is at it or the folder cannot be written; `StorageFull`
    for a full disk.
    """
    try:
        with full_disk_is_named(folder, _KEPT):
            make_folder(folder / HIDDEN)
            lock = (folder / HIDDEN / "running").open("a")
    except OSError as error:
        raise AdviceHubError(f"{folder}: it cannot be written ({error.strerror})") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise AdviceHubError(f"{folder}: another command is fetching into it; wait until it is done") from None
        sweep(folder / HIDDEN)
        with full_disk_is_named(folder, _KEPT):
            yield

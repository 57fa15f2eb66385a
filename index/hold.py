"""A reader's hold on an edition: as long as there is one, no other process deletes it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advicehub.errors import AdviceHubError
from index.manifest import FILE_NAME


class Hold:
    """Lasts as long as this object, and never longer than the process: the system lets go of what is killed."""

    def __init__(self, folder: Path) -> None:
        """Hold the edition in `folder`. Raises `FileNotFoundError` when it is not there or is being deleted."""
        file = folder / FILE_NAME
        self._handle = -1
        self._handle = os.open(file, os.O_RDONLY)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FileNotFoundError(file) from None
        except OSError:
            return  # a file system without locks: an edition that goes is then found missing, as before
        # It may have gone between the two steps.
        if file.stat().st_ino != os.fstat(self._handle).st_ino:
            raise FileNotFoundError(file)

    def __del__(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """Keep readers from taking hold of the edition in `folder`. Raises `AdviceHubError` when one holds it."""
    try:
        handle = os.open(folder / FILE_NAME, os.O_RDONLY)
    except OSError:
        yield  # without a manifest nobody can read it
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AdviceHubError(
                f"edition {folder.name} is being read by a command or a server; "
                "wait until that is done, or stop it, and run this one again"
            ) from None
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(handle)

"""A download on its way: the bytes that came, and what is needed to go on where it broke off."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from advicehub.whole_file import write_whole
from ingest.fetching.disk import HIDDEN
from ingest.fetching.headers import Head


@dataclass(frozen=True, slots=True)
class Begun:
    """`length` bytes of the version `head`, which `address` gave, are safe on disk.

    Without a validator it cannot be gone on with.
    """

    address: str
    head: Head
    length: Annotated[int, Field(ge=0)] = 0


_ADAPTER = TypeAdapter(Begun)


class Partial:
    """The unfinished download of the file `name`."""

    def __init__(self, folder: Path, name: str, checkpoint: int) -> None:
        # No suffix that means a kind of file: what it is must follow from its content alone.
        self.file = folder / HIDDEN / f"{name}.part"
        self._notes = folder / HIDDEN / f"{name}.begun.json"
        self._checkpoint = checkpoint

    def begun(self, address: str) -> Begun | None:
        """What can be gone on with from `address`; None when there is nothing, and nothing is left then."""
        try:
            begun = _ADAPTER.validate_json(self._notes.read_bytes())
            there = self.file.stat().st_size
        except (OSError, ValidationError):
            begun, there = None, 0
        if begun and begun.address == address and begun.head.validator and 0 < begun.length <= there:
            return begun
        self.drop()
        return None

    def drop(self) -> None:
        """Forget it."""
        self._notes.unlink(missing_ok=True)
        self.file.unlink(missing_ok=True)

    @contextmanager
    def writing(self, begun: Begun) -> Iterator[Callable[[bytes], int]]:
        """A function that appends bytes after `begun.length` and returns the length then.

        However the block ends, what came is safe on disk, with a note where it can be gone on with. The
        note never names more than is safe.
        """
        if not begun.length:
            self.drop()
        with self.file.open("r+b" if begun.length else "wb") as stream:
            stream.truncate(begun.length)
            length = safe = stream.seek(begun.length)

            def keep() -> None:
                nonlocal safe
                stream.flush()
                os.fsync(stream.fileno())
                safe = length
                if begun.head.validator:
                    note = json.dumps(asdict(replace(begun, length=length)))
                    write_whole(self._notes, note.encode())

            def write(chunk: bytes) -> int:
                nonlocal length
                stream.write(chunk)
                length += len(chunk)
                if length - safe >= self._checkpoint:
                    keep()
                return length

            try:
                yield write
            finally:
                keep()

"""Functions that tests call in a limited child."""

import time
from collections.abc import Iterator
from pathlib import Path

from advicehub.errors import SourceError


def parts(path: Path, count: int) -> Iterator[bytes]:
    """The file `count` times, numbered."""
    for number in range(count):
        yield str(number).encode() + path.read_bytes()


def refuse(path: Path) -> Iterator[bytes]:
    """Refuse the file."""
    raise SourceError(path.name, "no good")


def hoard(path: Path) -> Iterator[bytes]:
    """Take more memory than is allowed."""
    yield bytes(bytearray(4 * 1024**3))


def hang(path: Path) -> Iterator[bytes]:
    """Never answer."""
    time.sleep(600)
    yield b""

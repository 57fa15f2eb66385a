"""What may happen to a file's bytes, or to the file."""

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

Damage = Callable[[Path, Path, random.Random], None]
"""Damages the first file; the second is another one of the same home, for those that take from it."""


def _bit(file: Path, _: Path, dice: random.Random) -> None:
    content = bytearray(file.read_bytes())
    if content:
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    file.write_bytes(content)


def _zeros(file: Path, _: Path, dice: random.Random) -> None:
    """A block that was allocated and never written, as power cuts leave it."""
    content = bytearray(file.read_bytes())
    begin = dice.randrange(len(content) + 1)
    end = min(len(content), begin + dice.choice((16, 512, 4096)))
    content[begin:end] = bytes(end - begin)
    file.write_bytes(content)


def _noise(file: Path, _: Path, dice: random.Random) -> None:
    content = bytearray(file.read_bytes())
    begin = dice.randrange(len(content) + 1)
    end = min(len(content), begin + dice.randrange(1, 64))
    content[begin:end] = dice.randbytes(end - begin)
    file.write_bytes(content)


def _cut(file: Path, _: Path, dice: random.Random) -> None:
    os.truncate(file, dice.randrange(file.stat().st_size + 1))


def _more(file: Path, _: Path, dice: random.Random) -> None:
    with file.open("ab") as stream:
        stream.write(dice.randbytes(dice.randrange(1, 5000)))


def _twice(file: Path, _: Path, dice: random.Random) -> None:
    content = file.read_bytes()
    begin = dice.randrange(len(content) + 1)
    file.write_bytes(content[:begin] + content[begin // 2 :])


def _swapped(file: Path, other: Path, _: random.Random) -> None:
    content = file.read_bytes()
    file.write_bytes(other.read_bytes())
    other.write_bytes(content)


def _instead(file: Path, other: Path, _: random.Random) -> None:
    file.write_bytes(other.read_bytes())


def _gone(file: Path, _: Path, __: random.Random) -> None:
    file.unlink()


def _folder(file: Path, _: Path, __: random.Random) -> None:
    file.unlink()
    file.mkdir()


def _touched(file: Path, _: Path, __: random.Random) -> None:
    """No damage at all: it must be answered as ever."""
    os.utime(file)


DAMAGE: Mapping[str, Damage] = {
    "one bit": _bit,
    "zeros": _zeros,
    "noise": _noise,
    "cut off": _cut,
    "appended to": _more,
    "a part twice": _twice,
    "swapped": _swapped,
    "another file instead": _instead,
    "gone": _gone,
    "a folder instead": _folder,
    "touched": _touched,
}

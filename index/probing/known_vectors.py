"""The vectors of the probes, embedded once and kept: a second edition must not pay for them again."""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from advicehub.whole_file import make_folder, whole_file
from index.encoder import TOGETHER, QuestionEncoder, QuestionVectors
from index.models.embedder import Embedder
from index.probing import probe
from index.probing.probe import Probe
from index.question import Question

_PARTS = ("passages", "sentences", "asked")
_SAME = 0.999
"""The least cosine of a vector that was kept with the same made anew: below it another recipe made those kept."""


class KnownEncoder(QuestionEncoder):
    """A `QuestionEncoder` that knows the vectors of `probes`: made now, or kept in the folder `kept` since before.

    Nothing else is ever kept: these questions are the program's own.
    """

    def __init__(self, embedders: Sequence[Embedder], probes: Sequence[Probe], kept: Path) -> None:
        super().__init__(embedders)
        questions = [each.question for each in probes]
        file = kept / f"probes-{_key(embedders)}.npz"
        self._known: dict[Question, QuestionVectors] = _read(file, questions, embedders)
        if not questions or (self._known and self._is_same(questions[0])):
            return
        # Side by side, so that an engine which embeds what is waiting together can do so.
        with ThreadPoolExecutor(max_workers=TOGETHER) as pool:
            self._known = dict(zip(questions, pool.map(super().vectors, questions), strict=True))
        make_folder(kept)
        with whole_file(file) as stream:
            _write(stream, list(self._known.values()))

    def vectors(self, question: Question) -> QuestionVectors:
        """See `QuestionEncoder.vectors`."""
        return self._known.get(question) or super().vectors(question)

    def _is_same(self, question: Question) -> bool:
        made, known = super().vectors(question), self._known[question]
        pairs = [pair for part in _PARTS for pair in zip(getattr(made, part), getattr(known, part), strict=True)]
        return all(float(one[0] @ other[0]) >= _SAME for one, other in pairs)


def _key(embedders: Sequence[Embedder]) -> str:
    spaces = [[each.space, each.questions_by, each.asked_space] for each in embedders]
    return sha256(json.dumps([probe.name(), spaces]).encode()).hexdigest()[:16]


def _write(stream: BinaryIO, vectors: Sequence[QuestionVectors]) -> None:
    """For each embedder, at its place, float32 (n, 3, d): what `QuestionVectors` has of n questions, in its order."""
    rows = [[[getattr(each, part)[place][0] for part in _PARTS] for each in vectors] for place in _places(vectors)]
    np.savez(stream, *(np.asarray(each, dtype=np.float32) for each in rows))


def _places(vectors: Sequence[QuestionVectors]) -> range:
    return range(len(vectors[0].passages))


def _read(file: Path, questions: Sequence[Question], embedders: Sequence[Embedder]) -> dict[Question, QuestionVectors]:
    """What was kept of `questions`; nothing when that cannot be read: it is only a cache."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
            spaces: list[NDArray[np.float32]] = [stored[f"arr_{place}"] for place in range(len(embedders))]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return {}
    if [each.shape for each in spaces] != [(len(questions), 3, embedder.dimension) for embedder in embedders]:
        return {}
    return {
        question: QuestionVectors(*(tuple(each[row, part][None] for each in spaces) for part in range(3)))
        for row, question in enumerate(questions)
    }

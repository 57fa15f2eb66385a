"""Subjects that people ask of, as the program learned them from the lists of questions beside its notes.

For each of the two models that the program knows there is a safetensors file: "questions" int8 (m, d) with "scale"
float32 (1,), unit rows when multiplied; "owner" int32 (m,), the subject of each question; "passages" float16 (s, d),
the paragraph that treats each subject. Its metadata name the vector spaces it was made in, and it is used in no others.
"names.tsv" holds, for each subject in order, its name and the words that documents have for it. How they are made:
eval/training/subjects.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from advicehub.errors import ModelError
from index.best_two import Owners
from index.models.embedder import Embedder, Vectors
from index.widening.widening import Subject

FOLDER = Path(__file__).with_name("subjects")
NAMES = "names.tsv"

MOST = 3
"""Subjects that a question may touch."""
ENGLISH, OTHER = (21.87, -13.53), (17.11, -13.25)
"""Slope and intercept of the probability that a subject is meant, by the cosine, for questions in English and in other
languages. Logistic regression; how it was fitted and how well it tells: docs/decisions/0023-widening.md."""
DOUBT = {"en": 0.2}
"""The probability up to which a subject is not searched for at all, by the question's language."""
DOUBT_ELSEWHERE = 0.1
OF_THE_FIELD = 0.3
"""With this probability of a subject or a higher one a question is taken to be of the field that the notes treat."""


@dataclass(frozen=True, slots=True)
class Space:
    """What is known in the vector spaces of one model: see the module."""

    questions: Vectors
    owner: NDArray[np.int32]
    passages: Vectors
    _owners: Owners = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Sorted once for all questions; a frozen value has no other way to hold what follows from its fields.
        object.__setattr__(self, "_owners", Owners.of(self.owner.ravel(), len(self.passages)))

    def alike(self, question: Vectors) -> Vectors:
        """For each subject float32 (s,): the mean cosine of `question` float32 (1, d) with its two most alike;
        -1 for a subject without questions."""
        best = self._owners.best_two(self.questions @ question[0])
        return np.asarray(np.nan_to_num(best, nan=-1), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Near:
    """The places of the subjects that a question touches, most alike first, and the probability of each that it is
    meant. `strength`, 0 to 1, is how much they count; `field`, 0 to 1, how far the question is of the notes' field."""

    places: tuple[int, ...] = ()
    probabilities: tuple[float, ...] = ()
    strength: float = 0.0
    field: float = 1.0


class Subjects:
    """The subjects in the spaces of some models, in their order; None for a model in whose spaces nothing is known."""

    def __init__(self, names: Sequence[tuple[str, tuple[str, ...]]], spaces: Sequence[Space | None]) -> None:
        self._names = tuple(names)
        self._spaces = tuple(spaces)

    def near(self, vectors: Sequence[Vectors], serving: Sequence[bool], language: str) -> Near:
        """The subjects of a question in `language`. `vectors` float32 (1, d) are the question's, to compare with other
        questions, in the spaces of all models; `serving` says which of these serve its language."""
        found = [
            space.alike(vector)
            for space, vector, serves in zip(self._spaces, vectors, serving, strict=True)
            if serves and space is not None
        ]
        if not found:
            return Near()
        cosines = np.mean(found, axis=0)
        slope, intercept = ENGLISH if language == "en" else OTHER
        nearest = [int(place) for place in np.argsort(-cosines, kind="stable")[:MOST]]
        probable = [(place, 1 / (1 + exp(-(slope * float(cosines[place]) + intercept)))) for place in nearest]
        doubt = DOUBT.get(language, DOUBT_ELSEWHERE)
        meant = [(place, probability) for place, probability in probable if probability > doubt]
        highest = probable[0][1]
        return Near(
            tuple(place for place, _ in meant),
            tuple(probability for _, probability in meant),
            max(0.0, (highest - doubt) / (1 - doubt)),
            min(1.0, highest / OF_THE_FIELD),
        )

    def named(self, near: Near) -> tuple[Subject, ...]:
        """The subjects of `near`, in its order."""
        parts = zip(near.places, near.probabilities, strict=True)
        return tuple(Subject(*self._names[place], round(probability, 6)) for place, probability in parts)

    def vector(self, near: Near, space: int) -> Vectors | None:
        """float32 (1, d): the mean of the passages on the subjects of `near`, each by its probability, in the space of
        the model at `space`; None when nothing is known there, or no subject is near."""
        known = self._spaces[space]
        if known is None or not near.places:
            return None
        shares = np.asarray(near.probabilities, dtype=np.float32) / np.float32(sum(near.probabilities))
        return np.asarray((shares @ known.passages[list(near.places)])[None], dtype=np.float32)


def load_subjects(embedders: Sequence[Embedder], folder: Path = FOLDER) -> Subjects:
    """The subjects in the spaces of `embedders`. Raises `ModelError` for files that are not what they should be."""
    names = _names(folder / NAMES)
    return Subjects(names, [_space(folder, embedder, len(names)) for embedder in embedders])


def _names(file: Path) -> list[tuple[str, tuple[str, ...]]]:
    if not file.is_file():
        return []
    try:
        lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()]
        return [(name, tuple(term.strip() for term in terms.split(";") if term.strip())) for name, terms in lines]
    except (OSError, ValueError):
        raise _damaged(file) from None


def _space(folder: Path, embedder: Embedder, subjects: int) -> Space | None:
    from safetensors import SafetensorError, safe_open

    file = folder / f"{Path(embedder.name).name}.safetensors"
    if not subjects or not file.is_file():
        return None
    try:
        with safe_open(file, "np") as opened:
            about: Mapping[str, str] = opened.metadata()
            if (about["space"], about["asked"]) != (embedder.space, embedder.asked_space):
                return None
            questions = opened.get_tensor("questions").astype(np.float32) * opened.get_tensor("scale")
            owner = opened.get_tensor("owner").astype(np.int32)
            passages = opened.get_tensor("passages").astype(np.float32)
    except (OSError, SafetensorError, TypeError, KeyError, ValueError):  # without metadata there is None in their place
        raise _damaged(file) from None
    space = Space(questions, owner, passages)
    if not _fits(space, subjects, embedder.dimension):
        raise _damaged(file)
    return space


def _fits(space: Space, subjects: int, dimension: int) -> bool:
    """Whether there is a question, each is that of one of as many `subjects`, and all vectors have `dimension`."""
    count = space.owner.size
    shapes = (space.questions.shape, space.owner.shape, space.passages.shape)
    if not count or shapes != ((count, dimension), (count,), (subjects, dimension)):
        return False
    return bool(0 <= space.owner.min() <= space.owner.max() < subjects)


def _damaged(file: Path) -> ModelError:
    return ModelError(f"{file.name} is damaged: install the program again")

"""Small files of subjects, for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from index.widening.subjects import NAMES

NAMED = "note-a:1\thandcuffs; restraints\nnote-a:2\t\nnote-b:1\tcustody register\n"
"""Three subjects."""


def tensors(questions: Any, owner: Sequence[int], passages: Any) -> dict[str, Any]:
    """The tensors of a file: `questions` as they are in int8, at a scale of a hundredth."""
    return {
        "questions": np.array(questions, dtype=np.int8),
        "scale": np.array([0.01], dtype=np.float32),
        "owner": np.array(owner, dtype=np.int32),
        "passages": np.array(passages, dtype=np.float16),
    }


GOOD = tensors([[100, 0], [0, 100], [60, 80]], [0, 0, 2], [[1, 0], [0, 1], [0.5, 0.5]])
"""Of three subjects the second has no question."""


def written(
    folder: Path,
    given: Mapping[str, Any],
    about: Mapping[str, str] | None,
    names: str = NAMED,
    model: str = "stub",
) -> Path:
    """The folder with the files of one model."""
    (folder / NAMES).write_text(names, encoding="utf-8")
    save_file(dict(given), folder / f"{model}.safetensors", None if about is None else dict(about))
    return folder


def about(space: str = "stub@0000", asked: str = "") -> dict[str, str]:
    """The metadata of a file that was made in `space`, with questions in the space `asked`."""
    return {"space": space, "asked": asked or space}

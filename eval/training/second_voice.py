"""Fits the second voice of triage, which confirms or doubts what the cue lists suspect.

    python -m eval.training.second_voice

It learns from the questions made for triage and from ordinary ones, which all pass, as `QUESTIONS` lists them.
`signals-training-3.jsonl` is left out: what is written about the voice in decision 27 was counted on it.
"""

import json
import math
from pathlib import Path

import click
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.triage.folding import fold
from assistant.triage.second_voice import BUCKETS, KINDS, SCALE, heard
from assistant.triage.sheet import sheet

SETS = Path(__file__).parent.parent / "query_sets"
QUESTIONS = (
    "signals-development",
    "signals-training-1",
    "signals-training-2",
    "development",
    "calibration",
    "near-development",
)
WEIGHTS = Path(__file__).parents[2] / "assistant" / "triage" / "words" / "second_voice.txt"
PATIENCE = 10.0
"""`C` of the regression: of 3, 10 and 30 the one that doubted best in five parts of the sets."""


@click.command()
@click.option("--out", type=click.Path(path_type=Path), default=WEIGHTS, help="The file to write to.")
def learn(out: Path) -> None:
    """Fit the weights and write them, one line a kind."""
    lines = [line for name in QUESTIONS for line in _read(SETS / f"{name}.jsonl")]
    seen = _matrix([heard(fold(text, language, sheet(language).spelling)) for text, language, _ in lines])
    kinds = np.array([kind for *_, kind in lines])
    rows = []
    for kind in KINDS:
        fitted = LogisticRegression(C=PATIENCE, max_iter=1000).fit(seen, kinds == kind)
        weights = np.append(fitted.coef_[0], fitted.intercept_[0])
        rows.append(" ".join(map(str, np.rint(weights * SCALE).astype(int).tolist())))
    out.write_text("\n".join(rows) + "\n", encoding="ascii")
    click.echo(f"{len(lines)} questions", err=True)


def _read(file: Path) -> list[tuple[str, str, str]]:
    """Text, language and kind of each line; a question of a set without kinds passes."""
    read = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    named = file.stem.startswith("signals")
    return [(line["text"], line["language"], line["kind"] if named else "pass") for line in read]


def _matrix(rows: list[list[int]]) -> "csr_matrix[np.float64]":
    """Each row of places as a vector of length 1, as `second_voice.chance` counts it."""
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), 1 / math.sqrt(max(1, len(row)))) for row in rows])
    return csr_matrix((values, np.concatenate(rows).astype(np.int64), ends), shape=(len(rows), BUCKETS))


if __name__ == "__main__":
    learn()

"""A run: what was found for each query, as a TREC run file."""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.json_lines import refuse, text_lines
from index.batch import written_whole

Run = dict[str, dict[str, float]]
"""Scores by query id and document id."""

TAG = "advicehub"


def ranked(scores: Mapping[str, float], depth: int) -> list[tuple[str, float]]:
    """The `depth` best (document, score), by falling score; equal scores in order of document id."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:depth]


def write_run(file: Path, rankings: Mapping[str, Sequence[tuple[str, float]]]) -> None:
    """Write `rankings` (best first, by query id): lines `query Q0 document rank score tag`, ranks from 1."""
    with written_whole(file) as stream:
        for query, ranking in rankings.items():
            printed = _printed(score for _, score in ranking)
            for rank, ((document, _), score) in enumerate(zip(ranking, printed, strict=True), start=1):
                stream.write(f"{query} Q0 {document} {rank} {score} {TAG}\n")


def _printed(scores: Iterable[float]) -> list[str]:
    """Scores as text that falls at every rank.

    trec_eval reads scores as float32, orders by them and not by rank, and breaks ties its own way; so
    a score that would not fall is put one float32 step below the one before. Nine digits tell any
    two float32 apart.
    """
    printed = []
    last = np.float32(np.inf)
    for score in scores:
        last = min(np.float32(score), np.nextafter(last, np.float32(-np.inf)))
        printed.append(f"{last:.9g}")
    return printed


def read_run(file: Path) -> Run:
    """Read a TREC run file, six columns parted by white space.

    Raises `DataError` naming the line for another number of columns, a rank that is no whole number,
    a score that is not a finite number, and a document that comes twice for one query.
    """
    run: Run = {}
    for number, line in text_lines(file):
        columns = line.split()
        if len(columns) != 6:
            refuse(file, number, f"expected query, Q0, document, rank, score, tag; found {len(columns)} columns")
        query, _, document, rank, score, _ = columns
        if not rank.isdecimal():
            refuse(file, number, "the rank is not a whole number")
        found = run.setdefault(query, {})
        if document in found:
            refuse(file, number, f"document {document} comes twice for query {query}")
        found[document] = _score(file, number, score)
    return run


def _score(file: Path, number: int, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        refuse(file, number, "the score is not a finite number")
    return value

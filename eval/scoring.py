"""A run scored: each measure's mean over the judged queries, with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advicehub.errors import DataError
from eval import interval, measures
from eval.half import Half, in_half
from eval.interval import Estimate
from eval.qrels import read_qrels
from eval.trec_run import read_run


@dataclass(frozen=True, slots=True)
class Scored:
    """`queries` judged queries were scored; `missing` of them are not in the run and count 0."""

    run: str
    qrels: str
    half: Half
    queries: int
    missing: int
    measures: dict[str, Estimate]


def score(run_file: Path, qrels_file: Path, wanted: Sequence[Any], half: Half) -> Scored:
    """Score the TREC run in `run_file` against the judgments in `qrels_file`, over the queries of `half`.

    Raises `DataError` for a file that cannot be used, and when no query of the run is judged.
    """
    run = read_run(run_file)
    judged = read_qrels(qrels_file)
    if run and run.keys().isdisjoint(judged):
        raise DataError(f"{run_file.name}: no query of it is judged in {qrels_file.name}")
    qrels = {query: grades for query, grades in judged.items() if in_half(query, half)}
    if not qrels:
        raise DataError(f"{qrels_file.name}: it holds no judgment in the {half} half")
    asked = {query: scores for query, scores in run.items() if query in qrels}
    values = measures.per_query(wanted, qrels, asked)
    estimates = {name: interval.mean(list(each.values())) for name, each in values.items()}
    return Scored(run_file.name, qrels_file.name, half, len(qrels), len(qrels) - len(asked), estimates)

"""Measures of a run against judgments, computed by `ir_measures`, most of them with trec_eval's own code."""

from collections.abc import Sequence
from typing import Any

import ir_measures

from advicehub.errors import UsageError
from eval.qrels import Qrels
from eval.trec_run import Run

DEFAULT = "nDCG@10 R@100 RR"


def parse(names: str) -> list[Any]:
    """The measures named in `names`, parted by spaces or commas, such as "nDCG@10 R@100 RR", each once.

    Raises `UsageError` naming the first that is unknown or cannot be computed in this installation.
    """
    found = dict.fromkeys(_measure(name) for name in names.replace(",", " ").split())
    if not found:
        raise UsageError("no measure was named")
    return list(found)


def _measure(name: str) -> Any:
    try:
        measure = ir_measures.parse_measure(name)
        ir_measures.evaluator([measure], {"q": {"d": 1}})
    except (NameError, ValueError, KeyError, TypeError, AttributeError, AssertionError, RuntimeError):
        raise UsageError(f"unknown measure: {name}") from None
    return measure


def per_query(measures: Sequence[Any], qrels: Qrels, run: Run) -> dict[str, dict[str, float]]:
    """Values by measure and query, for every judged query; one that is missing in the run has the value 0.

    Queries that are not judged are left out. Equal scores are ordered as trec_eval does, by document
    id from the last to the first.
    """
    values: dict[str, dict[str, float]] = {str(measure): dict.fromkeys(qrels, 0.0) for measure in measures}
    for metric in ir_measures.iter_calc(list(measures), qrels, run):
        values[str(metric.measure)][metric.query_id] = float(metric.value)
    return values

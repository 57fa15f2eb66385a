"""Fits the model that decides between an answer and an honest no, and measures it where it was not fitted.

A question counts as one to answer when the library answers it and a passage that holds its gold
stands among the first three hits; every other question should end in "no answer". What the card
reports is out of fold: each topic's questions are judged by a model that saw none of that topic.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from advicehub.errors import DataError
from advicehub.terminal import progress
from assistant.answering import Assistant
from assistant.signals import NAMES
from eval.passage_report import FoundPassage, holds
from eval.queries.asked_question import AskedQuestion
from index.access import PUBLIC
from index.question import question
from index.searcher import Mode

FIRST = 3
"""Hits an answer is likely to quote: a right passage further down does not reach the person."""

FOLDS = 6
STRENGTH = 0.1
"""Inverse strength of the L2 penalty: a handful of signals, a few hundred questions."""

MOST_FALSE_ANSWERS = 0.25
"""The operating point in English and in other languages: at most this share of the unanswerable
questions is answered, out of fold."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One question: its topic (the fold it belongs to), its signals, and whether it is one to answer."""

    topic: str
    signals: tuple[float, ...]
    right: bool
    answerable: bool


def observe(assistant: Assistant, questions: Collection[AskedQuestion], mode: Mode) -> list[Observed]:
    """Ask every one of `questions` of what everybody may read, and note its signals. Raises `QuestionError`."""
    observed = []
    for asked in progress(questions, len(questions), "asking"):
        found = assistant.consider(question(asked.text), PUBLIC, mode)
        if found.signals is None:
            raise DataError("the library holds no passages; ingest the documents of the question set first")
        hits = [FoundPassage(hit.rank, hit.passage.document, hit.text) for hit in found.hits[:FIRST]]
        right = any(holds(hit, gold) for hit in hits for gold in asked.gold)
        observed.append(Observed(asked.topic, found.signals.row(), right, asked.answerable))
    return observed


def calibrate(observed: Sequence[Observed], source: str, edition: str) -> dict[str, Any]:
    """Fit on all of `observed` and return a calibration as its file has it, its card measured out of fold.

    `source` names the question set with its hash, `edition` the library it was asked of. Raises
    `DataError` when there are too few topics, or only right or only wrong ones, to fit anything.
    """
    signals = np.array([each.signals for each in observed])
    right = np.array([each.right for each in observed])
    topics = np.array([each.topic for each in observed])
    if len(set(topics.tolist())) < FOLDS or len(set(right.tolist())) < 2:
        raise DataError(f"calibration needs questions on at least {FOLDS} topics, some answerable and some not")
    out_of_fold = _out_of_fold(signals, right, topics)
    answerable = np.array([each.answerable for each in observed])
    english = signals[:, NAMES.index("english")] == 1
    points = {
        "english": _operating_point(out_of_fold[~answerable & english]),
        "other": _operating_point(out_of_fold[~answerable & ~english]),
    }
    given = out_of_fold >= np.where(english, points["english"], points["other"])
    model = _model().fit(signals, right)
    scaler, regression = model[0], model[1]
    return {
        "signals": list(NAMES),
        "mean": _rounded(scaler.mean_),
        "scale": _rounded(scaler.scale_),
        "weights": _rounded(regression.coef_[0]),
        "intercept": round(float(regression.intercept_[0]), 6),
        "threshold": points,
        "card": {
            "fitted_on": source,
            "edition": edition,
            "method": f"logistic regression, L2, C={STRENGTH}; figures out of fold, {FOLDS} folds by topic",
            **_card(out_of_fold, right, answerable, given),
        },
    }


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))


def _out_of_fold(
    signals: NDArray[np.float64], right: NDArray[np.bool_], topics: NDArray[np.str_]
) -> NDArray[np.float64]:
    """Probabilities (n,), each by a model that saw no question of its topic."""
    probabilities = np.empty(len(right))
    for train, test in GroupKFold(FOLDS).split(signals, right, topics):
        probabilities[test] = _model().fit(signals[train], right[train]).predict_proba(signals[test])[:, 1]
    return probabilities


def _operating_point(unanswerable: NDArray[np.float64]) -> float:
    """The least probability, to two places, that at most MOST_FALSE_ANSWERS of the unanswerable reach."""
    steps = np.arange(1, 100) / 100
    return float(next(step for step in steps if (unanswerable >= step).mean() <= MOST_FALSE_ANSWERS))


def _card(
    probabilities: NDArray[np.float64],
    right: NDArray[np.bool_],
    answerable: NDArray[np.bool_],
    given: NDArray[np.bool_],
) -> dict[str, Any]:
    return {
        "questions": len(right),
        "answerable": int(answerable.sum()),
        "right_passage_among_first": int(right.sum()),
        "auroc_right": round(float(roc_auc_score(right, probabilities)), 3),
        "auroc_answerable": round(float(roc_auc_score(answerable, probabilities)), 3),
        "answered": int(given.sum()),
        "answered_and_right": int((given & right).sum()),
        "answered_though_unanswerable": int((given & ~answerable).sum()),
        "not_answered_though_right": int((~given & right).sum()),
        "levels": _levels(probabilities[given], right[given]),
    }


def _levels(probabilities: NDArray[np.float64], right: NDArray[np.bool_]) -> list[dict[str, float]]:
    """Of the answers given, two halves by confidence: from which probability, how many, how many right."""
    middle = round(float(np.median(probabilities)), 2)
    levels = []
    for least, inside in ((middle, probabilities >= middle), (0.0, probabilities < middle)):
        levels.append({"from": least, "answers": int(inside.sum()), "right": int(right[inside].sum())})
    return levels


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [round(float(value), 6) for value in values]

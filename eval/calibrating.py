"""Fits the model that decides between an answer and an honest no, and measures it where it was not fitted.

A question counts as one to answer when the library answers it and a passage that holds its gold
stands among the first three hits; every other question should end in "no answer". Questions from elsewhere, which
have nothing to do with the field, are told apart by a model of their own, and do not count for the operating point:
they are easy, and many of them would let more near misses through. What the card reports is out of fold: each topic's
questions are judged by models that saw none of that topic, and each of those from elsewhere by one that did not see it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, KFold
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

OF_FIELD = tuple(name for name in NAMES if name not in {
    "english", "names", "years", "numbers", "countries", "figure", "figureless",
})  # fmt: skip
"""The signals that tell whether a question is of the field: those that tell a near miss say nothing of that."""

MOST_FALSE_ANSWERS = 0.4
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


def calibrate(observed: Sequence[Observed], elsewhere: Sequence[Observed], source: str, edition: str) -> dict[str, Any]:
    """Fit on all of `observed` and `elsewhere` and return a calibration as its file has it, its card measured out of
    fold.

    `source` names the question sets with their hashes, `edition` the library they were asked of. Raises
    `DataError` when there are too few topics or questions from elsewhere, or only right or only wrong ones, to fit
    anything.
    """
    signals, far = _rows(observed), _rows(elsewhere)
    right = np.array([each.right for each in observed])
    topics = np.array([each.topic for each in observed])
    if len(set(topics.tolist())) < FOLDS or len(set(right.tolist())) < 2 or len(far) < FOLDS:
        raise DataError(
            f"calibration needs questions on at least {FOLDS} topics, some answerable and some not, and as many from "
            "elsewhere"
        )
    inside, outside = _out_of_fold(signals, right, topics, far)
    answerable = np.array([each.answerable for each in observed])
    english = signals[:, NAMES.index("english")] == 1
    points = {
        "english": _operating_point(inside[~answerable & english]),
        "other": _operating_point(inside[~answerable & ~english]),
    }
    given = inside >= np.where(english, points["english"], points["other"])
    of_field, answer = _fitted(signals, right, far)
    least = np.where(far[:, NAMES.index("english")] == 1, points["english"], points["other"])
    return {
        "signals": list(NAMES),
        "of_field": _parameters(of_field, OF_FIELD),
        "answer": _parameters(answer, NAMES),
        "threshold": points,
        "card": {
            "fitted_on": source,
            "edition": edition,
            "method": f"two logistic regressions, L2, C={STRENGTH}; figures out of fold, {FOLDS} folds by topic",
            **_card(inside, right, answerable, given),
            "elsewhere": len(far),
            "elsewhere_answered": int((outside >= least).sum()),
            "auroc_elsewhere": _auroc(inside[answerable], outside),
        },
    }


def _rows(observed: Sequence[Observed]) -> NDArray[np.float64]:
    return np.array([each.signals for each in observed], dtype=np.float64).reshape(-1, len(NAMES))


def _model() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))


def _fitted(
    signals: NDArray[np.float64], right: NDArray[np.bool_], far: NDArray[np.float64]
) -> tuple[Pipeline, Pipeline]:
    """The model that tells what is of the field, over OF_FIELD, and the one that tells what is answered."""
    both = np.concatenate([signals, far])[:, [NAMES.index(name) for name in OF_FIELD]]
    return _model().fit(both, np.arange(len(both)) < len(signals)), _model().fit(signals, right)


def _probabilities(models: tuple[Pipeline, Pipeline], signals: NDArray[np.float64]) -> NDArray[np.float64]:
    of_field, answer = models
    inside = of_field.predict_proba(signals[:, [NAMES.index(name) for name in OF_FIELD]])[:, 1]
    product: NDArray[np.float64] = inside * answer.predict_proba(signals)[:, 1]
    return product


def _out_of_fold(
    signals: NDArray[np.float64], right: NDArray[np.bool_], topics: NDArray[np.str_], far: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Probabilities of the questions and of those from elsewhere, each by models that saw nothing of its fold."""
    inside, outside = np.empty(len(right)), np.empty(len(far))
    folds = zip(GroupKFold(FOLDS).split(signals, right, topics), KFold(FOLDS).split(far), strict=True)
    for (train, test), (far_train, far_test) in folds:
        models = _fitted(signals[train], right[train], far[far_train])
        inside[test], outside[far_test] = _probabilities(models, signals[test]), _probabilities(models, far[far_test])
    return inside, outside


def _parameters(model: Pipeline, names: Sequence[str]) -> dict[str, Any]:
    """The regression as the file has it, a number for each of NAMES: no weight for those it does not look at."""
    scaler, regression = model[0], model[1]
    found = dict(zip(names, zip(scaler.mean_, scaler.scale_, regression.coef_[0], strict=True), strict=True))
    mean, scale, weights = zip(*(found.get(name, (0.0, 1.0, 0.0)) for name in NAMES), strict=True)
    return {
        "mean": _rounded(mean),
        "scale": _rounded(scale),
        "weights": _rounded(weights),
        "intercept": round(float(regression.intercept_[0]), 6),
    }


def _auroc(positive: NDArray[np.float64], negative: NDArray[np.float64]) -> float:
    truth = np.concatenate([np.ones(len(positive)), np.zeros(len(negative))])
    return round(float(roc_auc_score(truth, np.concatenate([positive, negative]))), 3)


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


def _rounded(values: Sequence[float]) -> list[float]:
    return [round(float(value), 6) for value in values]

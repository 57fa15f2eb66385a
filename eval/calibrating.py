"""Fits the model that decides between an answer and an honest no, and measures it where it was not fitted.

Logistic regression on the signals of `assistant.signals` (scikit-learn, L2). A question counts as one
to answer when the library answers it and a passage that holds its gold stands among the first three
hits; every other question should end in "no answer". Probabilities that are reported are out of fold:
each topic's questions are judged by a model that saw none of that topic.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from advicehub.errors import DataError
from advicehub.terminal import progress
from assistant.answering import Assistant
from assistant.signals import NAMES
from eval import json_lines
from eval.asked_question import AskedQuestion
from eval.passage_report import holds_gold
from eval.query import Query
from index.access import PUBLIC
from index.question import question

FIRST = 3
"""Documents an answer may quote: a right passage further down does not reach the person."""

FOLDS = 6
STRENGTH = 0.3
"""Inverse strength of the L2 penalty: nine signals, a few hundred questions."""

MOST_FALSE_ANSWERS = 0.25
"""The operating point: at most this share of the questions that should end in "no answer" gets one."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One question: its topic (the fold it belongs to), its signals, and whether it is one to answer."""

    topic: str
    signals: tuple[float, ...]
    right: bool
    answerable: bool


def observe(assistant: Assistant, queries: Sequence[Query], asked: dict[str, AskedQuestion]) -> list[Observed]:
    """Ask every query of what everybody may read, and note its signals. Raises `QuestionError`."""
    observed = []
    for query in progress(queries, len(queries), "asking"):
        found = assistant.consider(question(query.text, query.language), PUBLIC)
        gold = asked[query.id].gold
        right = any(holds_gold(hit.passage.document, hit.text, gold) for hit in found.hits[:FIRST])
        if found.signals is not None:
            observed.append(Observed(query.topic, found.signals.row(), right, asked[query.id].answerable))
    return observed

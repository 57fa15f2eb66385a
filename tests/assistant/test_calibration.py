"""The calibrated model: by hand, as shipped, and what is refused."""

import json
import math
from collections.abc import Sequence
from dataclasses import fields, replace

import pytest

from advicehub.errors import DataError
from assistant import calibration
from assistant.quoting.sought import Sought
from assistant.signals import NAMES, Signals, missing, signals
from index.hit import Hit, Score
from index.question import Question
from index.searcher import ScoredSentence, Term
from index.text_store import Listed
from ingest.description import Description
from tests.assistant.fakes import hit, passage


def model(**changes: object) -> str:
    n = len(NAMES)
    answer = {"mean": [1.0] * n, "scale": [2.0] * n, "weights": [0.5, *[0.0] * (n - 1)], "intercept": 0.25}
    content = {
        "signals": list(NAMES),
        "of_field": {"mean": [0.0] * n, "scale": [1.0] * n, "weights": [0.0] * n, "intercept": math.log(3)},
        "answer": answer,
        "threshold": {"english": 0.4, "other": 0.2},
        "card": {},
    }
    alone = content | {"answer": answer | {"intercept": -9.0}}
    return json.dumps({"asked": content | changes, "alone": alone, "library": {"a" * 16: 3}})


def test_by_hand() -> None:
    given = Signals(*[5.0] * len(NAMES))
    assert calibration.parse(model()).asked.probability(given) == pytest.approx(
        0.75 / (1 + math.exp(-(0.25 + 0.5 * 2))), abs=1e-6
    )


def test_each_language_has_its_operating_point() -> None:
    made = calibration.parse(model()).asked
    assert [made.answers(0.3, "en"), made.answers(0.4, "en"), made.answers(0.2, "fr")] == [False, True, True]


def test_extremes_stay_probabilities() -> None:
    far = Signals(*[1e9] * len(NAMES))
    assert calibration.parse(model()).asked.probability(far) == 0.75


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        model(answer="x"),
        model(answer={"mean": [], "scale": [], "weights": [], "intercept": 0}),
        model(signals=["other"]),
        model(threshold=None),
    ],
)
def test_what_is_no_calibration(content: str) -> None:
    with pytest.raises(DataError, match="calibration"):
        calibration.parse(content)


def test_what_people_ask_has_a_calibration_of_its_own() -> None:
    made = calibration.parse(model())
    nothing = Signals(*[0.0] * len(NAMES))
    assert made.of(nothing) is made.alone
    assert made.of(replace(nothing, asked_multilingual=0.4)) is made.asked
    assert made.of(replace(nothing, asked_specialised=0.4)) is made.asked


@pytest.mark.parametrize("shipped", [calibration.shipped().asked, calibration.shipped().alone])
def test_the_shipped_ones_say_what_they_were_fitted_on(shipped: calibration.Calibration) -> None:
    assert 0 < shipped.english < 1 and 0 < shipped.other < 1
    for each in (shipped.of_field, shipped.answer):
        assert len(each.mean) == len(each.scale) == len(each.weights) == len(fields(Signals))
        assert all(scale > 0 for scale in each.scale)
    card = shipped.card
    assert ".jsonl, SHA-256 " in card["fitted_on"] and "out of fold" in card["method"]
    assert card["questions"] > 300 and card["answered_and_right"] <= card["answered"]


def measured(
    asked: Question, hits: Sequence[Hit], sentences: Sequence[Sequence[ScoredSentence]], sought: Sought
) -> Signals:
    return signals(asked, hits, sentences, sought, missing(asked, hits))


def test_signals_by_hand() -> None:
    scores = [
        Score("lexical", 7.0, 3.0, 0.5),
        Score("small", 0.5, 2.0, 1.0),
        Score("small sentence", 0.7, 9.0, 1.0),
        Score("large", 0.9, 1.5, 1.0),
        Score("large sentence", 0.8, 0.1, 0.0),
        Score("small asked", 0.7, 2.5, 1.5),
        Score("large asked", 0.9, 1.0, 1.5),
        Score("small subject", 0.5, 2.0, 1.2),
        Score("large subject", 0.5, 2.0, 1.2),
    ]
    hits = [hit("a", 1, 6.0, scores), hit("b", 2, 4.0, [Score("small sentence", 0.75, 0, 1.0)]), hit("c", 3, 2.0)]
    terms = (Term("zebra", "zebra", 3.0, False), Term("shot", "shot", 1.0, True))
    asked = Question("How long is a zebra shot in Kenya's 2012 Act 9?", "en")
    found = measured(asked, hits, [[], [], []], Sought(terms))
    assert found == Signals(
        english=1.0,
        margin=3.0,
        words=3.0,
        asked_specialised=0.7,
        asked_multilingual=0.9,
        alike=3.5,
        sentence=0.75,
        subject=1.2,
        unknown=0.75,
        match=0.0,
        held=0.25,
        names=2.0,
        years=1.0,
        numbers=1.0,
        countries=1.0,
        figure=1.0,
        figureless=0.0,
    )


def test_the_best_sentence_tells_whether_a_figure_is_there() -> None:
    text = "Hold nobody for long. The limit is 48 hours."
    found = replace(hit("a"), text=text, passage=passage("a", text))
    nearer = [[ScoredSentence(0, 21, 0.2), ScoredSentence(22, len(text), 0.4)]]
    other = [[ScoredSentence(0, 21, 0.6), ScoredSentence(22, len(text), 0.4)]]
    asked = Question("How long may we hold him?", "en")
    assert measured(asked, [found], nearer, Sought()).figureless == 0
    assert measured(asked, [found], other, Sought()).figureless == 1
    assert measured(asked, [found], other, Sought()).match == 0.6


def test_what_the_title_names_is_not_missing() -> None:
    asked = Question("What does the Istanbul Protocol ask?", "en")
    assert measured(asked, [replace(hit("a"), title="Istanbul Protocol")], [[]], Sought()).names == 0
    assert measured(asked, [replace(hit("a"), title="Robben Island Guidelines")], [[]], Sought()).names == 2


def test_a_library_of_other_documents_is_noticed() -> None:
    made = calibration.parse(model())
    seen, other = (
        Listed("one", "a" * 64, "one.md", "", Description("one", "One"), (), 3),
        Listed("two", "b" * 64, "two.md", "", Description("two", "Two"), (), 1),
    )
    assert made.unseen([seen]) == 0
    assert made.unseen([seen, other]) == 0.25
    assert made.unseen([other]) == 1
    assert made.unseen([]) == 0


def test_signals_where_one_model_serves() -> None:
    only = [
        Score("lexical", 0.0, 0.0, 0.25), Score("large", 0.8, 2.5, 1.0), Score("large sentence", 0.6, 1.0, 1.0),
        Score("large asked", 0.4, 1.5, 6.0), Score("small", 0.4, 9.0, 0.0), Score("small sentence", 0.9, 9.0, 0.0),
        Score("small asked", 0.9, 9.0, 0.0),
    ]  # fmt: skip
    found = measured(Question("loi", "fr"), [hit("a", scores=only)], [[]], Sought())
    assert (found.english, found.margin, found.unknown, found.subject) == (0, 0, 0, 0)
    assert (found.asked_specialised, found.asked_multilingual, found.alike, found.sentence) == (0, 0.4, 1.5, 0.6)

"""The rankings of a search: which have a part in each mode, and what they weigh."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from advicehub.settings import ModelChoice, Settings
from index import ingestion
from index.access import PUBLIC
from index.hit import Hit
from index.models import registry
from index.models.embedder import Parts
from index.opening import open_searcher
from index.question import Question, question
from index.searcher import Mode
from index.weights import fusion_weights
from index.widening.widening import NOT_WIDENED, Widening
from tests.index.widening.library import (
    ASKED,
    DOGS,
    ENGLISH,
    FAR,
    FRENCH,
    LADDER,
    LIBRARY,
    PLAIN,
    TREATED,
    WORDS,
    Open,
    cosine,
    near,
    widener,
)
from tests.stub_embedder import StubEmbedder


def names(hits: Sequence[Hit]) -> set[str]:
    """The rankings that have a part in `hits`."""
    return {score.ranking for hit in hits for score in hit.scores}


def weights(hits: Sequence[Hit]) -> dict[str, float]:
    """What each ranking weighs."""
    return {score.ranking: score.weight for score in hits[0].scores}


def test_the_modes_are_a_ladder(open_it: Open) -> None:
    searcher = open_it()
    for mode, rankings in LADDER.items():
        hits = searcher.search(ASKED, PUBLIC, 50, mode)
        assert hits and names(hits) == rankings, mode
        assert all(len(hit.scores) == len(rankings) for hit in hits)


def test_what_a_ranking_gives_is_the_same_in_every_mode_above(open_it: Open) -> None:
    searcher = open_it()
    ladder: list[Mode] = ["passages", "vocabulary", "widened", "fused"]
    found = [{hit.passage.id: hit.scores for hit in searcher.search(ASKED, PUBLIC, 50, mode)} for mode in ladder]
    for lower, upper in pairwise(found):
        assert lower.keys() == upper.keys()
        assert all(set(scores) <= set(upper[id_]) for id_, scores in lower.items())


def test_a_score_is_the_sum_of_its_explained_parts(open_it: Open) -> None:
    searcher = open_it()
    for mode in LADDER:
        for hit in searcher.search(ASKED, PUBLIC, 50, mode):
            assert hit.score == pytest.approx(sum(s.weight * s.standing for s in hit.scores), abs=1e-4), mode


def test_the_weights_are_those_of_a_question_that_a_subject_is_near_to(open_it: Open, stub: StubEmbedder) -> None:
    strength, field = near(cosine(stub, ASKED.text))
    assert 0.5 < strength < 1 and field == 1
    assert weights(open_it().search(ASKED, PUBLIC)) == {
        "lexical": 0.5, "stub": 1, "stub sentence": 1, "stub asked": 6, "vocabulary": 0.5,
        "stub subject": pytest.approx(2 * strength, abs=1e-3),
    }  # fmt: skip


def test_elsewhere_words_count_half_as_much(open_it: Open, stub: StubEmbedder) -> None:
    asked = question(f"{PLAIN}, flic", "fr")
    strength, field = near(cosine(stub, asked.text), doubt=0.1)
    found = weights(open_it().search(asked, PUBLIC))
    assert field == 1 and (found["lexical"], found["vocabulary"]) == (0.25, 0.25)
    assert found["stub subject"] == pytest.approx(2 * strength, abs=1e-3)


def test_out_of_the_field_other_words_and_subjects_count_for_nothing(open_it: Open, stub: StubEmbedder) -> None:
    searcher = open_it(asked=FAR)
    strength, field = near(max(cosine(stub, ASKED.text, FAR), cosine(stub, ASKED.text, DOGS)))
    assert strength == 0 and field < 0.5
    hits = searcher.search(ASKED, PUBLIC, 50)
    assert names(hits) == LADDER["vocabulary"] | {"stub asked"}
    assert weights(hits)["vocabulary"] == pytest.approx(0.5 * field, abs=1e-3)
    assert searcher.widening(ASKED, PUBLIC) == NOT_WIDENED
    assert searcher.search(ASKED, PUBLIC, 50, "widened") == searcher.search(ASKED, PUBLIC, 50, "vocabulary")


def test_other_words_reach_a_passage_that_has_none_of_the_questions(open_it: Open) -> None:
    asked = question("cop", "en")
    searcher = open_it(asked="")
    assert searcher.search(asked, PUBLIC, 10, "lexical") == []
    hits = {hit.passage.label + hit.title: hit for hit in searcher.search(asked, PUBLIC, 50, "vocabulary")}
    official = max(hits.values(), key=lambda hit: hit.value("vocabulary"))
    assert official.text.startswith("1. Each law enforcement official")
    assert [hit.value("vocabulary") > 0 for hit in hits.values() if hit is not official] == [False] * 4


def test_the_subjects_ranking_is_the_cosine_with_its_passage(open_it: Open, stub: StubEmbedder) -> None:
    from index.embedded import embedded

    vector = stub.embed_passages([Parts(TREATED)])[0][0].astype(np.float16).astype(np.float32)
    hits = open_it().search(ASKED, PUBLIC, 50)
    for hit in hits:
        made = stub.embed_passages([embedded(hit.passage, hit.text).parts])[0][0].astype(np.float16)
        assert hit.value("stub subject") == pytest.approx(float(made.astype(np.float32) @ vector), abs=2e-4)
    best = max(hits, key=lambda hit: hit.value("stub subject"))
    assert best.text.startswith("2. Relatives are notified")


def test_below_other_words_a_search_is_the_same_whatever_the_thesaurus_says(open_it: Open) -> None:
    others = [open_it(en="cop\tsecret; register\n"), open_it(asked="", en=ENGLISH), open_it("x", fr=FRENCH)]
    searcher = open_it()
    modes: list[Mode] = ["lexical", "dense", "passages"]
    for mode in modes:
        first = searcher.search(ASKED, PUBLIC, 50, mode)
        assert first and all(other.search(ASKED, PUBLIC, 50, mode) == first for other in others), mode


def test_with_other_words_a_search_is_another(open_it: Open) -> None:
    one, other, none = open_it(), open_it(en="cop\tsecret; register\n"), open_it(en="zebra\tregister\n")
    found = [searcher.search(ASKED, PUBLIC, 50, "vocabulary") for searcher in (one, other, none)]
    assert found[0] != found[1] != found[2] and found[2] == none.search(ASKED, PUBLIC, 50, "passages")


def test_without_subjects_all_rankings_are_those_of_words(open_it: Open) -> None:
    searcher = open_it(asked="", en=ENGLISH)
    assert searcher.search(ASKED, PUBLIC, 50, "widened") == searcher.search(ASKED, PUBLIC, 50, "vocabulary")
    assert searcher.widening(ASKED, PUBLIC) == Widening(WORDS)


def test_a_question_is_compared_with_those_of_subjects_where_questions_are_compared(
    figures: None, settings: Settings, stub: StubEmbedder, files: Callable[..., Path], tmp_path: Path
) -> None:
    stub.asked_space = "stub@0000+adapter"
    ingestion.ingest([files(**LIBRARY)], settings, ingestion.Wish())
    searcher = open_searcher(settings, widener=widener(tmp_path, [stub]))
    strength, _ = near(1)
    assert weights(searcher.search(question(PLAIN, "en"), PUBLIC))["stub subject"] == pytest.approx(
        2 * strength, abs=1e-2
    )


MODELS = (ModelChoice(name="stub", languages=("en",)), ModelChoice(name="other"))


def test_weights_by_hand() -> None:
    assert fusion_weights("en", MODELS) == {
        "lexical": 0.5, "stub": 1, "other": 1, "stub sentence": 1, "stub asked": 3, "other asked": 3,
        "vocabulary": 0.5, "stub subject": 2, "other subject": 2,
    }  # fmt: skip
    for language in ("fr", "ar"):
        assert fusion_weights(language, MODELS) == {
            "lexical": 0.25, "other": 1, "other sentence": 1, "other asked": 6,
            "vocabulary": 0.25, "stub subject": 2, "other subject": 2,
        }  # fmt: skip


def test_of_two_models_one_tells_the_subject_and_both_search_for_it(
    figures: None, tmp_path: Path, files: Callable[..., Path], stub: StubEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    both: dict[str, Any] = {"stub": stub, "other": StubEmbedder("other", 24)}
    monkeypatch.setattr(registry, "available", lambda settings: MODELS)
    monkeypatch.setattr(registry, "load", lambda choice, settings: both[choice.name])
    settings = Settings(home=tmp_path / "home", models=MODELS, workers=1, probes="off")
    ingestion.ingest([files(**LIBRARY)], settings, ingestion.Wish())
    made = widener(tmp_path, list(both.values()), en=ENGLISH)
    searcher = open_searcher(settings, widener=made)
    asked = Question(f"{PLAIN}, and she waits", "fr")
    strength, _ = near(cosine(both["other"], asked.text), doubt=0.1)
    found = weights(searcher.search(asked, PUBLIC))
    assert found["stub subject"] == found["other subject"] == pytest.approx(2 * strength, abs=1e-3)
    assert found["other"] == 1 and not {"stub", "stub asked"} & set(found)
    # In English both models tell, by the mean of their cosines.
    english = Question(asked.text, "en")
    mean = (cosine(stub, asked.text) + cosine(both["other"], asked.text)) / 2
    assert weights(searcher.search(english, PUBLIC))["stub subject"] == pytest.approx(2 * near(mean)[0], abs=1e-3)

"""Measuring what is quoted: by hand, and end to end over a tiny corpus."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advicehub.settings import Settings
from eval.command import evaluate
from eval.quoting import Quoted, quoting_report
from tests.stub_embedder import StubEmbedder

spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def test_shares_are_counted_in_characters_against_the_gold_that_fits_best() -> None:
    quoted = Quoted((10, 20), ((10, 20),), ((15, 25), (0, 100)))
    assert quoted.shares == pytest.approx((0.5, 0.5, 0.5))
    assert not quoted.whole


def test_a_sentence_answers_that_holds_gold_or_lies_in_it() -> None:
    ranked = ((0, 10), (10, 30), (40, 50))
    assert [Quoted((0, 10), ranked, ((12, 15),)).in_best(k) for k in (1, 2)] == [False, True]
    assert Quoted((0, 10), ranked, ((0, 20),)).in_best(1)
    assert not Quoted((0, 10), ranked, ((45, 55),)).in_best(3)


def test_what_has_no_passage_is_counted_apart() -> None:
    report = quoting_report([None, Quoted((0, 10), ((0, 10),), ((0, 5),))])
    assert (report.left_out, report.first.n, report.whole.value, report.precision.value) == (1, 1, 1.0, 0.5)
    assert quoting_report([]).f1.value is None


@given(spans, st.lists(spans, min_size=1, max_size=4))
def test_shares_are_those_of_sets_of_places(quote: tuple[int, int], gold: list[tuple[int, int]]) -> None:
    found = Quoted(quote, (quote,), tuple(gold))
    said = set(range(*quote))
    by_hand = []
    for span in gold:
        wanted = set(range(*span))
        both = len(said & wanted)
        by_hand.append(2 * both / (len(said) + len(wanted)))
    assert found.shares[0] == pytest.approx(max(by_hand))
    assert found.whole == any(set(range(*span)) <= said for span in gold)


def test_a_corpus_of_ones_own(
    tmp_path: Path, settings: Settings, stub: StubEmbedder, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "The register is kept by hand and never closed. The prosecutor reads the register on every Monday."
    rows = [{"_id": "register", "title": "Registers", "text": text}]
    asked = [
        {"_id": "q1", "text": "what does the prosecutor read", "metadata": _gold("on every Monday")},
        {
            "_id": "q2",
            "text": "what is kept by hand",
            "metadata": _gold("The register is kept by hand and never closed."),
        },
        {"_id": "q3", "text": "what is kept by foot", "metadata": _gold("nowhere in it")},
        {"_id": "q4", "text": "what is not there", "metadata": {"answerable": False}},
    ]
    (tmp_path / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in asked))
    call: Callable[..., Any] = evaluate.main
    for given_ in (["--given"], []):
        words = ["quoting", str(tmp_path / "queries.jsonl"), "--corpus", str(tmp_path), *given_]
        call(["--home", str(settings.home), *words, "--json"], prog_name="eval", standalone_mode=False)
        found = json.loads(capsys.readouterr().out)
        assert (found["left_out"], found["first"]["n"], found["two"]["value"]) == (1, 2, 1.0)
        assert found["f1"]["low"] is not None
    call(["--home", str(settings.home), *words], prog_name="eval", standalone_mode=False)
    shown = capsys.readouterr()
    assert "left out" in shown.out and "prosecutor" not in shown.out + shown.err


def _gold(answer: str) -> dict[str, object]:
    return {"answerable": True, "doc": "register", "answers": [answer], "lang": "en"}

"""Measures: by hand on five lines, and against pytrec_eval on random runs."""

from math import log2
from pathlib import Path

import numpy as np
import pytest
import pytrec_eval
from hypothesis import given, settings
from hypothesis import strategies as st

from advicehub.errors import DataError, UsageError
from eval import measures, scoring

QRELS = "query-id\tcorpus-id\tscore\nq1\ta\t2\nq1\tb\t1\nq4\tc\t1\n"
RUN = "q1 Q0 b 1 3.0 t\nq1 Q0 x 2 2.0 t\nq1 Q0 a 3 1.0 t\nq3 Q0 a 1 1.0 t\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    run, qrels = tmp_path / "a.run", tmp_path / "test.tsv"
    run.write_text(RUN)
    qrels.write_text(QRELS)
    return run, qrels


def test_by_hand(pair: tuple[Path, Path]) -> None:
    scored = scoring.score(*pair, measures.parse("nDCG@10, R@2 RR"), "all")
    ideal = 2 / log2(2) + 1 / log2(3)
    ndcg = (1 / log2(2) + 2 / log2(4)) / ideal
    # q4 is judged and not in the run: it counts 0. q3 is not judged: it does not count.
    assert scored.queries == 2 and scored.missing == 1
    assert scored.measures["nDCG@10"].value == pytest.approx(ndcg / 2, abs=1e-9)
    assert scored.measures["R@2"].value == pytest.approx(0.25)
    assert scored.measures["RR"].value == pytest.approx(0.5)
    assert (scored.measures["RR"].low, scored.measures["RR"].high) == (0.0, 1.0)


def test_halves_are_the_parity_of_crc32(pair: tuple[Path, Path]) -> None:
    # CRC-32 of "q1" is even and of "q4" is odd.
    parsed = measures.parse("RR")
    assert scoring.score(*pair, parsed, "even").measures["RR"].value == 1.0
    assert scoring.score(*pair, parsed, "odd").measures["RR"].value == 0.0


@pytest.mark.parametrize("name", ["Foo@3", "nDCG@", "nDCG(", "1+1", "nDCG@ten"])
def test_unknown_measures_are_named(name: str) -> None:
    with pytest.raises(UsageError, match="unknown measure") as caught:
        measures.parse(f"RR {name}")
    assert name in str(caught.value)


def test_no_measure_is_an_error() -> None:
    with pytest.raises(UsageError):
        measures.parse("  ")


def test_a_run_of_other_queries_is_refused(pair: tuple[Path, Path]) -> None:
    run, qrels = pair
    run.write_text("other Q0 a 1 1.0 t\n")
    with pytest.raises(DataError, match="judged"):
        scoring.score(run, qrels, measures.parse("RR"), "all")


_ids = st.sampled_from([f"d{number}" for number in range(12)])
_queries = st.sampled_from(["q1", "q2", "q3", "q4"])
_qrels = st.dictionaries(_queries, st.dictionaries(_ids, st.integers(0, 3), min_size=1), min_size=1)
_run = st.dictionaries(_queries, st.dictionaries(_ids, st.integers(-8, 8).map(float), min_size=1))
_NAMES = {
    "nDCG@10": "ndcg_cut_10",
    "R@100": "recall_100",
    "R@5": "recall_5",
    "RR": "recip_rank",
    "AP": "map",
    "P@5": "P_5",
    "Success@5": "success_5",
    "Bpref": "bpref",
}


@settings(max_examples=150)
@given(_qrels, _run)
def test_values_are_those_of_trec_eval(qrels: dict[str, dict[str, int]], run: dict[str, dict[str, float]]) -> None:
    ours = measures.per_query(measures.parse(" ".join(_NAMES)), qrels, run)
    theirs = pytrec_eval.RelevanceEvaluator(
        qrels, {"ndcg_cut.10", "recall.5,100", "recip_rank", "map", "P.5", "success.5", "bpref"}
    ).evaluate(run)
    for name, trec_name in _NAMES.items():
        assert ours[name].keys() == qrels.keys()
        expected = [theirs.get(query, {}).get(trec_name, 0.0) for query in qrels]
        np.testing.assert_allclose([ours[name][query] for query in qrels], expected, atol=1e-9)

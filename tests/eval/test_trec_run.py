"""Run files: what is written is read back in the order it was written, by us and by trec_eval."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advicehub.errors import DataError
from eval.trec_run import ranked, read_run, write_run

_scores = st.dictionaries(
    st.text("abcdefgh0123456789", min_size=1, max_size=4), st.floats(-30, 30).map(lambda x: round(x, 6)), max_size=30
)


def test_ties_go_by_document_id() -> None:
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}, 2) == [("c", 2.0), ("a", 1.0)]


@settings(max_examples=60)
@given(_scores)
def test_trec_eval_orders_by_score_as_we_rank(scores: dict[str, float]) -> None:
    ranking = ranked(scores, 100)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.run"
        write_run(file, {"q": ranking})
        lines = [line.split() for line in file.read_text().splitlines()]
        read = read_run(file).get("q", {})
    assert [line[2] for line in lines] == [document for document, _ in ranking] == list(read)
    assert [int(line[3]) for line in lines] == list(range(1, len(ranking) + 1))
    printed = np.array([float(line[4]) for line in lines], dtype=np.float32)
    assert (np.diff(printed) < 0).all()
    np.testing.assert_allclose(printed, [score for _, score in ranking], atol=1e-4)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("q Q0 d 1 1.0", "found 5 columns"),
        ("q Q0 d 1 nan t", "finite"),
        ("q Q0 d 1 inf t", "finite"),
        ("q Q0 d 1 high t", "finite"),
        ("q Q0 d first 1.0 t", "rank"),
        ("q Q0 a 2 0.5 t", "comes twice"),
    ],
)
def test_malformed_runs(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "bad.run"
    file.write_text(f"q Q0 a 1 1.0 t\n\n{line}\n")
    with pytest.raises(DataError, match=r"bad\.run, line 3: .*" + reason):
        read_run(file)

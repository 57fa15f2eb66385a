"""The measure of triage, by hand."""

import json
from pathlib import Path

import pytest

from advicehub.errors import DataError
from eval.signals import Sorted, by_language, read_and_sort, signal_report


def test_shares_by_hand() -> None:
    found = [
        Sorted("1", "en", "urgent", "urgent"),
        Sorted("2", "en", "urgent", "out_of_mandate"),
        Sorted("3", "fr", "out_of_mandate", "out_of_mandate"),
        Sorted("4", "fr", "pass", "urgent"),
        Sorted("5", "fr", "pass", "pass"),
        Sorted("6", "fr", "pass", "pass"),
    ]
    report = signal_report(found)
    assert (report.urgent.value, report.out_of_mandate.value) == (0.5, 1.0)
    assert report.stopped.value == pytest.approx(1 / 3) and report.stopped.n == 3
    assert report.wrong == ("2", "4")
    assert by_language(found)["en"].stopped.value is None


def test_a_file_is_read_and_an_id_that_comes_twice_is_refused(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": "How long may we hold him?", "language": "en", "kind": "pass", "why": "rule"})
    (tmp_path / "q.jsonl").write_text(line + "\n")
    assert read_and_sort(tmp_path / "q.jsonl") == [Sorted("a", "en", "pass", "pass")]
    (tmp_path / "q.jsonl").write_text(f"{line}\n{line}\n")
    with pytest.raises(DataError, match="line 2: the id a stands"):
        read_and_sort(tmp_path / "q.jsonl")

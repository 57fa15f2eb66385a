"""The commands, over a tiny library."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advicehub.errors import DataError, EditionMissing, UsageError
from advicehub.settings import Settings
from eval.command import evaluate
from index.ingestion import Report
from tests.eval.queries.sets import LAW, line, missing, write

WHY = "Why did you take me in, he keeps shouting. Now what?"
QUOTE = "must be told the reasons at once"


@pytest.fixture
def call(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs `eval ARGUMENTS` on the home of `settings` and returns the exit code."""

    def run(*arguments: object) -> int:
        words = ["--home", str(settings.home), *map(str, arguments)]
        code: Any = evaluate.main(words, prog_name="eval", standalone_mode=False)
        return code or 0

    return run


def test_check_and_anchor(
    tmp_path: Path,
    call: Callable[..., int],
    files: Callable[..., Path],
    ingest: Callable[..., Report],
    capsys: pytest.CaptureFixture[str],
) -> None:
    bare = {"document": "law.txt", "start": 0, "end": 0, "quote": QUOTE, "sha256": ""}
    file = write(tmp_path / "development.jsonl", line("1", WHY, gold=[bare]), missing("2", "How tall is the tower?"))
    with pytest.raises(EditionMissing):
        call("queries", "check", file)
    report = ingest(files(law=LAW))
    assert call("queries", "check", file, "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert found["edition"] == report.edition and found["sets"][0]["questions"] == 2
    rules = {each["rule"] for each in found["faults"]}
    assert rules == {"gold", "slice", "share"}
    assert ["development", "en", "plain", True, 1] in found["slices"]
    assert call("queries", "anchor", file) == 0
    capsys.readouterr()
    assert call("queries", "check", file) == 1
    shown = capsys.readouterr()
    assert "gold" not in shown.out.partition("split")[0] and "SHA-256" in shown.err
    assert WHY not in shown.out + shown.err
    write(file, line("1", WHY, gold=[{**bare, "quote": "sung"}]))
    assert call("queries", "anchor", file, "--json") == 1
    assert json.loads(capsys.readouterr().out)["lost"][0]["id"] == "1"


def test_without_an_edition_and_convert(tmp_path: Path, call: Callable[..., int]) -> None:
    old = write(tmp_path / "old.jsonl", {"id": "1", "text": "x", "lang": "en", "answerable": False, "topic": "t"})
    out = tmp_path / "calibration.jsonl"
    assert call("queries", "convert", old, "--out", out, "--split", "calibration", "--topic", "t=arrest") == 0
    assert call("queries", "check", out, "--no-edition") == 0
    with pytest.raises(UsageError, match="OLD=ID"):
        call("queries", "convert", old, "--out", out, "--split", "calibration", "--topic", "t")


def test_calibrate_refuses_a_frozen_set(tmp_path: Path, call: Callable[..., int]) -> None:
    file, out = write(tmp_path / "x.jsonl", line("1", WHY, split="frozen")), tmp_path / "calibration.json"
    with pytest.raises(DataError, match="frozen"):
        call("calibrate", file, "--elsewhere", file, "--out", out)
    assert not out.exists()

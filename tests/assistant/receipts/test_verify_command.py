"""`advicehub verify` as somebody uses it later, with the library and without."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from advicehub.command import cli
from advicehub.errors import EditionMissing
from advicehub.settings import Settings
from assistant.receipts.receipt import receipt_json
from index.access import PUBLIC, Access
from index.edition_searcher import EditionSearcher
from index.ingestion import Report
from index.library import Library
from tests.assistant.receipts.making import Made, made_of

WORDS = "1. Whoever is arrested must be told why. The family must be told where he is."

Run = Callable[..., Result]


@pytest.fixture
def run(settings: Settings) -> Run:
    def invoke(*arguments: str, home: Path | None = None, text: str | None = None) -> Result:
        return CliRunner().invoke(
            cli, ["--home", str(home or settings.home), *arguments], input=text, standalone_mode=False
        )

    return invoke


@pytest.fixture
def made(
    ingest: Callable[..., Report],
    files: Callable[..., Path],
    settings: Settings,
    searcher: Callable[[Access], EditionSearcher],
) -> Made:
    ingest(files(arrest=WORDS))
    return made_of(searcher(PUBLIC), Library(settings.home), "arrest.txt")


def _written(tmp_path: Path, *values: Any, indent: int | None = None) -> Path:
    file = tmp_path / "receipts.json"
    file.write_text("\n".join(json.dumps(value, indent=indent, ensure_ascii=False) for value in values))
    return file


def _one(result: Result) -> dict[str, Any]:
    assert result.exception is None, result.exception
    (checked,) = json.loads(result.stdout)["checked"]
    return dict(checked)


def test_yes_with_the_library(run: Run, made: Made, tmp_path: Path) -> None:
    file = _written(tmp_path, receipt_json(made.receipt), indent=1)
    result = run("verify", str(file))
    assert result.return_value == 0 and "YES (exact)" in result.stdout and made.receipt.code in result.stdout
    assert "The document is in the library as it was." in result.stdout
    assert run("verify", "-", "--json", text=file.read_text()).return_value == 0
    two = _written(tmp_path, receipt_json(made.receipt), receipt_json(made.receipt))
    assert json.loads(run("verify", str(two), "--json").stdout)["exact"] == 2


def test_yes_on_another_machine_that_has_the_file(run: Run, made: Made, tmp_path: Path) -> None:
    file = _written(tmp_path, receipt_json(made.receipt))
    elsewhere, renamed = tmp_path / "elsewhere", tmp_path / "elsewhere" / "sent to us.txt"
    elsewhere.mkdir()
    renamed.write_text(WORDS)
    for given in (renamed, elsewhere):
        found = run("verify", str(file), "--file", str(given), "--json", home=tmp_path / "none")
        assert found.return_value == 0 and _one(found)["standing"] is None


def test_without_the_source_it_says_what_is_missing(run: Run, made: Made, tmp_path: Path) -> None:
    file = _written(tmp_path, receipt_json(made.receipt))
    for arguments in ((), ("--file", str(tmp_path / "documents" / ".."), "--json")):
        (tmp_path / "documents" / "arrest.txt").unlink(missing_ok=True)
        home = tmp_path / "none" if not arguments else tmp_path / "home"
        if arguments:
            Library(home).source(made.receipt.sha256).unlink()
        result = run("verify", str(file), *arguments, home=home)
        assert result.return_value == 1
        assert "no_file" in result.stdout or (
            f"no file with the SHA-256 {made.receipt.sha256} (it came as arrest.txt)" in result.stdout
        )


def test_another_file_is_no_even_when_the_library_has_the_right_one(run: Run, made: Made, tmp_path: Path) -> None:
    file, other = _written(tmp_path, receipt_json(made.receipt)), tmp_path / "other.txt"
    other.write_text(WORDS + " ")
    result = run("verify", str(file), "--file", str(other))
    assert result.return_value == 1 and "NO (changed)" in result.stdout and "the file is another one" in result.stdout


def test_words_that_moved_and_words_that_differ(run: Run, made: Made, tmp_path: Path) -> None:
    moved = made.saying("arrested must be told why")
    found = _one(run("verify", str(_written(tmp_path, receipt_json(moved))), "--json"))
    assert (found["verdict"], found["reason"]) == ("changed", "elsewhere")
    assert WORDS[found["nearest_start"] : found["nearest_end"]] == moved.quote
    other = replace(made.saying("The famili must be told where they are."), extractor="another 1")
    result = run("verify", str(_written(tmp_path, receipt_json(other))))
    assert "other words stand at this place; it was read by another 1, now by" in result.stdout
    assert made.receipt.quote in result.stdout or "The family" in result.stdout


def test_an_altered_receipt(run: Run, made: Made, tmp_path: Path) -> None:
    file = _written(tmp_path, receipt_json(made.receipt) | {"title": "Another"})
    result = run("verify", str(file))
    assert result.return_value == 1 and "the receipt was altered" in result.stdout


def test_a_superseded_document_shows_what_took_the_paragraphs_place(
    run: Run, ingest: Callable[..., Report], settings: Settings, searcher: Callable[[Access], EditionSearcher],
    tmp_path: Path,
) -> None:  # fmt: skip
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "old.md").write_text("---\nid: old\n---\n# Rules\n\n7. Shots are reported within a week.\n")
    ingest(folder)
    made = made_of(searcher(PUBLIC), Library(settings.home), "old")
    (folder / "old.md").write_text(
        "---\nid: old\nstatus: superseded\nsuperseded_by: new\n---\n# Rules\n\n7. Shots are reported within a week.\n"
    )
    (folder / "new.md").write_text(
        "---\nid: new\ntitle: New rules\n---\n# New rules\n\n6. Shots are rare.\n\n7. Shots are reported at once, "
        "never within a week.\n"
    )
    ingest(folder)
    result = run("verify", str(_written(tmp_path, receipt_json(made.receipt))))
    assert result.return_value == 0 and "The document is superseded. In its place: New rules (new)." in result.stdout
    assert "has the same number" in result.stdout and "7. Shots are reported at once, never" in result.stdout
    unlabelled = receipt_json(replace(made.receipt, label=""))
    found = _one(run("verify", str(_written(tmp_path, unlabelled)), "--json"))
    assert found["standing"]["instead"]["by"] == "words" and "at once" in found["standing"]["instead"]["text"]


def test_an_older_edition_answers_until_it_is_pruned(
    run: Run, made: Made, ingest: Callable[..., Report], files: Callable[..., Path], tmp_path: Path
) -> None:
    ingest(files(arrest="1. Whoever is arrested may sleep."))
    ingest(files(arrest="1. Whoever is arrested may eat."))
    file = _written(tmp_path, receipt_json(made.receipt))
    assert f"Edition {made.receipt.edition} is on disk and shows the quotation" in run(
        "verify", str(file), "--edition"
    ).stdout  # fmt: skip
    old = json.loads(run("ask", "--json", "--edition", made.receipt.edition, text="told where he is?").stdout)
    assert old["edition"] == made.receipt.edition
    run("editions", "prune", "--keep", "1")
    later = _one(run("verify", str(file), "--edition", "--json"))
    assert (later["verdict"], later["edition"]["shown"]) == ("exact", "pruned") and later["edition"]["until"]
    gone = run("ask", "--edition", made.receipt.edition, text="told where he is?").exception
    assert isinstance(gone, EditionMissing) and "has been deleted" in str(gone)
    assert "does not know it" in str(run("ask", "--edition", "0" * 12, text="told?").exception)

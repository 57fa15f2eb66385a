"""The command: green or a list of faults, and the shipped corpus is green."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from advicehub.command import cli
from ingest.catalogue.check import check
from ingest.catalogue.checks import overlap
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import read_folder
from ingest.catalogue.read import read_reference
from tests.ingest.catalogue.checks.small_corpus import NOTE, SOURCES, small_corpus
from tests.ingest.catalogue.entries import CORPUS
from tests.ingest.real_data import FOLDER, needs_real_data


def run(root: Path, *arguments: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """(exit status, output) of `advicehub corpus check` on the corpus in `root`."""
    monkeypatch.setenv("ADVICEHUB_CORPUS", str(root))
    result = CliRunner().invoke(cli, ["corpus", "check", *arguments], standalone_mode=False)
    assert result.exception is None, result.output
    return result.return_value, result.output


def test_a_green_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, said = run(small_corpus(tmp_path), monkeypatch=monkeypatch)
    assert status == 0
    assert said == "green: 3 sources, 1 topics, 1 categories, 1 notes, 1 translations\n"


def test_faults_with_their_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_corpus(tmp_path, note=NOTE.replace("4. Say who you are. (UNCAT, art. 11)", "5. Say who. (Hearsay)"))
    status, said = run(root, monkeypatch=monkeypatch)
    assert status == 1
    lines = said.split("\n")
    assert lines[0].startswith("notes/arrest.fr.md:") and "paragraph 4 is not in notes/arrest.md" in lines[0]
    assert any('"Hearsay" begins with no name of a source in the catalogue [citations]' in line for line in lines)
    assert lines[-2].endswith(" faults: 3 sources, 1 topics, 1 categories, 1 notes, 1 translations")


def test_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_corpus(tmp_path, sources=SOURCES.replace('topics = ["arrest"]', 'topics = ["x"]'))
    status, said = run(root, "--json", monkeypatch=monkeypatch)
    assert status == 1
    assert json.loads(said) == {
        "green": False,
        "checked": {
            "sources": 3,
            "topics": 1,
            "categories": 1,
            "glossary": 0,
            "collections": 0,
            "differing": 0,
            "notes": 1,
            "translations": 1,
        },
        "faults": [
            {
                "file": "sources.toml",
                "line": 0,
                "entry": "uncat",
                "rule": "references",
                "says": 'topics names "x", which is not there',
            }
        ],
    }


def test_data_files_that_cannot_be_read_are_all_that_is_said(tmp_path: Path) -> None:
    folder, faults = check(small_corpus(tmp_path, topics="[[topic]\n", sources=SOURCES + "size = 1\n"))
    assert folder is None
    assert [fault.place for fault in faults] == ['sources.toml, entry "rumour"', "topics.toml"]
    assert faults[0].says == "size: this field is not known"


def test_a_note_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    _, faults = check(small_corpus(tmp_path, note=NOTE.replace("language: en", "language: [")))
    unread = [fault for fault in faults if fault.rule == "readable"]
    assert unread == [Fault("notes/arrest.md", 1, "", "readable", "its front matter is not valid YAML on line 8")]


def test_wording_is_looked_at_when_texts_are_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_corpus(tmp_path / "corpus")
    (tmp_path / "theirs.txt").write_text("Tell the person why he is held, and write it down.")
    assert run(root, monkeypatch=monkeypatch)[0] == 0
    status, said = run(root, "--against", str(tmp_path), monkeypatch=monkeypatch)
    assert status == 1 and "[wording]" in said


def test_no_corpus_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVICEHUB_CORPUS", str(tmp_path / "nowhere"))
    result = CliRunner().invoke(cli, ["corpus", "check"], standalone_mode=False)
    assert "there is no corpus folder" in str(result.exception)


def test_the_shipped_corpus_is_green() -> None:
    _, faults = check(CORPUS)
    assert [f"{fault.place}: {fault.says}" for fault in faults] == []


@needs_real_data
@pytest.mark.parametrize("texts", ["seeds", "data/domain/texts"])
def test_the_shipped_notes_are_in_our_own_words(texts: str) -> None:
    folder, _ = read_folder(CORPUS, read_reference(CORPUS))
    assert [f"{fault.place}: {fault.says}" for fault in overlap.faults(folder, FOLDER / texts)] == []

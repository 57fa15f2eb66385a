"""The same questions asked of two editions; and a search of an edition that is not in use."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import DataError, EditionMissing
from advicehub.settings import Settings
from index.access import PUBLIC_GROUP
from index.editions.comparing import Compared, Move, _moves
from index.ingestion import Report
from index.library import Library
from index.manifest import edition_id
from tests.index.editions.conftest import ARREST, FAMILY, LAWYER, Run, parsed

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ASKED = {"q1": "which reasons for the arrest are told", "q2": "may a lawyer come at the start of custody"}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """Two questions that can be asked and one that cannot."""
    file = tmp_path / "questions.jsonl"
    lines = [json.dumps({"id": id_, "text": text, "language": "en"}) for id_, text in {**ASKED, "q3": "?"}.items()]
    file.write_text("\n".join(lines))
    return file


def test_what_changed_among_the_first_passages(ingest: Ingest, files: Files, run: Run, questions: Path) -> None:
    folder = files(a=ARREST, b=FAMILY)
    first = ingest(folder).edition
    last = ingest(files(folder="more", c=LAWYER)).edition
    result = run("editions", "compare", first, last, "--questions", questions, "--json")
    found = parsed(result)
    assert result.return_value == 3 and (found["from"], found["to"]) == (first, last)
    rows = {row["id"]: row for row in found["questions"]}
    assert rows["q3"]["error"] and rows["q3"]["moves"] == []
    best = rows["q2"]["moves"][0]
    assert (best["document"], best["what"], best["before"], best["after"]) == ("c.txt", "added", 0, 1)
    assert rows["q2"]["first_differs"] and not rows["q1"]["first_differs"]
    assert found["documents"]["c.txt"]["added"] == 2
    same = run("editions", "compare", last, "--questions", questions)
    assert "for 0 another passage comes first, for 0 the first 10 differ" in same.stdout


def test_no_question_is_ever_shown(ingest: Ingest, files: Files, run: Run, questions: Path) -> None:
    first = ingest(files(a=ARREST)).edition
    ingest(files(folder="more", c=LAWYER))
    for form in ((), ("--json",)):
        result = run("editions", "compare", first, "--questions", questions, *form)
        assert "q1" in result.stdout or form == ()
        for text in ASKED.values():
            assert text not in result.stdout + result.stderr


def test_what_cannot_be_compared(ingest: Ingest, files: Files, run: Run, questions: Path, tmp_path: Path) -> None:
    edition = ingest(files(a=ARREST)).edition
    with pytest.raises(EditionMissing):
        run("editions", "compare", "nobody", "--questions", questions)
    with pytest.raises(DataError):
        run("editions", "compare", edition, "--questions", tmp_path / "none.jsonl")


def test_moves() -> None:
    before = {("a", "1", "x"): 1, ("a", "2", "y"): 2, ("b", "", "z"): 3}
    after = {("b", "", "z"): 1, ("a", "1", "x"): 2, ("c", "", "new"): 3}
    assert _moves(before, after) == [
        Move("b", "", "moved", 3, 1), Move("a", "2", "gone", 2, 0), Move("a", "1", "moved", 1, 2),
        Move("c", "", "added", 0, 3),
    ]  # fmt: skip
    assert Compared("q", tuple(_moves(before, after))).first_differs
    assert not Compared("q", tuple(_moves(before, before))).moves


def test_a_search_of_an_edition_that_is_not_in_use(
    ingest: Ingest, files: Files, run: Run, questions: Path, settings: Settings, tmp_path: Path
) -> None:
    first = ingest(files(a=ARREST)).edition
    ingest(files(folder="more", c=LAWYER))
    segments = Library(settings.home).manifest(first).segments
    as_read = edition_id([each.id for each in segments if each.group == PUBLIC_GROUP])
    asked = ASKED["q2"]
    for named in (first, as_read):
        hits = parsed(run("search", "--edition", named, "--language", "en", "--json", asked))["hits"]
        assert {hit["document"] for hit in hits} == {"a.txt"}
    assert parsed(run("search", "--language", "en", "--json", asked))["hits"][0]["document"] == "c.txt"
    out = tmp_path / "out.jsonl"
    run("search", "--edition", first, "--batch", questions, "--out", out)
    records = [json.loads(line) for line in out.read_text().splitlines()]
    assert {hit["document"] for record in records for hit in record.get("hits", [])} == {"a.txt"}
    with pytest.raises(EditionMissing, match="does not know it"):
        run("search", "--edition", "nobody", asked)

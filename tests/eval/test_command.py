"""The commands from end to end, over a tiny BEIR folder and a tiny library."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advicehub.errors import DataError, UsageError
from advicehub.settings import Settings
from eval.command import evaluate
from eval.corpus_row import Row, document_of, language_of
from eval.trec_run import read_run
from index.ingestion import Report
from tests.stub_embedder import StubEmbedder

ROWS = {
    "arrest": ("Arrest", "Whoever is arrested must be told the reasons for the arrest at once."),
    "lawyer": ("Lawyers", "Access to a lawyer must be possible from the start of custody.\n \nIt is free."),
    "doctor": ("", "A detained person may ask for a medical examination by a doctor."),
    "long": ("Registers", "\n\n".join(f"Register number {n} of custody is kept by hand." * 8 for n in range(9))),
}
QUERIES = {
    "q1": "reasons for the arrest",
    "q2": "access to a lawyer from the start of custody",
    "q3": "?!",
    "q4": "zebra",
    "q9": "unjudged",
}


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "tiny"
    (folder / "qrels").mkdir(parents=True)
    rows = [{"_id": id_, "title": title, "text": text} for id_, (title, text) in ROWS.items()]
    (folder / "corpus.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    queries = [{"_id": id_, "text": text, "metadata": {"lang": "en"}} for id_, text in QUERIES.items()]
    (folder / "queries.jsonl").write_text("".join(json.dumps(query) + "\n" for query in queries))
    judged = "q1\tarrest\t1\nq2\tlawyer\t1\nq3\tdoctor\t1\nq4\tdoctor\t1\n"
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + judged)
    return folder


@pytest.fixture
def call(settings: Settings) -> Callable[..., int]:
    """Runs `eval ARGUMENTS` on the home of `settings` and returns the exit code."""

    def run(*arguments: object) -> int:
        words = ["--home", str(settings.home), *map(str, arguments)]
        code: Any = evaluate.main(words, prog_name="eval", standalone_mode=False)
        return code or 0

    return run


def test_run_and_score_a_beir_folder(
    beir: Path, tmp_path: Path, call: Callable[..., int], stub: StubEmbedder, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.run"
    assert call("run", beir, "--out", out) == 3
    run = read_run(out)
    assert run.keys() == {"q1", "q2", "q4"} and all(len(found) == len(ROWS) for found in run.values())
    assert next(iter(run["q1"])) == "arrest" and next(iter(run["q2"])) == "lawyer"
    beside = json.loads((tmp_path / "a.run.json").read_text())
    assert beside["failed"] == [{"id": "q3", "reason": "question_refused"}]
    assert beside["queries"] == {"judged": 4, "given": 4, "run": 3, "empty": 0, "languages": {"en": 3}}
    assert beside["settings"]["models"] == [{"name": "stub", "space": "stub@0000", "questions": "stub@0000"}]
    assert beside["latency_ms"]["median"] <= beside["latency_ms"]["p95"]
    assert not any(text in json.dumps(beside) for text in QUERIES.values())
    assert str(tmp_path) not in json.dumps(beside)

    calls = stub.calls
    assert call("run", beir, "--mode", "lexical", "--depth", 1, "--out", out) == 3
    assert stub.calls == calls, "the corpus was kept"
    assert {query: list(found) for query, found in read_run(out).items()} == {"q1": ["arrest"], "q2": ["lawyer"]}

    capsys.readouterr()
    assert call("score", out, "--qrels", beir / "qrels" / "test.tsv", "--measures", "RR R@1", "--json") == 0
    scored = json.loads(capsys.readouterr().out)
    assert scored["queries"] == 4 and scored["missing"] == 2
    assert scored["measures"]["RR"]["value"] == scored["measures"]["R@1"]["value"] == 0.5
    assert call("score", out, "--qrels", beir / "qrels" / "test.tsv") == 0
    assert "nDCG@10" in capsys.readouterr().out


@pytest.mark.parametrize("mode", ["fused", "passages", "dense", "lexical"])
def test_a_shallow_run_is_the_head_of_a_deep_one(
    beir: Path, tmp_path: Path, call: Callable[..., int], mode: str
) -> None:
    deep, shallow = tmp_path / "deep.run", tmp_path / "shallow.run"
    call("run", beir, "--mode", mode, "--out", deep)
    for depth in (1, 2, 3):
        call("run", beir, "--mode", mode, "--depth", depth, "--out", shallow)
        found = read_run(shallow)
        assert {q: list(d) for q, d in found.items()} == {q: list(d)[:depth] for q, d in read_run(deep).items()}


def test_a_damaged_cache_is_made_again(
    beir: Path, tmp_path: Path, call: Callable[..., int], settings: Settings
) -> None:
    out = tmp_path / "a.run"
    call("run", beir, "--out", out)
    before = out.read_text()
    file = next((settings.home / "cache" / "eval").rglob("text.db"))
    file.chmod(0o600)
    file.write_bytes(b"damaged")
    call("run", beir, "--out", out)
    assert out.read_text() == before


def test_queries_and_corpus_from_elsewhere(beir: Path, tmp_path: Path, call: Callable[..., int]) -> None:
    queries, out = tmp_path / "french.jsonl", tmp_path / "a.run"
    queries.write_text('{"id": "q1", "text": "doctor", "lang": "fr"}\n')
    assert call("run", beir, "--queries", queries, "--mode", "lexical", "--out", out) == 0
    assert list(read_run(out)["q1"]) == ["doctor"]
    assert call("run", queries, "--corpus", beir, "--mode", "lexical", "--out", out) == 0
    assert list(read_run(out)["q1"]) == ["doctor"]


def test_a_query_set_over_the_current_edition(
    tmp_path: Path, call: Callable[..., int], files: Callable[..., Path], ingest: Callable[..., Report]
) -> None:
    report = ingest(files(a=ROWS["arrest"][1], b=ROWS["doctor"][1]))
    queries, out = tmp_path / "set.jsonl", tmp_path / "a.run"
    queries.write_text('{"id": "1", "text": "medical examination by a doctor"}\n')
    assert call("run", queries, "--out", out) == 0
    assert next(iter(read_run(out)["1"])) == "b.txt"
    assert json.loads((tmp_path / "a.run.json").read_text())["edition"] == report.edition


def test_wrong_paths_are_named(beir: Path, tmp_path: Path, call: Callable[..., int]) -> None:
    with pytest.raises(DataError, match="no such file or folder"):
        call("run", tmp_path / "nowhere", "--out", tmp_path / "a.run")
    with pytest.raises(DataError, match=r"dev\.tsv: there is no such file"):
        call("run", beir, "--split", "dev", "--out", tmp_path / "a.run")
    with pytest.raises(DataError, match="no such folder to write to"):
        call("run", beir, "--out", tmp_path / "nowhere" / "a.run")
    with pytest.raises(DataError, match=r"no corpus\.jsonl"):
        call("run", beir, "--corpus", tmp_path, "--out", tmp_path / "a.run")
    with pytest.raises(UsageError, match="Foo@1"):
        call("score", tmp_path / "a.run", "--qrels", tmp_path / "b", "--measures", "Foo@1")


def test_answers_and_passages(tmp_path: Path, call: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    questions, answers, hits = (tmp_path / name for name in ("q.jsonl", "a.jsonl", "h.jsonl"))
    gold = {"doc": "law", "quote": "told the reasons at once"}
    questions.write_text(
        json.dumps({"id": "1", "text": "x", "lang": "en", "kind": "k", "answerable": True, "gold": [gold]}) + "\n"
    )
    cited = {"document": "law", "version": "v", "start": 0, "end": 9, "quote": gold["quote"], "pages": [1]}
    answers.write_text(json.dumps({"id": "1", "outcome": "answered", "confidence": 1, "citations": [cited]}))
    hits.write_text(json.dumps({"id": "1", "hits": [{"rank": 1, "document": "law", "text": gold["quote"]}]}))
    assert call("answers", answers, "--questions", questions, "--by", "asker", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["slices"].keys() == {"all", "asker k"} and found["fidelity"] is None
    assert found["slices"]["all"]["answer_recall"] == {"value": 1.0, "n": 1, "low": None, "high": None}
    # No source of that hash is in the library.
    assert call("answers", answers, "--questions", questions, "--verify", "--json") == 1
    assert json.loads(capsys.readouterr().out)["fidelity"]["verdicts"] == {"missing": 1}
    assert call("passages", hits, "--questions", questions, "--by", "language", "--by", "answerable", "--json") == 0
    assert json.loads(capsys.readouterr().out)["slices"]["language en"]["success"]["value"] == 1.0
    assert call("answers", answers, "--questions", questions) == 0
    assert call("passages", hits, "--questions", questions) == 0
    assert "answer recall" in capsys.readouterr().out
    answers.write_text('{"id": "2", "outcome": "no_answer", "confidence": 0}')
    with pytest.raises(DataError, match="belongs to a question"):
        call("answers", answers, "--questions", questions)


def test_a_row_becomes_a_document() -> None:
    made = document_of(Row("1", "A title", "One.\n\nTwo\nlines.\n \n"), "en")
    assert made.text == "A title\n\nOne.\n\nTwo lines."
    assert [block.kind for block in made.blocks] == ["heading", "paragraph", "paragraph"]
    assert made.blocks[2].path == ("A title",) and made.about.language == "en"
    assert made.version != document_of(Row("2", "A title", "One.\n\nTwo\nlines.\n \n"), "en").version


def test_the_language_of_a_corpus_is_that_of_most_rows() -> None:
    english = [Row(str(n), "", ROWS["arrest"][1]) for n in range(19)]
    french = [Row("f", "", "Toute personne arrêtée est informée des raisons de son arrestation.")]
    assert language_of(english + french) == "en"
    assert language_of(english[:3] + french) == ""

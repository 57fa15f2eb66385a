"""The commands as a script and as a person uses them, over a library made with a stub model."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advicehub.command import cli
from advicehub.settings import Settings
from index.ingestion import Report
from index.library import Library

CANARY = "Xylophone"


@pytest.fixture
def run(settings: Settings) -> Callable[..., Result]:
    def invoke(*arguments: str, text: str | None = None) -> Result:
        return CliRunner().invoke(
            cli, ["--home", str(settings.home), *arguments], input=text, standalone_mode=False, catch_exceptions=True
        )

    return invoke


@pytest.fixture
def library(ingest: Callable[..., Report], files: Callable[..., Path], settings: Settings) -> Library:
    ingest(files(arrest="1. Whoever is arrested must be told why. The family must be told where."))
    return Library(settings.home)


def test_ask_reads_standard_input_and_prints_one_json_document(run: Callable[..., Result], library: Library) -> None:
    result = run("ask", "--json", text="must the family be told?")
    assert result.exception is None and result.return_value == 0
    record = json.loads(result.stdout)
    assert record["outcome"] in ("answered", "no_answer") and record["edition"]


def test_ask_prints_a_page(run: Callable[..., Result], library: Library) -> None:
    result = run("ask", "-", text="must the family be told where he is?")
    assert result.exception is None
    assert "Searched: 1 documents" in result.stdout


def test_batches_keep_every_line(run: Callable[..., Result], library: Library, tmp_path: Path) -> None:
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    lines = [{"id": "a", "text": "who is told?"}, {"id": "b", "text": "  "}, {"id": 3, "text": "family", "lang": "xx"}]
    batch.write_text("\n".join(json.dumps(line) for line in lines))
    for command in ("ask", "search"):
        result = run(command, "--batch", str(batch), "--out", str(out))
        assert result.return_value == 3
        records = [json.loads(line) for line in out.read_text().splitlines()]
        assert [record["id"] for record in records] == ["a", "b", "3"]
        assert ["error" in record for record in records] == [False, True, True]


def test_country_examples_alone(run: Callable[..., Result], library: Library, ingest: Callable[..., Report],
                                tmp_path: Path) -> None:  # fmt: skip
    note = tmp_path / "visits.md"
    note.write_text("---\ntype: note\n---\n# Visits\n\n1. Visits are unannounced.\n\n### Country example: Norway\n\n"
                    "2. Visits are made at night.\n")  # fmt: skip
    ingest(note)
    result = run("search", "--json", "--role", "country practice", "--country", "norway", text="how are visits made?")
    (hit,) = json.loads(result.stdout)["hits"]
    assert (hit["role"], hit["country"], hit["ocr"]) == ("country practice", "Norway", [])
    shown = run("search", "--country", "Norway", text="how are visits made?").stdout
    assert "country practice: Norway" in shown and "unannounced" not in shown
    assert json.loads(run("search", "--json", "--country", "Chile", text="visits").stdout)["hits"] == []
    assert run("search", "--role", "anything", text="visits").exception is not None


def test_results_hold_no_word_of_a_question(run: Callable[..., Result], library: Library, tmp_path: Path) -> None:
    batch, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    batch.write_text(json.dumps({"id": "a", "text": f"may {CANARY} see the family?"}))
    for command in ("ask", "search"):
        run(command, "--batch", str(batch), "--out", str(out))
        assert CANARY.lower() not in out.read_text().lower()
    for file in library.home.rglob("*"):
        assert not file.is_file() or CANARY.lower().encode() not in file.read_bytes().lower()


def test_verify_says_what_changed(run: Callable[..., Result], library: Library, tmp_path: Path) -> None:
    text = library.manifest(library.current())
    assert text.segments[0].documents == 1
    version = next(file.name for file in library.sources.iterdir() if not file.suffix)
    quote = {"document": "arrest.txt", "version": version, "start": 3, "end": 14, "quote": "Whoever is "}
    file = tmp_path / "answers.jsonl"
    file.write_text(json.dumps({"id": "q", "citations": [quote]}) + "\n")
    good = run("verify", str(file), "--json")
    assert good.return_value == 0 and json.loads(good.stdout)["exact"] == 1
    file.write_text(json.dumps({"id": "q", "citations": [quote | {"quote": "Whoever as "}]}) + "\n")
    bad = run("verify", str(file))
    assert bad.return_value == 1 and "1 changed" in bad.stdout


@pytest.mark.parametrize("content", ["not json", '{"citations": [{}]}', '{"citations": 3}', "[1]"])
def test_verify_names_the_line_that_is_wrong(
    run: Callable[..., Result], library: Library, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "answers.jsonl"
    file.write_text("\n" + content)
    assert "line 2" in str(run("verify", str(file)).exception)


@pytest.mark.parametrize("text", ["", f"{CANARY}\0", f"{CANARY} " * 9000, "?!"])
def test_what_cannot_be_asked_is_one_sentence_without_the_question(run: Callable[..., Result], text: str) -> None:
    result = run("ask", text=text)
    assert result.exception is not None and "the question" in str(result.exception)
    assert CANARY not in str(result.exception) + result.output


def test_without_a_library(run: Callable[..., Result]) -> None:
    assert "there is no library" in str(run("ask", text="family?").exception)


def test_doctor(run: Callable[..., Result], library: Library) -> None:
    result = run("doctor", "--json")
    findings = {finding["what"]: finding for finding in json.loads(result.stdout)}
    assert findings["edition"]["ok"] and findings["versions"]["ok"] and findings["models"]["found"] == "stub@0000"


def test_editions(
    run: Callable[..., Result], library: Library, ingest: Callable[..., Report], files: Callable[..., Path]
) -> None:
    first = library.current()
    second = ingest(files(lawyer="1. A lawyer from the start.")).edition
    listed = json.loads(run("editions", "list", "--json").stdout)
    assert [(row["id"], row["current"]) for row in listed] == [(first, False), (second, True)]
    assert run("editions", "use", first).exception is None and library.current() == first
    assert "is whole" in run("editions", "check").stderr
    run("editions", "prune", "--keep", "2")
    assert library.edition_ids() == [first, second]
    run("editions", "prune", "--keep", "1")
    assert library.edition_ids() == [first]
    assert json.loads(run("editions", "show", "--json").stdout)["id"] == first
    assert "no edition nowhere" in str(run("editions", "use", "nowhere").exception)

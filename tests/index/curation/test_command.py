"""`advicehub corpus …` as a person and as a script meet it."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from advicehub.command import cli
from advicehub.errors import UsageError
from advicehub.settings import Settings
from index.curation import command, dialogue
from index.ingestion import Report
from index.library import Library
from tests.index.curation.conftest import rules
from tests.ingest.tiny_pdf import column, tiny_pdf

Ingest = Callable[..., Report]
Files = Callable[..., Path]
Corpus = Callable[..., Result]

OWN = "Notes of the working group\n\nThe custody suite keeps a book of every visit, which the sergeant signs."
SECRET = "Plan for the raid\n\nThe raid on the harbour begins at dawn with two boats."


@pytest.fixture
def corpus(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Runs `advicehub corpus …` in the home of `settings`; an error of ours is raised."""
    monkeypatch.setattr(command, "load_settings", lambda home: settings)

    def run(*arguments: object, typed: str | None = None) -> Result:
        result = CliRunner().invoke(cli, ["corpus", *map(str, arguments)], input=typed, standalone_mode=False)
        if result.exception is not None:
            raise result.exception
        return result

    return run


def _json(result: Result) -> Any:
    return json.loads(result.stdout)


def _traces(home: Path) -> dict[str, str]:
    """Every file and folder below `home`, with its content's hash and when it was changed."""
    return {
        str(path): f"{path.stat().st_mtime_ns} " + (sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        for path in [home, *home.rglob("*")]
    }


def test_from_adding_to_undoing(corpus: Corpus, files: Files) -> None:
    folder = files(download=rules(), newer=rules(9))
    added = _json(corpus("add", folder / "download.txt", "--access", "public", "--yes", "--json"))
    assert added["taken"][0]["id"] == "custody-rules" and added["refused"] == [] and not added["dry_run"]
    assert added["preview"]["effects"][0]["became"] == "added"
    replaced = _json(
        corpus("replace", "custody-rules", folder / "newer.txt", "--reason", "2026 text", "--yes", "--json")
    )
    assert replaced["preview"]["effects"][0]["come"] == 1
    withdrawn = _json(corpus("withdraw", "custody-rules", "--yes", "--json"))
    assert _json(corpus("list", "--json", "--status", "withdrawn"))[0]["passages"] == 0
    undone = _json(corpus("undo", "--yes", "--json"))
    assert undone["undone"]["action"] == "withdraw" and undone["edition"] == replaced["edition"]
    assert _json(corpus("withdraw", "custody-rules", "--yes", "--json"))["edition"] == withdrawn["edition"]
    assert _json(corpus("restore", "custody-rules", "--yes", "--json"))["edition"] == replaced["edition"]
    history = _json(corpus("history", "--json"))
    assert [each["action"] for each in history] == ["add", "replace", "withdraw", "undo", "withdraw", "restore"]
    assert history[1]["reason"] == "2026 text" and history[1]["from"] == added["edition"]
    assert history[0]["documents"] == [{"id": "custody-rules", "group": "public", "what": "added"}]
    assert "2026 text" in corpus("history").stdout


def test_a_dry_run_writes_nothing(corpus: Corpus, ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(a=OWN)
    scan = files(folder="more", download=rules()) / "download.txt"
    broken = scan.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.7 and no more")
    assert _json(corpus("add", scan, "--access", "public", "--dry-run", "--json"))["preview"]["documents"] == 1
    assert not settings.home.exists()
    ingest(folder)
    corpus("withdraw", "a.txt", "--yes")
    before = _traces(settings.home)
    added = corpus("add", scan, broken, "--access", "public", "--dry-run", "--json")
    assert added.return_value == 3 and _json(added)["refused"][0][0] == "broken.pdf"
    assert _json(corpus("restore", "a.txt", "--dry-run", "--json"))["edition"] == ""
    assert _json(corpus("undo", "--dry-run", "--json"))["preview"]["effects"][0]["became"] == "restored"
    corpus("restore", "a.txt", "--dry-run")
    for looking in ("list", "history", "quarantine", "weak-pages"):
        corpus(looking)
        corpus(looking, "--json")
    assert _traces(settings.home) == before


def test_nothing_is_done_without_a_yes(
    corpus: Corpus, ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = ingest(files(a=OWN)).edition
    with pytest.raises(UsageError, match="--yes"):
        corpus("withdraw", "a.txt")
    monkeypatch.setattr(dialogue, "attended", lambda: True)
    refused = corpus("withdraw", "a.txt", typed="n\n")
    assert Library(settings.home).current() == edition and "Nothing was changed" in refused.stderr
    assert "withdrawn: a.txt" in refused.stdout
    corpus("withdraw", "a.txt", typed="y\n")
    assert Library(settings.home).current() != edition


def test_a_person_is_asked_on_standard_error(corpus: Corpus, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "attended", lambda: True)
    file = files(scan0017=OWN) / "scan0017.txt"
    result = corpus("add", file, "--json", "--yes", typed="unit-7\nreport\nWorking group\n")
    fields = {each["name"]: (each["value"], each["origin"]) for each in _json(result)["taken"][0]["fields"]}
    assert (fields["access"], fields["type"], fields["issuer"]) == (
        ("unit-7", "you"), ("report", "you"), ("Working group", "you"),
    )  # fmt: skip
    assert "Which group may read it" in result.stderr


@pytest.mark.parametrize(("typed", "id_"), [("1\n", "old-rules"), ("7\n0\nguidance\nX\n", "orders.txt")])
def test_a_person_chooses_among_entries_by_number(
    corpus: Corpus, files: Files, monkeypatch: pytest.MonkeyPatch, typed: str, id_: str
) -> None:
    monkeypatch.setattr(command, "attended", lambda: True)
    file = files(orders="Standing Orders for Custody Sergeants\n\nSergeants count the keys each night.") / "orders.txt"
    result = corpus("add", file, "--access", "public", "--json", "--yes", typed=typed)
    assert "1. old-rules: Standing Orders" in result.stderr and _json(result)["taken"][0]["id"] == id_


def test_what_is_taken_from_where_is_shown(corpus: Corpus, files: Files) -> None:
    shown = corpus("add", files(download=rules()) / "download.txt", "--access", "public", "--yes").stdout
    assert "symbol: A/RES/99/1 (the catalogue)" in shown and "access: public (you)" in shown
    assert "language: en (a guess)" in shown and "it has the same title" in shown


def test_wrong_options_are_named(corpus: Corpus, files: Files, settings: Settings) -> None:
    folder = files(a=OWN, b=rules())
    for arguments, said in (
        (("add", folder / "a.txt", "--date", "yesterday"), "date"),
        (("add", folder / "a.txt", "--language", "English"), "language"),
        (("add", folder / "a.txt", "--access", "no group"), "--access"),
        (("add", folder / "a.txt", "--as", "../x"), "--as"),
        (("add", folder / "a.txt", folder / "b.txt", "--title", "T"), "--title"),
        (("withdraw", "nobody", "--yes"), "nobody"),
        (("quarantine", "--discard", "nobody.pdf"), r"nobody\.pdf"),
    ):
        with pytest.raises(UsageError, match=said):
            corpus(*arguments)
    assert not (settings.home / "current").exists()


def test_the_list_is_filtered(corpus: Corpus, ingest: Ingest, files: Files) -> None:
    corpus("add", files(download=rules()) / "download.txt", "--access", "public", "--yes")
    ingest(files(folder="own", own=OWN), group="unit-7")
    ids = {
        options: [row["id"] for row in _json(corpus("list", "--json", *options))]
        for options in (
            (),
            ("--access", "unit-7"),
            ("--licence-missing",),
            ("--type", "soft law"),
            ("--language", "fr"),
        )
    }
    assert list(ids.values()) == [["custody-rules", "own.txt"], ["own.txt"], ["own.txt"], ["custody-rules"], []]
    row = _json(corpus("list", "--json", "--access", "public"))[0]
    assert (row["status"], row["licence"], row["coverage"]) == ("current", "public domain", 1.0)
    assert row["added"].endswith("+00:00") and row["passages"] > 0
    shown = corpus("list").stdout
    assert "licence not stated" in shown and "group unit-7" in shown


def test_refused_files_are_listed_tried_again_and_forgotten(corpus: Corpus, ingest: Ingest, files: Files) -> None:
    folder = files(a=OWN)
    for name in ("one.pdf", "two.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    result = corpus("add", folder / "one.pdf", "--access", "public", "--yes")
    assert result.return_value == 3 and "refused: one.pdf" in result.stdout
    ingest(folder / "two.pdf")
    assert [each["name"] for each in _json(corpus("quarantine", "--json"))] == ["one.pdf", "two.pdf"]
    (folder / "two.pdf").write_bytes(tiny_pdf([column(["Custody is recorded."])]))
    again = corpus("quarantine", "--retry")
    assert again.return_value == 3 and "one.pdf: was given to `corpus add`" in again.stdout
    assert "two.pdf" not in again.stdout
    assert "Nothing is in quarantine." in corpus("quarantine", "--discard", "one.pdf").stdout


def test_the_commands_are_all_there() -> None:
    shown = CliRunner().invoke(cli, ["corpus", "--help"]).stdout
    names = ("list", "add", "replace", "withdraw", "restore", "undo", "history", "quarantine", "weak-pages")
    assert all(f"  {name} " in shown for name in names)
    for name in names:
        assert CliRunner().invoke(cli, ["corpus", name, "--help"]).exit_code == 0


def test_what_everybody_may_see_names_nothing_restricted(
    corpus: Corpus, ingest: Ingest, files: Files, settings: Settings
) -> None:
    from index.curation import report

    ingest(files(a=OWN))
    secret = files(folder="secret", harbour=SECRET)
    ingest(secret, group="unit-7")
    (secret / "harbour2.pdf").write_bytes(b"%PDF-1.7 and no more")
    (secret / "harbour.txt").write_text(OWN)  # its bytes are those of a public document
    ingest(secret, group="unit-7")
    corpus("withdraw", "harbour.txt", "--yes")
    library = Library(settings.home)
    public = repr((
        report.rows(library, ["public"]), report.weak_pages(library, ["public"]), report.additions(library),
        report.refused(library),
    ))  # fmt: skip
    assert "harbour" not in public and "unit-7" not in public and "a.txt" in public
    assert "harbour" in repr(report.rows(library)) and "harbour" in repr(report.refused(library, "unit-7"))

"""What is removed is in no later edition, and the editions before still hold it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from advicehub.command import cli
from advicehub.errors import UsageError
from advicehub.settings import Settings
from index import history
from index.access import PUBLIC
from index.curation.plan import carry_out
from index.curation.removing import plan_remove
from index.curation.standing import plan_withdraw
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.ingestion import Report
from index.library import Library
from index.listing import listing
from index.opening import open_searcher
from index.question import question
from tests.index.curation.conftest import Add, rules
from tests.stub_embedder import StubEmbedder

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."
FAMILY = "The family is told where a detained person is held."


def remove(settings: Settings, *ids: str, reason: str = "") -> str:
    return carry_out(plan_remove(start_from(settings), ids, reason)).edition


def test_a_removed_document_is_gone_and_the_edition_before_holds_it(
    ingest: Ingest, files: Files, settings: Settings, stub: StubEmbedder
) -> None:
    first = ingest(files(a=ARREST, b=LAWYER)).edition
    calls = stub.calls
    edition = remove(settings, "a.txt", reason="not ours to keep")
    library = Library(settings.home)
    assert edition == library.current() != first and stub.calls == calls
    searcher = open_searcher(settings, PUBLIC)
    assert [each.id for each in searcher.documents(PUBLIC)] == ["b.txt"]
    assert searcher.document("a.txt", PUBLIC) is None
    assert {hit.passage.document for hit in searcher.search(question("reasons for the arrest"), PUBLIC, 9)} == {"b.txt"}
    before = open_searcher(settings, PUBLIC, first)
    assert before.search(question("reasons for the arrest"), PUBLIC, 1)[0].passage.document == "a.txt"
    last = history.of_library(library)[-1]
    assert (last.action, last.reason) == ("remove", "not ours to keep")
    assert [(each.id, each.what) for each in last.documents] == [("a.txt", "gone")]
    assert library.has_source(listing(library, first)["a.txt"][1].version)
    assert undo(plan_undo(start_from(settings))) == first


def test_without_it_the_library_is_as_if_it_had_never_come(ingest: Ingest, files: Files, settings: Settings) -> None:
    without = ingest(files(folder="one", b=LAWYER)).edition
    ingest(files(folder="two", a=ARREST, c=FAMILY))
    assert remove(settings, "a.txt", "c.txt", "a.txt") == without


def test_what_was_said_of_it_goes_with_it(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(a=ARREST, b=LAWYER)
    first = ingest(folder).edition
    carry_out(plan_withdraw(start_from(settings), "a.txt"))
    remove(settings, "a.txt")
    again = ingest(folder)
    assert (again.edition, again.added, again.withdrawn) == (first, ("a.txt",), ())


def test_what_names_it_is_told(add: Add, files: Files, settings: Settings) -> None:
    add(files(download=rules()) / "download.txt", access="public")
    add(
        files(folder="more", other=LAWYER) / "other.txt", access="public", type="guidance", issuer="Us", title="Lawyers"
    )
    carry_out(plan_withdraw(start_from(settings), "other.txt", "custody-rules"))
    preview = plan_remove(start_from(settings), ["custody-rules"]).preview()
    assert [(each.id, each.became, each.stay, each.status) for each in preview.effects] == [
        ("custody-rules", "gone", 0, "")
    ]
    assert {(each.kind, each.other) for each in preview.breaks} >= {
        ("successor", "other.txt"), ("topic", "arrest"), ("collection", "first"),
    }  # fmt: skip


def test_what_cannot_be_removed(ingest: Ingest, files: Files, settings: Settings) -> None:
    edition = ingest(files(a=ARREST, b=LAWYER)).edition
    with pytest.raises(UsageError, match="holds no document nobody"):
        remove(settings, "a.txt", "nobody")
    with pytest.raises(UsageError, match="no document would be left"):
        remove(settings, "a.txt", "b.txt")
    assert Library(settings.home).current() == edition


def test_the_command_asks_first_and_a_dry_run_changes_nothing(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.curation.command.load_settings", lambda home: settings)
    first = ingest(files(a=ARREST, b=LAWYER)).edition
    call = ["corpus", "remove", "a.txt", "--reason", "twice there"]
    assert isinstance(CliRunner().invoke(cli, call, standalone_mode=False).exception, UsageError)
    shown = CliRunner().invoke(cli, [*call, "--dry-run", "--json"], standalone_mode=False)
    assert json.loads(shown.stdout)["preview"]["effects"][0]["became"] == "gone"
    assert Library(settings.home).current() == first
    done = CliRunner().invoke(cli, [*call, "--yes", "--json"], standalone_mode=False)
    assert json.loads(done.stdout)["edition"] == Library(settings.home).current() != first

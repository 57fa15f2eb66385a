"""Undo puts back the edition that was, whole, or says why it cannot."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from advicehub.command import cli
from advicehub.errors import AdviceHubError, EditionDamaged, EditionForeign, EditionMissing, StorageFull
from advicehub.settings import ModelChoice, Settings
from index import history, quarantine
from index.curation.plan import carry_out
from index.curation.standing import plan_withdraw
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.ingestion import Report
from index.library import Library
from index.models import registry
from index.turning import turn_to
from tests.stub_embedder import StubEmbedder

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."


def take_back(settings: Settings) -> str:
    return undo(plan_undo(start_from(settings)))


def test_undo_and_undo_of_undo(ingest: Ingest, files: Files, settings: Settings, stub: StubEmbedder) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    second = ingest(files(folder="two", b=LAWYER)).edition
    calls = stub.calls
    plan = plan_undo(start_from(settings))
    assert [(effect.id, effect.became, effect.go) for effect in plan.preview().effects] == [("b.txt", "gone", 1)]
    assert undo(plan, "too early") == first == Library(settings.home).current()
    assert take_back(settings) == second
    assert take_back(settings) == first and stub.calls == calls
    changes = history.of_library(Library(settings.home))
    assert [each.action for each in changes] == ["ingest", "ingest", "undo", "undo", "undo"]
    assert changes[2].reason == "too early"
    dates = history.added_on(changes, "public")
    assert list(dates) == ["a.txt"] and dates["a.txt"] == changes[0].when


def test_choosing_an_edition_is_a_change_too(ingest: Ingest, files: Files, settings: Settings) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    second = ingest(files(folder="two", b=LAWYER)).edition
    library = Library(settings.home)
    with library.writing():
        assert turn_to(library, first, "use") is not None and turn_to(library, first, "use") is None
    assert take_back(settings) == second


def test_nothing_to_undo(ingest: Ingest, files: Files, settings: Settings) -> None:
    with pytest.raises(EditionMissing, match="there is no library"):
        take_back(settings)
    edition = ingest(files(a=ARREST)).edition
    with pytest.raises(AdviceHubError, match="before it there was none"):
        take_back(settings)
    assert Library(settings.home).current() == edition


def test_an_edition_that_no_change_led_to(ingest: Ingest, files: Files, settings: Settings) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    ingest(files(folder="two", b=LAWYER))
    ingest(files(folder="three", c="The family is told where he is."))
    library = Library(settings.home)
    library.use(first)  # as if by hand: nothing is written down
    with pytest.raises(AdviceHubError, match="not made by the last change"):
        take_back(settings)
    (settings.home / history.FILE_NAME).unlink()
    with pytest.raises(AdviceHubError, match="not made by the last change"):
        take_back(settings)
    assert library.current() == first


def test_the_edition_before_must_be_there_and_whole(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    second = ingest(files(folder="two", b=LAWYER)).edition
    library = Library(settings.home)
    text = next(library.folder(first).rglob("rows.npz"))
    whole = text.read_bytes()
    text.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(EditionDamaged):
        take_back(settings)
    text.write_bytes(whole)
    with monkeypatch.context() as patch:
        patch.setattr(registry, "available", lambda settings: (ModelChoice(name="another"),))
        with pytest.raises(EditionForeign, match="other embedding models"):
            take_back(settings)
    shutil.rmtree(library.folder(first))
    with pytest.raises(EditionMissing, match="prune"):
        take_back(settings)
    assert library.current() == second


def test_a_full_disk_changes_nothing(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    library = Library(settings.home)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(history, "append", full)
        with pytest.raises(StorageFull):
            carry_out(plan_withdraw(start_from(settings), "a.txt"))
    assert library.current() == first and len(history.of_library(library)) == 1
    with monkeypatch.context() as patch:
        patch.setattr(quarantine, "write_whole", full)
        (files(folder="two", b=LAWYER) / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
        report = ingest(files(folder="two"))
    # The edition is in use: a record that found no room must not claim that nothing was changed.
    assert report.added == ("b.txt",) and library.current() == report.edition != first


def test_a_change_made_while_the_history_is_read_has_not_happened_yet(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(files(folder="one", a=ARREST))
    library, before = Library(settings.home), history.of_library(Library(settings.home))
    written = history.written

    def meanwhile(home: Path) -> list[history.Change]:
        ingest(files(folder="two", b=LAWYER))
        return written(home)

    with monkeypatch.context() as patch:
        patch.setattr(history, "written", meanwhile)
        assert history.of_library(library) == before
    assert len(history.of_library(library)) == 2


def test_the_command_that_chooses_an_edition_writes_it_down(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(files(folder="one", a=ARREST)).edition
    second = ingest(files(folder="two", b=LAWYER)).edition
    monkeypatch.setattr("index.editions.chosen.load_settings", lambda home: settings)
    monkeypatch.setattr("index.editions.use.load_settings", lambda home: settings)
    for edition in (first, first, second):
        result = CliRunner().invoke(cli, ["editions", "use", edition], standalone_mode=False)
        assert result.exception is None and Library(settings.home).current() == edition
    changes = history.of_library(Library(settings.home))
    assert [each.action for each in changes] == ["ingest", "ingest", "use", "use"]


def test_a_change_between_preview_and_deed_stops_it(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(folder="one", a=ARREST))
    ingest(files(folder="two", b=LAWYER))
    late_undo, late_plan = plan_undo(start_from(settings)), plan_withdraw(start_from(settings), "a.txt")
    third = ingest(files(folder="three", c="The family is told where he is.")).edition
    for deed in (lambda: undo(late_undo), lambda: carry_out(late_plan)):
        with pytest.raises(AdviceHubError, match="after the preview"):
            deed()
    assert Library(settings.home).current() == third

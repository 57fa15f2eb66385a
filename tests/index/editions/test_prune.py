"""Pruning: what goes, how much it frees, and what never goes."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import AdviceHubError, UsageError
from advicehub.settings import Settings
from index import manifest
from index.curation.plan import carry_out
from index.curation.removing import plan_remove
from index.curation.start import start_from
from index.curation.undoing import plan_undo, undo
from index.editions import pruning
from index.ingestion import Report
from index.library import Library
from index.sources_check import lost_sources
from tests.index.editions.conftest import ARREST, FAMILY, LAWYER, Run, parsed
from tests.index.editions.test_states import rewritten

Ingest = Callable[..., Report]
Files = Callable[..., Path]


@pytest.fixture
def four(ingest: Ingest, files: Files) -> list[str]:
    """Four editions, each with a document more."""
    texts = (ARREST, LAWYER, FAMILY, "A doctor comes.")
    return [ingest(files(folder=f"f{n}", **{f"d{n}": text})).edition for n, text in enumerate(texts)]


def _space(folder: Path) -> int:
    """Bytes of the files below `folder`, each file once however many names it has."""
    stats = [Path(inside, name).stat() for inside, _, names in os.walk(folder) for name in names]
    return sum({stat.st_ino: stat.st_size for stat in stats}.values())


def test_the_newest_stay_and_the_space_told_is_the_space_freed(four: list[str], run: Run, settings: Settings) -> None:
    library = Library(settings.home)
    before = _space(library.editions)
    shown = parsed(run("editions", "prune", "--dry-run", "--json"))
    assert shown["editions"] == four[:2] and not shown["deleted"] and library.edition_ids() == four
    assert "free again" in run("editions", "prune").stderr
    assert library.edition_ids() == four[2:] and before - _space(library.editions) == shown["freed"] > 0
    assert parsed(run("editions", "prune", "--json"))["editions"] == []


def test_linked_files_are_freed_with_their_last_edition(
    ingest: Ingest, files: Files, run: Run, settings: Settings
) -> None:
    ingest(files(folder="one", a=ARREST))
    ingest(files(folder="two", b=LAWYER), group="unit-7")
    ingest(files(folder="three", c=FAMILY), group="unit-8")
    library = Library(settings.home)
    before = _space(library.editions)
    shown = parsed(run("editions", "prune", "--keep", "1", "--json"))
    assert len(shown["editions"]) == 2 and before - _space(library.editions) == shown["freed"]


def test_the_one_in_use_and_the_one_that_undo_brings_back_stay(four: list[str], run: Run, settings: Settings) -> None:
    library = Library(settings.home)
    undo(plan_undo(start_from(settings)))
    undo(plan_undo(start_from(settings)))
    run("editions", "use", four[0])
    run("editions", "prune", "--keep", "2")
    assert set(library.edition_ids()) == {four[0], four[3]} and library.current() == four[0]
    assert undo(plan_undo(start_from(settings))) == four[3]
    told = run("editions", "prune", "--keep", "1", "--dry-run").stdout
    assert f"could not go back to {four[0]}" in told


def test_what_cannot_be_read_goes_before_what_can(four: list[str], run: Run, settings: Settings) -> None:
    library = Library(settings.home)
    rewritten(library.folder(four[1]) / manifest.FILE_NAME, manifest.FORMAT - 1)
    run("editions", "prune", "--keep", "3")
    assert library.edition_ids() == [four[0], *four[2:]]


def test_sources_go_that_no_edition_left_needs(four: list[str], run: Run, settings: Settings) -> None:
    library = Library(settings.home)
    last = carry_out(plan_remove(start_from(settings), ["d0.txt"])).edition
    assert parsed(run("editions", "prune", "--sources", "--dry-run", "--json"))["sources"] == []
    with pytest.raises(UsageError, match="--yes"):
        run("editions", "prune", "--keep", "1", "--sources")
    assert len(library.edition_ids()) == 5
    before = _space(library.sources)
    done = parsed(run("editions", "prune", "--keep", "1", "--sources", "--yes", "--json"))
    assert len(done["sources"]) == 1 and before - _space(library.sources) == done["sources_freed"]
    assert not library.has_source(done["sources"][0]) and not library.extractions.exists()
    assert lost_sources(library, last) == [] and library.edition_ids() == [last]


def test_what_is_no_source_is_left_alone(four: list[str], run: Run, settings: Settings) -> None:
    stray = settings.home / "sources" / "README"
    stray.write_text("ours")
    carry_out(plan_remove(start_from(settings), ["d0.txt"]))
    run("editions", "prune", "--keep", "1", "--sources", "--yes")
    assert stray.read_text() == "ours" and len(list(stray.parent.iterdir())) == 7


def test_sources_are_safe_while_an_edition_that_stays_cannot_be_read(
    four: list[str], run: Run, settings: Settings
) -> None:
    library = Library(settings.home)
    rewritten(library.folder(four[1]) / manifest.FILE_NAME, manifest.FORMAT - 1)
    with pytest.raises(AdviceHubError, match=f"{four[1]} would stay and cannot be read"):
        run("editions", "prune", "--keep", "4", "--sources", "--yes")
    run("editions", "prune", "--keep", "3", "--sources", "--yes")
    assert len(library.edition_ids()) == 3


def test_a_library_that_changed_meanwhile_is_left_alone(
    four: list[str], run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = iter([pruning.Pruning((four[0],), 1, (), 0, ""), pruning.Pruning((four[1],), 1, (), 0, "")])
    monkeypatch.setattr("index.editions.prune.plan_prune", lambda *_: next(plans))
    with pytest.raises(AdviceHubError, match="meanwhile"):
        run("editions", "prune")
    assert Library(settings.home).edition_ids() == four


def test_a_person_is_asked_about_sources(
    four: list[str], run: Run, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.curation.dialogue.attended", lambda: True)
    carry_out(plan_remove(start_from(settings), ["d0.txt"]))
    words = ("editions", "prune", "--keep", "1", "--sources")
    assert "Nothing was deleted" in run(*words, typed="n\n").stderr
    assert len(Library(settings.home).edition_ids()) == 5
    assert "1 source file(s)" in run(*words, typed="y\n").stderr

"""The order in which things reach the disk: whatever names something comes after it."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.settings import Settings
from advicehub.whole_file import sync, whole_file, write_whole
from index.ingestion import Report
from index.library import Library
from index.turning import turn_to
from tests.durability.disk_record import DiskRecord

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "1. Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "1. Access to a lawyer must be possible from the very start of custody."


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> DiskRecord:
    return DiskRecord(monkeypatch)


@pytest.fixture
def home(settings: Settings, tmp_path: Path, disk: DiskRecord) -> Path:
    """The home, none of which may be named by `current` before it is on the disk."""

    def all_is_there(source: Path, target: Path) -> None:
        if target == settings.home / "current":
            if not (edition := source.read_text().strip()).isalnum():
                return  # it says that there is none yet
            parts = ["sources", f"editions/{edition}", "history.jsonl"]
            lost = [each for part in parts for each in disk.lost(settings.home / part, tmp_path)]
            assert not lost, f"{edition} comes into use before {lost}"

    disk.before_each_rename(all_is_there)
    return settings.home


@pytest.mark.usefixtures("home")
def test_nothing_comes_into_use_before_it_is_on_the_disk(
    ingest: Ingest, files: Files, settings: Settings, disk: DiskRecord, tmp_path: Path
) -> None:
    for folder, text in (("one", ARREST), ("two", LAWYER)):
        ingest(files(folder=folder, **{folder: text}))
    ingest(files(folder="secret", c="1. A doctor comes."), group="unit-7")
    library = Library(settings.home)
    first = library.edition_ids()[0]
    with library.writing():
        turn_to(library, first, "use")
    assert [each.name for each in disk.renames].count("current") == 5
    assert not disk.lost(settings.home / "current", tmp_path)
    # What is left out above: the lock, and what may be deleted at any time.
    assert {each.name for each in settings.home.iterdir()} == {
        "sources", "editions", "history.jsonl", "current", "writing", "cache",
    }  # fmt: skip


def test_a_record_that_was_not_synced_is_told(tmp_path: Path, disk: DiskRecord) -> None:
    """The measure itself can fail."""
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "x").write_text("x")
    assert set(disk.lost(folder, tmp_path)) == {folder / "x", folder}
    write_whole(folder / "y", b"y")
    assert set(disk.lost(folder / "y", tmp_path)) == {folder}
    sync(tmp_path)
    assert not disk.lost(folder / "y", tmp_path)
    (folder / "y").write_text("other")
    assert disk.lost(folder / "y", tmp_path) == [folder / "y"]


def test_the_content_reaches_the_disk_before_the_name(tmp_path: Path, disk: DiskRecord) -> None:
    target, aside = tmp_path / "x", tmp_path / "aside"
    aside.mkdir()
    sync(tmp_path)
    disk.before_each_rename(lambda source, _: check(disk._content(source)))
    write_whole(target, b"1", by_way_of=aside)
    assert not disk.lost(target, tmp_path) and target.read_bytes() == b"1" and list(aside.iterdir()) == []


def check(held: bool) -> None:
    assert held


def test_what_fails_leaves_the_old_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "x"
    write_whole(target, b"old")
    for writing in (RuntimeError, KeyboardInterrupt, OSError):
        with pytest.raises(writing), whole_file(target) as stream:
            stream.write(b"half")
            raise writing
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_nobody_else_may_read_what_is_written(ingest: Ingest, files: Files, settings: Settings, mask: int) -> None:
    folder = files(a=ARREST)
    old = os.umask(mask)
    try:
        ingest(folder)
    finally:
        os.umask(old)
    assert [each for each in settings.home.rglob("*") if each.stat().st_mode & 0o077] == []


def test_a_home_whose_parts_are_links_elsewhere(
    ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    """As where the home stands on a small disk and the editions on a large one."""
    settings.home.mkdir()
    for part in ("editions", "sources", "cache"):
        (tmp_path / f"large-{part}").mkdir()
        (settings.home / part).symlink_to(tmp_path / f"large-{part}")
    first = ingest(files(a=ARREST)).edition
    second = ingest(files(b=LAWYER)).edition
    library = Library(settings.home)
    assert library.current() == second and set(library.edition_ids()) == {first, second}
    with library.writing():
        library.delete(first)
    assert library.edition_ids() == [second] == [each.name for each in (tmp_path / "large-editions").iterdir()]
    assert all((settings.home / part).is_symlink() for part in ("editions", "sources", "cache"))


def test_links_of_segments_outlive_the_edition_they_were_taken_from(
    ingest: Ingest, files: Files, settings: Settings
) -> None:
    from index import integrity

    first = ingest(files(a=ARREST)).edition
    second = ingest(files(folder="secret", b=LAWYER), group="unit-7").edition
    library = Library(settings.home)
    with library.writing():
        library.delete(first)
    assert integrity.check(library.folder(second), library.manifest(second)) > 0

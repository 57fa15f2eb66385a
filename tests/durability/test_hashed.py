"""Above the limit of what a command hashes, files are hashed that somebody wrote to, and no others."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import EditionDamaged
from advicehub.settings import Settings
from index import integrity
from index.hashed import notes_of
from index.ingestion import Report
from index.library import Library

Ingest = Callable[..., Report]
Files = Callable[..., Path]


@pytest.fixture
def check(ingest: Ingest, files: Files, settings: Settings) -> Callable[[], int]:
    """Checks the edition with a limit of nothing, and returns how many bytes were hashed."""
    edition = ingest(files(a="1. Whoever is arrested must be told the reasons at once.")).edition
    library = Library(settings.home)
    return lambda: integrity.check(library.folder(edition), library.manifest(edition), limit=0)


def test_what_nobody_wrote_to_is_not_hashed_again(check: Callable[[], int], settings: Settings) -> None:
    assert check() == 0
    for file in settings.home.glob("editions/*/segments/*/*"):
        os.utime(file)
        assert check() == file.stat().st_size, "its content was hashed"
        assert check() == 0, "and that was written down"


def test_what_was_written_to_is_refused(check: Callable[[], int], settings: Settings) -> None:
    for file in settings.home.glob("editions/*/segments/*/*"):
        whole, times = file.read_bytes(), file.stat()
        file.write_bytes(bytes([whole[0] ^ 1]) + whole[1:])
        for _ in range(2):
            with pytest.raises(EditionDamaged, match=file.name):
                check()
        file.write_bytes(whole)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert check() == 0


@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"segments": 1}', b"\xff"])
def test_without_its_notes_everything_is_hashed(
    check: Callable[[], int], settings: Settings, content: bytes | None
) -> None:
    (notes,) = notes_of(settings.home, "x").parent.iterdir()
    notes.unlink()
    if content is not None:
        notes.write_bytes(content)
    assert check() > 1000 and check() == 0


def test_where_nothing_can_be_written_down(check: Callable[[], int], settings: Settings) -> None:
    (notes,) = notes_of(settings.home, "x").parent.iterdir()
    notes.unlink()
    notes.mkdir()
    (notes / "full").touch()
    assert check() == check() > 1000


def test_the_notes_go_with_the_edition(ingest: Ingest, files: Files, settings: Settings) -> None:
    first, second = (ingest(files(folder=name, **{name: f"1. A doctor comes. {name}"})).edition for name in "ab")
    library = Library(settings.home)
    assert notes_of(settings.home, first).exists()
    with library.writing():
        library.delete(first)
    assert not notes_of(settings.home, first).exists() and notes_of(settings.home, second).exists()

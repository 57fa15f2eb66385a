"""Documents that wait in a file aside become the same edition as those that wait in memory."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index import incoming
from index.ingestion import Report
from index.library import Library

Ingest = Callable[..., Report]


def test_what_waits_aside_gives_the_same_edition_and_leaves_nothing(
    ingest: Ingest, files: Callable[..., Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "1. Whoever is arrested is told why, said {}.\n\n2. The family is told where."
    texts = {f"d{n}": said.format(n) for n in range(5)}
    given = files(**texts)
    asked: list[Path] = []
    keep = incoming.Incoming.keep

    def noting(self: incoming.Incoming, *rest: object) -> object:
        held = keep(self, *rest)  # type: ignore[arg-type]
        asked.extend([self._folder] if self._folder else [])
        return held

    monkeypatch.setattr(incoming.Incoming, "keep", noting)
    first = ingest(given)
    assert not asked
    library = Library(settings.home)
    files_of = {record.id: record.files for record in library.manifest(first.edition).segments}
    monkeypatch.setattr(incoming, "IN_MEMORY", 100)
    second = ingest(given, fresh=True)
    # Of the same files nothing has to be read again: ask for a change that reads them all.
    again = ingest(files(**{name: f"{text} So it is." for name, text in texts.items()}))
    assert asked and not any(folder.exists() for folder in asked)
    assert second.edition == first.edition and len(again.replaced) == 5
    assert {record.id: record.files for record in library.manifest(second.edition).segments} == files_of
    assert sorted(folder.name for folder in library.editions.iterdir()) == sorted({first.edition, again.edition})


def test_the_same_bytes_may_wait_for_two_groups(
    ingest: Ingest, files: Callable[..., Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "IN_MEMORY", 0)
    ingest(files(folder="one", a="1. Force is a last resort."))
    ingest(files(folder="two", b="1. Force is a last resort."), group="unit-7")
    manifest = Library(settings.home).manifest(Library(settings.home).current())
    assert [(record.group, record.passages) for record in manifest.segments] == [("public", 1), ("unit-7", 1)]

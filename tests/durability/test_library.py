"""What a library without a `current`, or with a strange one, is taken for; and how an edition goes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import AdviceHubError, EditionDamaged, EditionMissing
from advicehub.settings import Settings
from index.curation.start import start_from
from index.ingestion import Report
from index.library import Library
from tests.durability.said import everything, opened

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "1. Whoever is arrested must be told the reasons for the arrest at once."


def test_a_first_edition_that_never_came_into_use_is_no_library_yet(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(settings.home)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Library, "use", killed)
        ingest(files(a=ARREST))
    assert len(library.edition_ids()) == 1 and library.base() is None
    with pytest.raises(EditionMissing, match="there is no library"):
        library.current()
    assert ingest(files(a=ARREST)).edition == library.base() == library.edition_ids()[0]


def test_a_library_that_lost_its_current_is_not_begun_anew(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST))
    library, folder = Library(settings.home), files(b="1. A doctor comes.")
    for content in (None, b"", b"\xff\xfe", b"../x"):
        (settings.home / "current").unlink(missing_ok=True)
        if content is not None:
            (settings.home / "current").write_bytes(content)
        for change in (lambda: ingest(folder), lambda: start_from(settings)):
            with pytest.raises(EditionMissing, match="editions use ID"):
                change()
    assert len(library.edition_ids()) == 1


def test_an_edition_that_is_deleted_is_gone_at_once(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill in the middle leaves no half of it under its name, and the next writer takes away the rest."""
    first, second = (ingest(files(folder=name, **{name: f"{ARREST} {name}"})).edition for name in ("one", "two"))
    library = Library(settings.home)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt), library.writing():
        patch.setattr("index.library.shutil.rmtree", killed)
        library.delete(first)
    assert library.edition_ids() == [second] and len(list(library.editions.iterdir())) == 2
    with library.writing():
        assert [each.name for each in library.editions.iterdir()] == [second]
        with pytest.raises(AdviceHubError, match="in use"):
            library.delete(second)


def test_the_next_writer_takes_away_what_killed_ones_left(ingest: Ingest, files: Files, settings: Settings) -> None:
    edition = ingest(files(a=ARREST)).edition
    library = Library(settings.home)
    (extraction,) = library.extractions.iterdir()
    places = [library.home, library.sources, library.folder(edition), library.vectors, extraction]
    for place in places:
        (place / ".new-left").write_text("half")
    (library.editions / ".building-left").mkdir()
    with library.writing():
        assert not [*library.home.rglob(".new-*"), *library.editions.glob(".building-*")]


def test_what_is_read_is_not_deleted(ingest: Ingest, files: Files, settings: Settings) -> None:
    first, second = (ingest(files(folder=name, **{name: f"{ARREST} {name}"})).edition for name in ("one", "two"))
    library, readers = Library(settings.home), [opened(settings, first), opened(settings, first)]
    said = everything(readers[0])
    with library.writing():
        for _ in range(2):
            with pytest.raises(AdviceHubError, match="is being read"):
                library.delete(first)
            assert everything(readers.pop()) == said
        library.delete(first)
    assert library.edition_ids() == [second]
    with pytest.raises(EditionMissing, match="no edition"):
        opened(settings, first)


def test_an_edition_under_the_name_of_another_is_refused(ingest: Ingest, files: Files, settings: Settings) -> None:
    first, second = (ingest(files(folder=name, **{name: f"{ARREST} {name}"})).edition for name in ("one", "two"))
    library = Library(settings.home)
    library.folder(first).rename(settings.home / "aside")
    library.folder(second).rename(library.folder(first))
    (settings.home / "aside").rename(library.folder(second))
    for edition in (first, second):
        with pytest.raises(EditionDamaged, match="its manifest is that of edition"):
            opened(settings, edition)

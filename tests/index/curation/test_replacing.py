"""A new file in a document's place: id, group and what was said of it stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import UsageError
from advicehub.settings import Settings
from index import quarantine
from index.curation.plan import carry_out, keep_refused
from index.curation.replacing import plan_replace
from index.curation.start import start_from
from index.ingestion import Report
from index.library import Library
from index.listing import listing
from index.text_store import Listed
from tests.index.curation.conftest import Add, rules
from tests.index.curation.test_standing import restore, withdraw
from tests.stub_embedder import StubEmbedder

Ingest = Callable[..., Report]
Files = Callable[..., Path]


def replace(settings: Settings, id_: str, file: Path) -> str:
    return carry_out(plan_replace(start_from(settings), id_, file)).edition


def listed(settings: Settings, id_: str) -> tuple[str, Listed]:
    library = Library(settings.home)
    return listing(library, library.current())[id_]


def test_id_group_and_what_was_said_stay(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules(), newer=rules(9))
    add(folder / "download.txt", access="unit-7", licence="CC BY 4.0")
    group, before = listed(settings, "custody-rules")
    replace(settings, "custody-rules", folder / "newer.txt")
    assert listed(settings, "custody-rules")[0] == group == "unit-7"
    after = listed(settings, "custody-rules")[1]
    assert after.about == before.about and after.version != before.version and after.file == "newer.txt"
    assert len(listing(Library(settings.home), Library(settings.home).current())) == 1


def test_passages_that_stay_are_not_embedded_again(
    add: Add, files: Files, settings: Settings, stub: StubEmbedder
) -> None:
    folder = files(download=rules(), newer=rules(9))
    add(folder / "download.txt", access="public")
    before = stub.calls
    replace(settings, "custody-rules", folder / "newer.txt")
    assert stub.calls == before + 1


def test_what_the_old_file_declared_holds_unless_the_new_one_declares_it(
    ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    old = tmp_path / "old.md"
    old.write_text(
        '---\nid: note-x\ntype: note\ntitle: "X"\nlicence: "CC0"\ntopics: [arrest]\n---\n\n# X\n\nOne thing.\n'
    )
    ingest(old)
    new = tmp_path / "new.md"
    new.write_text('---\ntitle: "Y"\n---\n\n# Y\n\nAnother thing altogether.\n')
    replace(settings, "note-x", new)
    about = listed(settings, "note-x")[1].about
    assert (about.title, about.type, about.licence, about.topics) == ("Y", "note", "CC0", ("arrest",))
    # The old file comes in again under its id, and what was said of the document holds.
    assert ingest(old).replaced == ("note-x",)


def test_replaced_twice_and_put_back(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules(), newer=rules(9), newest=rules(10))
    add(folder / "download.txt", access="public")
    first = listed(settings, "custody-rules")[1].about
    replace(settings, "custody-rules", folder / "newer.txt")
    replace(settings, "custody-rules", folder / "newest.txt")
    replace(settings, "custody-rules", folder / "download.txt")
    assert listed(settings, "custody-rules")[1].about == first


def test_a_document_known_by_its_file_name_keeps_it(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a="The keys of the cells are counted each night."))
    other = files(folder="other", b="The keys of the cells are counted each morning.") / "b.txt"
    replace(settings, "a.txt", other)
    _, held = listed(settings, "a.txt")
    assert (held.about.work, held.file) == ("a.txt", "b.txt")
    again = ingest(other.parent)
    assert again.unchanged == ("a.txt",) and again.documents == 1


def test_what_cannot_be_replaced(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules(), newer=rules(9))
    add(folder / "download.txt", access="public")
    for id_, file in (("nobody", "newer.txt"), ("custody-rules", "download.txt"), ("custody-rules", "none.txt")):
        with pytest.raises(UsageError):
            replace(settings, id_, folder / file)
    withdraw(settings, "custody-rules")
    with pytest.raises(UsageError, match="corpus restore"):
        replace(settings, "custody-rules", folder / "newer.txt")
    restore(settings, "custody-rules")
    replace(settings, "custody-rules", folder / "newer.txt")


def test_a_file_that_cannot_be_read_changes_nothing(add: Add, files: Files, settings: Settings) -> None:
    folder = files(download=rules())
    add(folder / "download.txt", access="unit-7")
    broken = folder / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    plan = plan_replace(start_from(settings), "custody-rules", broken)
    assert plan.preview().effects == ()
    keep_refused(plan)
    (held,) = quarantine.read(settings.home)
    assert (held.name, held.group, held.command) == ("broken.pdf", "unit-7", "replace")

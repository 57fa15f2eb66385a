"""What is withdrawn is never a hit, keeps its text, and comes back only when somebody brings it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import UsageError
from advicehub.settings import Settings
from index import chunking, history
from index.access import PUBLIC
from index.curation.plan import carry_out
from index.curation.standing import plan_restore, plan_withdraw
from index.curation.start import start_from
from index.ingest_summary import summary
from index.ingestion import Report
from index.library import Library
from index.opening import open_searcher
from index.question import question
from index.sources_check import lost_sources
from tests.index.curation.conftest import Add, rules
from tests.stub_embedder import StubEmbedder

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."


def withdraw(settings: Settings, id_: str, by: str = "", reason: str = "") -> str:
    return carry_out(plan_withdraw(start_from(settings), id_, by, reason)).edition


def restore(settings: Settings, id_: str) -> str:
    return carry_out(plan_restore(start_from(settings), id_)).edition


def test_a_withdrawn_document_is_never_a_hit_and_keeps_its_text(
    ingest: Ingest, files: Files, settings: Settings, stub: StubEmbedder
) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    before = stub.calls
    edition = withdraw(settings, "a.txt", reason="outdated")
    assert stub.calls == before
    searcher = open_searcher(settings, PUBLIC)
    for mode in ("fused", "passages", "dense", "lexical"):
        hits = searcher.search(question("told the reasons for the arrest"), PUBLIC, 50, mode)
        assert {hit.passage.document for hit in hits} <= {"b.txt"}
    listed = {each.id: each for each in searcher.documents(PUBLIC)}
    assert listed["a.txt"].about.status == "withdrawn" and listed["a.txt"].passages == 0
    document = searcher.document("a.txt", PUBLIC)
    assert document is not None and document.text == ARREST and document.about.status == "withdrawn"
    assert searcher.passages("a.txt", PUBLIC) == []
    assert lost_sources(Library(settings.home), edition) == []
    assert history.of_library(Library(settings.home))[-1].reason == "outdated"


def test_a_library_of_withdrawn_documents_alone_answers_nothing(
    ingest: Ingest, files: Files, settings: Settings
) -> None:
    ingest(files(a=ARREST))
    withdraw(settings, "a.txt")
    searcher = open_searcher(settings, PUBLIC)
    assert searcher.search(question("arrest"), PUBLIC) == [] and len(searcher.documents(PUBLIC)) == 1
    assert searcher.terms(question("arrest"), PUBLIC)[0].found is False


def test_bringing_it_back_gives_the_edition_that_was(
    ingest: Ingest, files: Files, settings: Settings, stub: StubEmbedder
) -> None:
    first = ingest(files(a=ARREST, b=LAWYER)).edition
    before = stub.calls
    assert withdraw(settings, "a.txt") != first and restore(settings, "a.txt") == first
    assert stub.calls == before


def test_ingesting_it_again_does_not_bring_it_back(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(a=ARREST, b=LAWYER)
    ingest(folder)
    edition = withdraw(settings, "a.txt")
    again = ingest(folder)
    assert (again.edition, again.withdrawn) == (edition, ("a.txt",))
    assert any("a.txt was withdrawn and stays so" in line for line in summary(again))
    (folder / "a.txt").write_text(f"{ARREST} In writing.")
    changed = ingest(folder)
    assert (changed.replaced, changed.withdrawn, changed.passages) == (("a.txt",), ("a.txt",), 1)
    fresh = ingest(folder, fresh=True)
    assert (fresh.added, fresh.withdrawn, fresh.passages) == (("a.txt", "b.txt"), ("a.txt",), 1)


def test_its_bytes_do_not_bring_it_back_under_another_name(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    withdraw(settings, "a.txt")
    copy = files(folder="copy", z=ARREST)
    assert "same as a.txt" in ingest(copy).refused[0][1]
    assert ingest(copy, fresh=True).withdrawn == ("z.txt",)


def test_it_stays_withdrawn_when_passages_are_cut_in_another_way(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    withdraw(settings, "a.txt")
    monkeypatch.setattr(chunking, "name", lambda settings: "another way")
    report = ingest(files(folder="more", c="The family is told where a detained person is held."))
    assert report.passages == 2 and report.documents == 3


def test_superseded_stays_searchable_and_is_shown_as_superseded(
    ingest: Ingest, files: Files, settings: Settings
) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    withdraw(settings, "a.txt", by="b.txt")
    searcher = open_searcher(settings, PUBLIC)
    assert searcher.search(question("reasons for the arrest"), PUBLIC, 1)[0].passage.document == "a.txt"
    about = searcher.documents(PUBLIC)[0].about
    assert (about.status, about.superseded_by) == ("superseded", "b.txt")
    withdraw(settings, "a.txt")
    about = open_searcher(settings, PUBLIC).documents(PUBLIC)[0].about
    assert (about.status, about.superseded_by) == ("withdrawn", "b.txt")
    restore(settings, "a.txt")
    about = open_searcher(settings, PUBLIC).documents(PUBLIC)[0].about
    assert (about.status, about.superseded_by) == ("current", "")


def test_a_source_of_the_catalogue_that_is_not_held_may_supersede(add: Add, files: Files, settings: Settings) -> None:
    add(files(download=rules()) / "download.txt", access="public")
    withdraw(settings, "custody-rules", by="old-rules")
    assert open_searcher(settings, PUBLIC).documents(PUBLIC)[0].about.superseded_by == "old-rules"


def test_what_cannot_be_withdrawn_or_brought_back(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    for id_, by in (("nobody", ""), ("a.txt", "a.txt"), ("a.txt", "nobody")):
        with pytest.raises(UsageError):
            withdraw(settings, id_, by)
    with pytest.raises(UsageError, match="was not withdrawn"):
        restore(settings, "a.txt")
    withdraw(settings, "a.txt")
    with pytest.raises(UsageError, match="already"):
        withdraw(settings, "a.txt")
    with pytest.raises(UsageError, match="withdrawn itself"):
        withdraw(settings, "b.txt", by="a.txt")
    withdraw(settings, "b.txt", by="old-rules")
    with pytest.raises(UsageError, match="already"):
        withdraw(settings, "b.txt", by="old-rules")


def test_what_its_own_file_withdraws_is_never_a_hit(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(a=ARREST, b=LAWYER)
    (folder / "a.txt.toml").write_text('status = "withdrawn"\n')
    assert ingest(folder).passages == 1
    with pytest.raises(UsageError, match="its file or the catalogue"):
        restore(settings, "a.txt")

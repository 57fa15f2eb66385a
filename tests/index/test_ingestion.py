"""Files into editions: what is added, kept, replaced and refused, and what a failure leaves behind."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from advicehub.errors import AdviceHubError, EditionDamaged, EditionForeign, EditionMissing, StorageFull, UsageError
from advicehub.settings import Settings
from index import edition_files, ingestion, segment_files
from index.access import PUBLIC
from index.edition_searcher import EditionSearcher
from index.ingest_progress import IngestProgress
from index.ingest_summary import summary
from index.ingestion import Report, Silent
from index.library import Library
from index.opening import open_searcher
from index.parts import Part
from index.question import question
from index.sources_check import lost_sources
from index.text_writer import TextWriter
from ingest.document import Document
from ingest.extraction_cache import ExtractionCache
from tests.ingest.tiny_pdf import tiny_pdf
from tests.stub_embedder import StubEmbedder

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."
DOCTOR = "A detained person may ask for a medical examination by a doctor."


def test_one_document_more_embeds_one_document(ingest: Ingest, files: Files, stub: StubEmbedder) -> None:
    first = ingest(files(**{f"d{number:02}": f"{ARREST} Number {number}." for number in range(64)}))
    assert len(first.added) == 64 and stub.calls == first.passages
    before = stub.calls
    second = ingest(files(one_more=LAWYER))
    assert second.added == ("one_more.txt",) and len(second.unchanged) == 64
    assert stub.calls - before == second.passages - first.passages == 1
    assert second.embedded == {"stub": 1}


def test_the_same_files_again_change_nothing(ingest: Ingest, files: Files, stub: StubEmbedder) -> None:
    folder = files(a=ARREST, b=LAWYER)
    first, calls = ingest(folder), stub.calls
    second = ingest(folder)
    assert second.edition == first.edition and second.unchanged == ("a.txt", "b.txt") and stub.calls == calls


def test_the_same_documents_make_the_same_edition_anywhere(ingest: Ingest, files: Files) -> None:
    one_go = ingest(files(a=ARREST, b=LAWYER))
    ingest(files(folder="other", c=DOCTOR), fresh=True)
    ingest(files(folder="a", a=ARREST), fresh=True)
    assert ingest(files(folder="b", b=LAWYER)).edition == one_go.edition


def test_a_file_that_changed_replaces_its_document(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST, b=LAWYER))
    report = ingest(files(a=DOCTOR))
    assert report.replaced == ("a.txt",) and report.documents == 2
    document = open_searcher(settings, PUBLIC).document("a.txt", PUBLIC)
    assert document is not None and document.text == DOCTOR


def test_a_bad_file_is_named_and_the_rest_goes_on(ingest: Ingest, files: Files) -> None:
    folder = files(good=ARREST)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "odd.xyz").write_bytes(b"\x00\x01\x02\xff")
    report = ingest(folder)
    assert report.added == ("good.txt",)
    assert {file for file, _ in report.refused} == {"bad.pdf", "odd.xyz"}


def test_two_files_with_one_id(ingest: Ingest, files: Files) -> None:
    files(folder="one", a=ARREST)
    files(folder="two", a=LAWYER)
    parent = files(folder="one").parent
    report = ingest(parent / "one", parent / "two")
    assert report.added == ("a.txt",)
    assert report.refused[0][0] == "a.txt" and "same document id" in report.refused[0][1]


def test_nothing_that_can_be_read_makes_no_library(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files()
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
    report = ingest(folder)
    assert (report.edition, report.documents) == ("", 0) and report.refused[0][0] == "bad.pdf"
    with pytest.raises(EditionMissing, match="there is no library"):
        open_searcher(settings, PUBLIC)


def test_a_path_that_is_not_there(ingest: Ingest, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        ingest(tmp_path / "nowhere")


def test_a_failure_while_building_leaves_the_current_edition(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ingest(files(a=ARREST))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(TextWriter, "add", full)
        with pytest.raises(StorageFull, match="disk is full"):
            ingest(files(b=LAWYER))
    library = Library(settings.home)
    assert library.current() == first.edition
    assert [f.name for f in library.editions.iterdir()] == [first.edition]
    assert open_searcher(settings, PUBLIC).search(question("told the reasons"), PUBLIC)[0].passage.document == "a.txt"
    assert ingest(files()).added == ("b.txt",)


class Changing(Silent):
    """Changes files once each is read: one is written anew, one goes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def files(self, done: int, total: int) -> None:
        if done == 1:
            (self._folder / "a.txt").write_text(LAWYER, encoding="utf-8")
        if done == 2:
            (self._folder / "b.txt").unlink()


def test_a_file_that_changes_or_goes_costs_only_itself(files: Files, settings: Settings) -> None:
    folder = files(a=ARREST, b=LAWYER, c=DOCTOR)
    report = ingestion.ingest([folder], settings, ingestion.Wish(), Changing(folder))
    assert report.added == ("c.txt",)
    assert [(file, reason[:22]) for file, reason in report.refused] == [
        ("a.txt", "it changed while it wa"), ("b.txt", "it cannot be read any "),
    ]  # fmt: skip
    kept = {path.name for path in Library(settings.home).sources.iterdir()}
    assert not [name for name in kept if name.startswith(".new-")] and len([n for n in kept if "." not in n]) == 1


@pytest.mark.slow
def test_a_file_larger_than_the_memory_is_hashed_in_pieces(
    ingest: Ingest, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = files(a=ARREST)
    monkeypatch.setattr(Path, "read_bytes", _only_small(Path.read_bytes))
    with (folder / "big.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(1700 << 20)
    report = ingest(folder)
    assert report.added == ("a.txt",)
    assert report.refused == (("big.pdf", "reading it takes more memory than is allowed"),)


def _only_small(read: Callable[[Path], bytes]) -> Callable[[Path], bytes]:
    def checked(path: Path) -> bytes:
        assert path.stat().st_size < 1 << 30
        return read(path)

    return checked


def test_a_document_without_a_word_is_named(ingest: Ingest, files: Files) -> None:
    folder = files(a=ARREST)
    (folder / "blank.pdf").write_bytes(tiny_pdf([[]]))
    report = ingest(folder)
    assert report.empty == ("blank.pdf",)
    assert "  no text: blank.pdf, of which no word could be read; it will never be found" in summary(report)


class Impatient(Silent):
    """Interrupts, as Ctrl-C does, once three files are read."""

    def files(self, done: int, total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt


def test_an_interrupted_ingestion_changes_nothing_and_goes_on_where_it_was(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ingest(files(folder="before", x=ARREST)).edition
    folder = files(folder="many", **{f"d{n}": f"{n}. {DOCTOR} And so on, {n} times." for n in range(6)})
    with pytest.raises(KeyboardInterrupt):
        ingestion.ingest([folder], settings, ingestion.Wish(), Impatient())
    library = Library(settings.home)
    assert library.current() == before and library.edition_ids() == [before]
    kept: list[bool] = []
    real = ExtractionCache.get

    def noted(cache: ExtractionCache, path: Path) -> Document | None:
        found = real(cache, path)
        kept.append(found is not None)
        return found

    monkeypatch.setattr(ExtractionCache, "get", noted)
    report = ingest(folder)
    assert len(report.added) == 6 and report.documents == 7
    assert sum(kept) >= 3


def test_progress_tells_files_pages_and_passages(files: Files, settings: Settings) -> None:
    folder = files(a=ARREST, b=f"{LAWYER}\f{DOCTOR}")
    told: list[tuple[str, int, int]] = []
    progress = IngestProgress(lambda label, done, total: told.append((label, done, total)))
    report = ingestion.ingest([folder], settings, ingestion.Wish(), progress)
    assert [each for each in told if each[0] == "reading files"] == [("reading files", 1, 2), ("reading files", 2, 2)]
    assert ("embedding (stub)", report.passages, report.passages) in told
    lines = list(summary(report, progress.speed))
    assert lines[0].startswith(f"Edition {report.edition}: 2 documents") and "  added: 2 (a.txt, b.txt)" in lines


def test_the_summary_names_what_a_person_should_look_at() -> None:
    report = Report(
        "e", ("a", "b"), (), (), (), (("x.pdf", "it is protected by a password"),), {"a": (1, 2, 3, 7)}, {"b": (2,)},
        {"b": (4,)}, (("a", "z"),), 3, 9, {},
    )  # fmt: skip
    text = "\n".join(summary(report, "240 pages in 12.0 s, 20.0 a second"))
    for line in (
        "needs OCR: a, 4 page(s) without text: 1-3, 7", "read by OCR: b, 1 page(s) read by OCR: 2",
        "read in part: b, 1 page(s) not read in full: 4", "same words: a says the same as z; both are kept",
        "refused: x.pdf: it is protected by a password", "read: 240 pages in 12.0 s",
    ):  # fmt: skip
        assert line in text
    assert "no library yet" in next(iter(summary(replace(report, edition=""))))


def test_only_one_writer_at_a_time(ingest: Ingest, files: Files, settings: Settings) -> None:
    with Library(settings.home).writing(), pytest.raises(AdviceHubError, match="another command"):
        ingest(files(a=ARREST))


def test_an_edition_of_another_model_is_refused_and_can_be_made_again(
    ingest: Ingest, files: Files, settings: Settings, stub: StubEmbedder
) -> None:
    ingest(files(a=ARREST))
    stub.space = "stub@ffff"
    with pytest.raises(EditionForeign, match="other embedding models"):
        open_searcher(settings, PUBLIC)
    ingest(files(b=LAWYER))
    assert len(open_searcher(settings, PUBLIC).documents(PUBLIC)) == 2


def test_unaffected_segments_are_linked_not_built(
    ingest: Ingest, files: Files, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(files(a=ARREST))
    built: list[str] = []
    write = segment_files.write_segment

    def noting(folder: Path, part: Part, *rest: object) -> object:
        built.append(part.group)
        return write(folder, part, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(edition_files, "write_segment", noting)
    ingest(files(folder="secret", b=LAWYER), group="unit-7")
    assert built == ["unit-7"]


@pytest.mark.parametrize("change", ["flip", "cut", "remove"])
def test_damage_to_any_file_is_refused(ingest: Ingest, files: Files, settings: Settings, change: str) -> None:
    edition = ingest(files(a=ARREST, b=LAWYER)).edition
    folder = Library(settings.home).folder(edition)
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        whole = file.read_bytes()
        if change == "flip":
            middle = len(whole) // 2
            file.write_bytes(whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :])
        elif change == "cut":
            file.write_bytes(whole[:-1])
        else:
            file.unlink()
        with pytest.raises((EditionDamaged, EditionMissing)):
            open_searcher(settings, PUBLIC)
        with pytest.raises((EditionDamaged, EditionMissing)):
            ingest(files(c=DOCTOR))
        file.write_bytes(whole)
    assert open_searcher(settings, PUBLIC).edition(PUBLIC) == edition


def test_a_manifest_of_another_format(ingest: Ingest, files: Files, settings: Settings) -> None:
    from index import manifest

    edition = ingest(files(a=ARREST)).edition
    file = Library(settings.home).folder(edition) / manifest.FILE_NAME
    stored = json.loads(file.read_text())
    stored["manifest"]["format"] = 99
    stored["sha256"] = manifest._digest(stored["manifest"])
    file.write_text(json.dumps(stored))
    with pytest.raises(EditionForeign, match="--fresh"):
        open_searcher(settings, PUBLIC)


def test_searching_opens_no_other_segment(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST))
    ingest(files(folder="secret", b=LAWYER), group="unit-7")
    searcher: EditionSearcher = open_searcher(settings, PUBLIC)
    searcher.search(question("lawyer"), PUBLIC)
    assert [segment.record.group for segment in searcher._open.values()] == ["public"]


def test_what_was_restricted_stays_so_unless_it_is_moved(ingest: Ingest, files: Files, settings: Settings) -> None:
    secret = files(folder="secret", plan=LAWYER)
    ingest(files(a=ARREST))
    ingest(secret, group="unit-7")
    assert ingest(secret).unchanged == ("plan.txt",)
    (secret / "plan.txt").write_text(DOCTOR)
    assert ingest(secret).replaced == ("plan.txt",)
    assert [entry.id for entry in open_searcher(settings, PUBLIC).documents(PUBLIC)] == ["a.txt"]
    assert "group unit-7" in ingest(secret, group="public").refused[0][1]
    assert ingest(secret, group="public", move=True).moved == ("plan.txt",)
    assert len(open_searcher(settings, PUBLIC).documents(PUBLIC)) == 2


def test_the_same_bytes_under_two_names_are_taken_once(ingest: Ingest, files: Files) -> None:
    report = ingest(files(a=ARREST, b=ARREST))
    assert report.added == ("a.txt",) and "same as a.txt" in report.refused[0][1]
    # Once the first says something else, the second is a document of its own.
    second = ingest(files(a=LAWYER))
    assert (second.replaced, second.added, second.refused) == (("a.txt",), ("b.txt",), ())


def test_another_group_cannot_take_over_an_id(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(folder="one", guide=ARREST))
    report = ingest(files(folder="two", guide=LAWYER), group="unit-7")
    assert report.added == report.replaced == () and "guide.txt" in report.refused[0][1]
    document = open_searcher(settings, PUBLIC).document("guide.txt", PUBLIC)
    assert document is not None and document.text == ARREST


def test_two_files_with_one_id_again_and_again(ingest: Ingest, files: Files) -> None:
    parent = files(folder="one", a=ARREST).parent
    files(folder="two", a=LAWYER)
    reports = [ingest(parent / "one", parent / "two") for _ in range(3)]
    assert len({report.edition for report in reports}) == 1
    assert all(len(report.refused) == 1 for report in reports)


def test_after_damage_ingesting_afresh_works(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(a=ARREST)
    edition = ingest(folder).edition
    text = next(Library(settings.home).folder(edition).rglob("text.db"))
    text.write_bytes(text.read_bytes()[:-1])
    with pytest.raises(EditionDamaged, match="--fresh"):
        ingest(folder)
    assert ingest(folder, fresh=True).edition == edition
    assert open_searcher(settings, PUBLIC).search(question("told the reasons"), PUBLIC)


def test_a_lost_or_altered_source_is_found_and_put_back(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(a=ARREST, b=LAWYER)
    library, edition = Library(settings.home), ingest(folder).edition
    first, second = (library.source(entry.version) for entry in open_searcher(settings, PUBLIC).documents(PUBLIC))
    first.unlink()
    second.write_bytes(second.read_bytes().replace(b"lawyer", b"layman"))
    assert lost_sources(library, edition) == ["a.txt", "b.txt"]
    ingest(folder)
    assert lost_sources(library, edition) == []


def test_files_that_cannot_be_opened_or_named_are_refused(ingest: Ingest, files: Files, tmp_path: Path) -> None:
    folder = files(good=ARREST)
    (tmp_path / "documents" / b"\xff.txt".decode("utf-8", "surrogateescape")).write_text(LAWYER)
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    report = ingest(folder)
    assert report.added == ("good.txt",) and len(report.refused) == 2


def test_only_the_names_of_editions_can_be_used(ingest: Ingest, files: Files, settings: Settings) -> None:
    library, edition = Library(settings.home), ingest(files(a=ARREST)).edition
    for wrong in (f"{edition}/", f"../editions/{edition}", "", "."):
        with pytest.raises(EditionMissing):
            library.use(wrong)
    assert library.current() == edition
    (settings.home / "current").write_bytes(b"\xff\xfe")
    with pytest.raises(EditionMissing, match="names no edition"):
        library.current()


def test_what_killed_commands_left_is_swept(ingest: Ingest, files: Files, settings: Settings) -> None:
    ingest(files(a=ARREST))
    library = Library(settings.home)
    for place in (settings.home, library.sources):
        (place / ".new-left").write_text("half")
    (library.editions / ".building-left").mkdir()
    ingest(files(b=LAWYER))
    assert not [*settings.home.rglob(".new-*"), *library.editions.glob(".building-*")]
    assert all(file.stat().st_mode & 0o077 == 0 for file in library.editions.rglob("*") if file.is_file())

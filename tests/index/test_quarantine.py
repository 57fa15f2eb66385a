"""Refused files are on record until they are taken or discarded; their content is not kept."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from advicehub.errors import UsageError
from advicehub.settings import Settings
from index import quarantine
from index.curation import refused, report
from index.ingestion import Report
from index.library import Library
from tests.index.test_containers import archive
from tests.ingest.tiny_pdf import column, tiny_pdf

Ingest = Callable[..., Report]
Files = Callable[..., Path]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
BROKEN = b"%PDF-1.7 and no more"


def test_a_refused_file_is_recorded_until_its_path_is_taken(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(good=ARREST)
    (folder / "bad.pdf").write_bytes(BROKEN)
    ingest(folder, group="unit-7")
    (held,) = quarantine.read(settings.home)
    assert (held.name, held.path, held.group, held.command) == ("bad.pdf", str(folder / "bad.pdf"), "unit-7", "ingest")
    assert held.sha256 == sha256(BROKEN).hexdigest() and held.reason and held.when.endswith("+00:00")
    assert BROKEN not in b"".join(f.read_bytes() for f in settings.home.rglob("*") if f.is_file())
    ingest(folder, group="unit-7")
    assert len(quarantine.read(settings.home)) == 1
    (folder / "bad.pdf").write_bytes(tiny_pdf([column(["Custody is recorded."])]))
    assert ingest(folder, group="unit-7").added == ("bad.pdf",)
    assert quarantine.read(settings.home) == []


def test_it_goes_too_when_the_same_bytes_come_by_another_path(
    ingest: Ingest, files: Files, settings: Settings, tmp_path: Path
) -> None:
    one, two = files(folder="one", a=ARREST), files(folder="two", a=f"{ARREST} Always.")
    ingest(one, two)
    (held,) = quarantine.read(settings.home)
    assert "same document id" in held.reason and held.path == str(two / "a.txt")
    assert str(one.parent) not in held.reason and report.refused(Library(settings.home)) == [held]
    (tmp_path / "b.txt").write_bytes((two / "a.txt").read_bytes())
    assert ingest(tmp_path / "b.txt").added == ("b.txt",)
    assert quarantine.read(settings.home) == []


def test_what_is_refused_in_an_archive_is_found_by_the_archive(
    ingest: Ingest, settings: Settings, tmp_path: Path
) -> None:
    path = archive(tmp_path / "in" / "a.zip", one_txt=ARREST, bad_txt=b"\x89PNG\r\n\x1a\n")
    ingest(path)
    (held,) = quarantine.read(settings.home)
    assert (held.name, held.path) == ("a.zip › bad.txt", str(path))
    archive(path, one_txt=ARREST, bad_txt="Now it says that custody is recorded.")
    ingest(path)
    assert quarantine.read(settings.home) == []


def test_for_whom_a_file_was_is_said_only_when_somebody_said_it(
    ingest: Ingest, files: Files, settings: Settings
) -> None:
    folder = files(plan=ARREST)
    ingest(folder, group="unit-7")
    for name in ("nobody.pdf", "beside.pdf", "plan.txt"):
        (folder / name).write_bytes(BROKEN)
    (folder / "beside.pdf.toml").write_text('access = "unit-8"\n')
    (folder / "plan.txt").unlink()
    (folder / "plan.txt").mkdir()
    (folder / "plan.txt" / "plan.txt").write_bytes(b"\x00\x01\xff")
    ingest(folder)
    assert {each.name: each.group for each in quarantine.read(settings.home)} == {
        "nobody.pdf": "", "beside.pdf": "unit-8", "plan.txt": "unit-7",
    }  # fmt: skip
    library = Library(settings.home)
    assert report.refused(library) == []
    ingest(folder / "nobody.pdf", group="public")
    assert [each.name for each in report.refused(library)] == ["nobody.pdf"]


def test_trying_again_and_forgetting(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder, library = files(good=ARREST), Library(settings.home)
    for name in ("one.pdf", "two.pdf", "gone.pdf"):
        (folder / name).write_bytes(BROKEN + name.encode())
    ingest(folder, group="unit-7")
    (folder / "one.pdf").write_bytes(tiny_pdf([column(["Custody is recorded."])]))
    (folder / "gone.pdf").unlink()
    left = refused.retry(library, settings)
    assert left == [f"gone.pdf: there is no file at {folder / 'gone.pdf'} any more"]
    assert sorted(each.name for each in quarantine.read(settings.home)) == ["gone.pdf", "two.pdf"]
    assert {row.id: row.group for row in report.rows(library)} == {"good.txt": "unit-7", "one.pdf": "unit-7"}
    refused.discard(library, "two.pdf")
    assert [each.name for each in quarantine.read(settings.home)] == ["gone.pdf"]
    assert (folder / "two.pdf").is_file()
    with pytest.raises(UsageError, match=r"two\.pdf"):
        refused.discard(library, "two.pdf")


def test_a_damaged_quarantine_is_an_empty_one(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(good=ARREST)
    ingest(folder)
    for damage in (b"", b"\xff", b"{}", b'[{"name": 1}]'):
        (settings.home / quarantine.FILE_NAME).write_bytes(damage)
        assert quarantine.read(settings.home) == []
    (folder / "bad.pdf").write_bytes(BROKEN)
    ingest(folder)
    assert len(json.loads((settings.home / quarantine.FILE_NAME).read_text())) == 1


def test_a_name_that_is_no_text_is_recorded(ingest: Ingest, files: Files, settings: Settings) -> None:
    folder = files(good=ARREST)
    (folder / b"\xff.txt".decode("utf-8", "surrogateescape")).write_text(ARREST)
    ingest(folder)
    assert [each.name for each in quarantine.read(settings.home)] == ["�.txt"]

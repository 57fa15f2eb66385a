"""Archives and e-mails are ingested member by member, and nothing of them is left on disk but the sources."""

import stat
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from advicehub.settings import Settings
from index.access import PUBLIC, Access
from index.edition_searcher import EditionSearcher
from index.ingestion import Report
from index.library import Library
from ingest import opened_up as module
from ingest.asked import FIRST_LINE

Ingest = Callable[..., Report]

ARREST = "Whoever is arrested must be told the reasons for the arrest at once."
LAWYER = "Access to a lawyer must be possible from the very start of custody."


def archive(path: Path, **members: str | bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_txt", ".txt"), content)
    return path


def mail(path: Path, attached: str) -> Path:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@b.org", "c@d.org", path.stem
    made["Date"] = "Mon, 02 Feb 2026 10:00:00 +0000"
    made.set_content(f"{ARREST} {path.stem}")
    made.add_attachment(attached.encode(), maintype="text", subtype="plain", filename="note.txt")
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(made.as_bytes())
    return path


def test_members_are_documents_of_their_own(ingest: Ingest, tmp_path: Path, settings: Settings) -> None:
    path = archive(tmp_path / "in" / "a.zip", one_txt=ARREST, b__two_txt=LAWYER, bad_txt=b"\x89PNG\r\n\x1a\n")
    report = ingest(path)
    assert report.added == ("one.txt", "two.txt")
    assert [name for name, _ in report.refused] == ["a.zip › bad.txt"]
    library = Library(settings.home)
    assert {each.name for each in library.sources.iterdir()} >= {sha256(ARREST.encode()).hexdigest()}
    assert list(library.unpacked.iterdir()) == []
    again = ingest(path)
    assert again.edition == report.edition and again.unchanged == ("one.txt", "two.txt")


def test_a_mail_and_what_is_attached(ingest: Ingest, tmp_path: Path) -> None:
    report = ingest(mail(tmp_path / "in" / "m.eml", LAWYER))
    assert report.added == ("m.eml", "note.txt") and report.refused == ()


def test_one_name_in_two_containers(ingest: Ingest, tmp_path: Path) -> None:
    mail(tmp_path / "in" / "a.eml", ARREST)
    mail(tmp_path / "in" / "b.eml", LAWYER)
    assert ingest(tmp_path / "in").added == ("a.eml", "a.eml › note.txt", "b.eml", "b.eml › note.txt")


def test_a_member_that_a_reader_refuses_is_named_with_its_archive(ingest: Ingest, tmp_path: Path) -> None:
    report = ingest(archive(tmp_path / "in" / "a.zip", one_txt=ARREST, x__empty_txt="\n"))
    assert report.refused == (("a.zip › x/empty.txt", "it holds no text"),)


def test_the_private_folder_goes_even_after_a_failure(
    ingest: Ingest, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def fails(path: Path, folder: Path) -> None:
        seen.append(stat.S_IMODE(folder.parent.stat().st_mode))
        (folder / "left").write_text("secret")
        raise RuntimeError("power cut")

    monkeypatch.setattr(module, "unpack", fails)
    with pytest.raises(RuntimeError, match="power cut"):
        ingest(archive(tmp_path / "in" / "a.zip", one_txt=ARREST))
    assert seen == [0o700]
    assert list(Library(settings.home).unpacked.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next(ingest: Ingest, tmp_path: Path, settings: Settings) -> None:
    left = Library(settings.home).unpacked / "unpacked-old"
    left.mkdir(parents=True)
    (left / "x.txt").write_text("secret")
    (tmp_path / "plain.txt").write_text(ARREST)
    ingest(tmp_path / "plain.txt")
    assert not left.exists()


def test_lists_of_questions_come_along_with_members_of_one_name(
    ingest: Ingest, tmp_path: Path, searcher: Callable[[Access], EditionSearcher]
) -> None:
    for name, text in (("a", ARREST), ("b", LAWYER)):
        lines = f"{FIRST_LINE}\n1\ten\twho comes to {name}\n"
        archive(tmp_path / "in" / f"{name}.zip", **{"x.md": f"1. {text}\n", "x.md.asked.tsv": lines})
    report = ingest(tmp_path / "in")
    assert report.added == ("a.zip › x.md", "b.zip › x.md") and report.refused == ()
    found = [searcher(PUBLIC).document(each, PUBLIC) for each in report.added]
    assert [each and each.asked[0].text for each in found] == ["who comes to a", "who comes to b"]

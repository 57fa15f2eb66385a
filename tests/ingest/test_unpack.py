"""Containers: their members become files, within limits, and what cannot be had is refused by name."""

import io
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advicehub.errors import SourceError
from ingest import unpack as module
from ingest.asked import asked_of
from ingest.unpack import Unpacked, unpack
from ingest.unpack_child import of_zip


def packed(members: dict[str, bytes | str], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def unpacked(tmp_path: Path, data: bytes, name: str = "a.zip") -> Unpacked:
    path, folder = tmp_path / name, tmp_path / "out"
    path.write_bytes(data)
    folder.mkdir()
    return unpack(path, folder)


def test_members_lie_apart_with_their_sidecars(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "b/x.txt": "one", "c/x.txt": "two", "y.md": "three", "y.md.toml": 'title = "T"', "__MACOSX/._x.txt": "j",
        "c/x.txt.asked.tsv": "of c", "y.md.asked.tsv": "of y", ".DS_Store": "j", "b/~$x.docx": "j",
    }  # fmt: skip
    found = unpacked(tmp_path, packed(members))
    assert [(each.shown, each.path.name, each.path.read_text()) for each in found.members] == [
        ("a.zip › b/x.txt", "b › x.txt", "one"),
        ("a.zip › c/x.txt", "c › x.txt", "two"),
        ("a.zip › y.md", "y.md", "three"),
    ]
    assert found.members[2].path.with_name("y.md.toml").read_text() == 'title = "T"'
    assert [asked_of(each.path).is_file() for each in found.members] == [False, True, True]
    assert [asked_of(each.path).read_text() for each in found.members[1:]] == ["of c", "of y"]
    assert found.refused == ()
    assert all(stat.S_IMODE(each.path.parent.stat().st_mode) == 0o700 for each in found.members)


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:\\evil.txt"])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    found = unpacked(tmp_path, packed({name: "x", "good.txt": "y"}))
    assert [each.path.name for each in found.members] == ["good.txt"]
    assert [reason for _, reason in found.refused] == ["its name leads out of the archive"]
    assert {path.name for path in tmp_path.rglob("*.txt")} == {"good.txt"}


def test_links_bombs_and_foreign_files_are_refused_by_name(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bomb.txt", b"a" * 30_000_000)
        archive.writestr("empty.txt", b"")
        archive.writestr("picture.png", b"\x89PNG\r\n\x1a\n")
        archive.writestr("slow.txt", b"x" * 100, zipfile.ZIP_LZMA)
        archive.writestr("good.txt", b"fine")
    found = unpacked(tmp_path, data.getvalue())
    assert [each.shown for each in found.members] == ["a.zip › good.txt"]
    reasons = {shown.removeprefix("a.zip › "): reason for shown, reason in found.refused}
    assert reasons == {
        "link.txt": "it is a link, which is not followed",
        "bomb.txt": "it unpacks to more than is allowed",
        "empty.txt": "it is empty",
        "picture.png": "it is a picture (PNG); put it into a PDF, so that its text can be recognised",
        "slow.txt": "it is packed in a way that is not read; unpack the archive and add the file by itself",
    }


def test_a_locked_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": "secret", "b.txt": "open"}))
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.find(mark) + place] |= 1
    found = unpacked(tmp_path, bytes(data))
    assert [each.path.name for each in found.members] == ["b.txt"]
    assert "protected by a password" in found.refused[0][1]


def test_containers_in_containers(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Message-ID"] = "a@b.org", "c@d.org", "S", "<1@b.org>"
    mail.set_content("Body.")
    mail.add_attachment(b"Attached words.", maintype="text", subtype="plain", filename="note.txt")
    deepest = packed({"too-deep.txt": "x"})
    inner = packed({"inner.txt": "words", "mail.eml": mail.as_bytes(), "deep.zip": deepest})
    found = unpacked(tmp_path, packed({"in.zip": inner, "m.eml": mail.as_bytes()}))
    assert [each.shown.removeprefix("a.zip › ") for each in found.members] == [
        "in.zip › inner.txt",
        "in.zip › mail.eml",
        "m.eml",
        "m.eml › note.txt",
    ]
    assert found.refused == (("a.zip › in.zip › deep.zip", "it is an archive in an archive in an archive; unpack it"),)


def test_attachments_of_a_mail(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["Date"] = "a@b.org", "Mon, 02 Feb 2026 10:00:00 +0000"
    mail.set_content("Body.")
    for _ in range(2):
        mail.add_attachment(b"Words.", maintype="application", subtype="octet-stream", filename="../x.txt")
    found = unpacked(tmp_path, mail.as_bytes(), "m.eml")
    assert [each.shown for each in found.members] == ["m.eml › .._x.txt", "m.eml › 2 .._x.txt"]


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": "first words " * 50, "b.txt": "second"}, zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    found = unpacked(tmp_path, bytes(data))
    assert [each.path.name for each in found.members] == ["b.txt"]
    assert found.refused == (("a.zip › a.txt", "it is damaged and cannot be unpacked"),)


def test_a_broken_archive_and_an_empty_one(tmp_path: Path) -> None:
    assert unpacked(tmp_path, packed({})).refused == (("a.zip", "it is an archive that holds no files"),)


def test_budgets_hold_over_all_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Budget.__init__, "__defaults__", (2000, 10))
    found = unpacked(tmp_path, packed({"a.txt": "12345678", "b.txt": "12345678", "c.txt": "1"}))
    assert [each.path.name for each in found.members] == ["a.txt"]
    assert found.refused[0][0] == "a.zip" and "more than is allowed" in found.refused[0][1]


def test_names_that_do_not_say_their_encoding(tmp_path: Path) -> None:
    data = packed({"règle.txt": "x"})
    path = tmp_path / "x.zip"
    # As older programs write it: the bytes are UTF-8, and nothing says so.
    path.write_bytes(data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00"))
    assert "r\\u00e8gle.txt" in next(of_zip(path)).decode()


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_ends_in_members_or_a_clean_refusal(tmp_path: Path, data: st.DataObject) -> None:
    good = packed({"a.txt": "first words " * 9, "b/c.txt": "second"})
    place, path = data.draw(st.integers(0, len(good) - 1)), tmp_path / "x.zip"
    path.write_bytes(good[:place] + bytes([data.draw(st.integers(0, 255))]) + good[place + 1 :])
    try:
        assert all(message[:1] in b"FCDX" for message in of_zip(path))
    except SourceError as error:
        assert error.reason

"""The kind of a file is found from its content."""

import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advicehub.errors import SourceError
from ingest.kind import kind_of
from ingest.readers import extractor_for, reader_for

MAIL = "From: A <a@b.org>\r\nTo: b@b.org\r\nSubject: Visit\r\nDate: Mon, 2 Feb 2026 10:00:00 +0000\r\n\r\nText.\r\n"
MEMO = "To: All staff\nFrom: The director\nDate: today\nSubject: Visits\n\nVisits are on Monday.\n"
PAGE = "<!DOCTYPE html><html><head><title>T</title></head><body><p>Text.</p></body></html>"


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def packed(folder: Path, name: str, members: dict[str, str]) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("x.txt", "%PDF-1.7\n", "pdf"),
        ("x.bin", b"\xff\xfejunk\n%PDF-1.4\n" + b"x" * 2000 + b"startxref\n0\n%%EOF", "pdf"),
        ("note.txt", "A file begins with %PDF-1.7, says the standard.", "text"),
        ("broken.pdf", "1 0 obj <<>> endobj", "pdf"),
        ("x.txt", PAGE, "html"),
        ("x", "\ufeff\n<?xml version='1.0'?>\n<!-- c --><!DOCTYPE html PUBLIC 'x'><html/>", "html"),
        ("x.html", "Just words", "html"),
        ("x.txt", "<div>One</div>", "html"),
        ("x.txt", "<unknown>", "text"),
        ("x.txt", PAGE.encode("utf-16"), "html"),
        ("page.md", PAGE, "html"),
        ("x.md", "<div>One</div>", "markdown"),
        ("x.txt", MAIL, "eml"),
        ("x.txt", MEMO, "text"),
        ("x.eml", MEMO, "eml"),
        ("x.txt", "Note: this\nis no mail", "text"),
        ("x.txt", "---\ntitle: A\ntype: note\n---\nText", "markdown"),
        ("x.txt", "---\nlayout: A\n---\nText", "text"),
        ("x.csv", "a;b\n1;2\n", "text"),
        ("README", "Words", "text"),
    ],
)
def test_kinds(tmp_path: Path, name: str, content: bytes | str, kind: str) -> None:
    assert kind_of(put(tmp_path, name, content)) == kind


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (
            {"[Content_Types].xml": "wordprocessingml.document.main+xml"},
            "docx",
        ),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}, "odt"),
        ({"a.txt": "x", "b/c.pdf": "y"}, "zip"),
        ({}, "zip"),
    ],
)
def test_zip_files_by_their_members(tmp_path: Path, members: dict[str, str], kind: str) -> None:
    assert kind_of(packed(tmp_path, "x.dat", members)) == kind


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{\\rtf1 x}", "rich text file .RTF.; save it as DOCX or PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture .PNG.; put it into a PDF"),
        (b"\xff\xd8\xff\xe0", "a picture .JPEG."),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip archive; unpack it, or pack it as ZIP"),
        (b"<?xml version='1.0'?><a/>", "an XML file"),
        (b"PK\3\4" + b"x" * 100, "damaged or broken off"),
        (b"From a@b.org Mon Feb  2 10:00:00 2026\nFrom: a@b.org\n", "a mailbox of several e-mails"),
    ],
)
def test_what_is_not_read_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        kind_of(put(tmp_path, "x.pdf.docx", content))


@pytest.mark.parametrize(
    ("stream", "says"),
    [
        ("WordDocument", "it is an old Word file .DOC.; save it as DOCX or PDF"),
        ("EncryptedPackage", "protected by a password"),
        ("Workbook", "old Excel file"),
        ("Unheard of", "it is an old Office file"),
    ],
)
def test_old_office_files_by_their_streams(tmp_path: Path, stream: str, says: str) -> None:
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[30:32] = (9).to_bytes(2, "little")
    header[48:52] = (1).to_bytes(4, "little")
    content = bytes(header) + bytes(512) + stream.encode("utf-16-le") + bytes(400)
    with pytest.raises(SourceError, match=says):
        kind_of(put(tmp_path, "x.docx", content))


@pytest.mark.parametrize(
    ("mark", "says"), [("presentationml", "slides .PPTX.; save it as PDF"), ("spreadsheetml", "a spreadsheet .XLSX.")]
)
def test_other_office_files(tmp_path: Path, mark: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        kind_of(packed(tmp_path, "x.docx", {"[Content_Types].xml": mark}))


def test_a_misnamed_file_is_read_with_a_note(tmp_path: Path) -> None:
    path = put(tmp_path, "note.txt", "---\ntitle: A note\n---\n\nSome text.\n")
    document = reader_for(path).read(path)
    assert (document.about.title, document.text) == ("A note", "Some text.")
    assert document.ledger.notes == ("its name ends in .txt, but it is Markdown",)
    assert extractor_for(path) == document.extractor


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        kind_of(tmp_path / "x.pdf")


def test_an_archive_of_an_unpacked_pdf_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "library.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("report.pdf", b"%PDF-1.7\n...\nstartxref\n0\n%%EOF\n")
        archive.writestr("note.txt", "A note.")
    assert kind_of(path) == "zip"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    head=st.sampled_from(
        [b"", b"PK\3\4", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"From: a", b"<html"]
    ),
    body=st.binary(max_size=300),
    suffix=st.sampled_from(["", ".txt", ".pdf", ".docx", ".eml", ".html"]),
)
def test_any_bytes_have_a_kind_or_a_reason(tmp_path: Path, head: bytes, body: bytes, suffix: str) -> None:
    try:
        assert kind_of(put(tmp_path, f"x{suffix}", head + body))
    except SourceError as error:
        assert error.reason


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for path in (tmp_path / "pipe.pdf", Path("/dev/zero")):
        with pytest.raises(SourceError, match="it is a pipe or a device, not a file"):
            kind_of(path)


def test_a_name_that_is_not_text_is_told(tmp_path: Path) -> None:
    path = put(tmp_path, os.fsdecode(b"name\xff.txt"), "Some text.")
    with pytest.raises(SourceError, match="its name is not valid text; give it another"):
        kind_of(path)

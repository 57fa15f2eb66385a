"""What kind of file a file is, found from its content: the name decides only between kinds of text."""

import re
import stat
import zipfile
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Literal

from advicehub.errors import SourceError
from ingest.description import Description
from ingest.foreign_kinds import office_in_ole, refusal
from ingest.zip_damage import ZIP_DAMAGE

Kind = Literal["pdf", "docx", "odt", "zip", "html", "eml", "markdown", "text"]

NAMES: dict[Kind, str] = {
    "pdf": "a PDF", "docx": "a Word file (DOCX)", "odt": "an OpenDocument text (ODT)", "zip": "a ZIP archive",
    "html": "a web page (HTML)", "eml": "an e-mail (EML)", "markdown": "Markdown", "text": "plain text",
}  # fmt: skip
"""Kinds in words for a person."""

SUFFIXES: dict[str, Kind] = {
    ".pdf": "pdf", ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt", ".zip": "zip",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".mht": "eml", ".mhtml": "eml",
    ".md": "markdown", ".markdown": "markdown", ".txt": "text",
}  # fmt: skip
"""What files with these suffixes are named as, in lower case with their dot."""

_HEAD = 8192
_PDF_WITHIN = 1024
_SPACE = b"\xef\xbb\xbf \t\r\n\f\0"
_PAGE = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:title|meta|link|script|style|div|table|h1|p|article|main)\b[^>]*>", re.I | re.S
)
_FIELD = re.compile(r"(?P<name>[!-9;-~]{1,70}):[ \t]*(?P<value>.*)")
_MAILED = {"received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature", "x-mailer"}
_LETTER = {"from", "to", "date", "subject", "sender", "reply-to", "cc"}
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<body>.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(?P<key>[A-Za-z_]+):", re.MULTILINE)
_OURS = {"id", *Description.__dataclass_fields__}
_MOST_MEMBERS = 20_000
_DIRECTORY_END = b"PK\5\6"


def kind_of(path: Path) -> Kind:
    """The kind of the file at `path`; raise `SourceError` for one that cannot be opened or is of no kind read."""
    head, tail = _ends(path)
    named = SUFFIXES.get(path.suffix.lower())
    # An archive comes first: a PDF that it holds unpacked begins a few bytes behind the archive's own mark.
    if head.startswith((b"PK\3\4", _DIRECTORY_END, b"PK\7\x08PK\3\4")):
        return _packed(path, tail)
    start = head.find(b"%PDF-", 0, _PDF_WITHIN)
    if start == 0 or (start > 0 and (b"startxref" in tail or b"%%EOF" in tail or named == "pdf")):
        return "pdf"
    if reason := office_in_ole(path, head) or refusal(head):
        raise SourceError(path.name, reason)
    return _text_kind(head, named)


def _ends(path: Path) -> tuple[bytes, bytes]:
    """The first 8 KiB and the last 64 KiB of the file."""
    if not path.name.isascii() and any("\ud800" <= char <= "\udfff" for char in path.name):
        raise SourceError(path.name, "its name is not valid text; give it another")
    try:
        # A pipe is waited for and a device never ends.
        if not stat.S_ISREG(mode := path.stat().st_mode) and not stat.S_ISDIR(mode):
            raise SourceError(path.name, "it is a pipe or a device, not a file")
        with path.open("rb") as file:
            head = file.read(_HEAD)
            size = file.seek(0, 2)
            file.seek(max(0, size - 66_000))
            return head, file.read()
    except FileNotFoundError:
        raise SourceError(path.name, "there is no such file") from None
    except IsADirectoryError:
        raise SourceError(path.resolve().name, "it is a folder, not a file") from None
    except PermissionError:
        raise SourceError(path.name, "you are not allowed to read it") from None
    except OSError as error:
        raise SourceError(path.name, f"it cannot be opened ({error.strerror})") from None


def _packed(path: Path, tail: bytes) -> Kind:
    """The kind of a ZIP file, by the members that its directory names."""
    end = tail.rfind(_DIRECTORY_END)
    if end < 0:
        raise SourceError(path.name, "it is a ZIP or Office file that is damaged or broken off")
    if int.from_bytes(tail[end + 10 : end + 12], "little") > _MOST_MEMBERS:
        return "zip"  # reading a directory of millions of names would take the time that unpacking is limited in
    try:
        with zipfile.ZipFile(path) as archive:
            return _by_members(archive, path)
    except ZIP_DAMAGE:
        raise SourceError(path.name, "it is a ZIP or Office file that is damaged or broken off") from None


def _by_members(archive: zipfile.ZipFile, path: Path) -> Kind:
    names = set(archive.namelist())
    if "mimetype" in names:
        said = _start(archive, "mimetype").decode("ascii", "replace").strip()
        if said.startswith("application/vnd.oasis.opendocument.text"):
            return "odt"
        if said.startswith("application/vnd.oasis.opendocument") or said == "application/epub+zip":
            what = "an e-book (EPUB)" if "epub" in said else "an OpenDocument file that is no text"
            raise SourceError(path.name, f"it is {what}; save it as PDF, DOCX or HTML")
    if "[Content_Types].xml" in names:
        types = _start(archive, "[Content_Types].xml")
        if b"wordprocessingml" in types or any(name.startswith("word/") for name in names):
            return "docx"
        for mark, what in ((b"presentationml", "slides (PPTX)"), (b"spreadsheetml", "a spreadsheet (XLSX)")):
            if mark in types:
                raise SourceError(path.name, f"it is {what}; save it as PDF")
    return "zip"


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(256 * 1024)


def _text_kind(head: bytes, named: Kind | None) -> Kind:
    """The kind of a file that is text as far as its first bytes tell."""
    text = _loose(head)
    if _PAGE.match(text):
        return "html"
    if named == "eml" or _is_mail(text):
        return "eml"
    if named in ("html", "markdown", "pdf"):
        # A damaged PDF may have lost its header: its reader tells what is wrong with it.
        return named
    if _FRAGMENT.match(text) and "</" in text:
        return "html"
    return "markdown" if _has_front_matter(text) else "text"


def _has_front_matter(text: str) -> bool:
    """Whether `text` begins with front matter of ours; that of other programs makes no Markdown of a text file."""
    match = _FRONT_MATTER.match(text)
    keys = {found["key"] for found in _KEY.finditer(match["body"])} if match else set()
    return bool(keys) and keys <= _OURS


def _loose(head: bytes) -> str:
    """The first characters as far as they are ASCII, in whatever encoding, without white space before."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip()
    return head.lstrip(_SPACE).decode("latin-1").replace("\r\n", "\n")


def _is_mail(text: str) -> bool:
    """Whether `text` begins with the headers of an e-mail: a memo with "To:" and "From:" is none."""
    fields: dict[str, str] = {}
    for line in text.split("\n"):
        if not line.strip():
            break
        match = _FIELD.match(line)
        if not match and not (fields and line[0] in " \t"):
            return False
        if match:
            fields[match["name"].lower()] = match["value"].strip()
    letter, mailed = _LETTER & fields.keys(), _MAILED & fields.keys()
    if "from" not in letter and "received" not in mailed:
        return False
    sent = "@" in fields.get("from", "") and _dated(fields.get("date", ""))
    return len(letter) >= 2 and bool(mailed or sent)


def _dated(value: str) -> bool:
    try:
        return parsedate_to_datetime(value).year > 1970
    except (ValueError, IndexError, TypeError, OverflowError):
        return False

"""Files that are not read, told by their first bytes: each is named, with what to do about it."""

import re
from pathlib import Path

from ingest.asked import FIRST_LINE

_PICTURE = "; put it into a PDF, so that its text can be recognised"
_ARCHIVE = "; unpack it, or pack it as ZIP"
_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), reason)
    for pattern, reason in (
        (rb"\s*\{\\rtf", "it is a rich text file (RTF); save it as DOCX or PDF"),
        (rb"\x89PNG\r\n", f"it is a picture (PNG){_PICTURE}"),
        (rb"\xff\xd8\xff", f"it is a picture (JPEG){_PICTURE}"),
        (rb"GIF8[79]a", f"it is a picture (GIF){_PICTURE}"),
        (rb"II\*\0|MM\0\*", f"it is a picture (TIFF){_PICTURE}"),
        (rb"BM.{4}\0\0\0\0", f"it is a picture (BMP){_PICTURE}"),
        (rb"RIFF.{4}WEBP", f"it is a picture (WebP){_PICTURE}"),
        (rb".{4}ftyp(?:heic|heix|mif1|avif)", f"it is a picture (HEIC){_PICTURE}"),
        (rb".{4}ftyp|RIFF.{4}AVI |\x1aE\xdf\xa3", "it is a video; only its transcript can be read"),
        (rb"ID3|\xff[\xfb\xf3\xf2]|RIFF.{4}WAVE|OggS|fLaC", "it is a sound recording; only its transcript can be read"),
        (rb"7z\xbc\xaf\x27\x1c", f"it is a 7-Zip archive{_ARCHIVE}"),
        (rb"Rar!\x1a\x07", f"it is a RAR archive{_ARCHIVE}"),
        (rb"\x1f\x8b|BZh[1-9]|\xfd7zXZ\0", f"it is a compressed file{_ARCHIVE}"),
        (rb".{257}ustar", f"it is a TAR archive{_ARCHIVE}"),
        (rb"%!PS", "it is a PostScript file; save it as PDF"),
        (rb"AT&TFORM", "it is a DjVu file; save it as PDF"),
        (rb"\xffWPC", "it is a WordPerfect file; save it as DOCX or PDF"),
        (rb"SQLite format 3\0", "it is a database"),
        (rb"\x7fELF|MZ.{58,}PE\0\0", "it is a program"),
        (
            rb"(?:\xef\xbb\xbf)?" + FIRST_LINE.encode() + rb"(?:\s|$)",
            "it is a list of questions about another file; add that file, and leave this one beside it",
        ),
        (rb"From \S+@?\S* .*\d\d:\d\d", "it is a mailbox of several e-mails; save each of them as EML"),
    )
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml(?!.{0,6000}<(?:!doctype\s+)?html)", re.DOTALL | re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("EncryptedPackage", "it is protected by a password; save a copy without one and try again"),
    ("WordDocument", "it is an old Word file (DOC); save it as DOCX or PDF"),
    ("PowerPoint Document", "it is an old PowerPoint file (PPT); save it as PDF"),
    ("Workbook", "it is an old Excel file (XLS); save it as PDF"),
    ("__substg1.0_", "it is an Outlook message (MSG); save it as EML"),
)
_SEARCHED = 1 << 20


def refusal(head: bytes) -> str:
    """Why a file that begins with `head` is not read, as a sentence for a person; '' for text and the unknown."""
    for signature, reason in _SIGNATURES:
        if signature.match(head):
            return reason
    if _XML.match(head):
        return "it is an XML file; save it as HTML, DOCX or PDF"
    return ""


def office_in_ole(path: Path, head: bytes) -> str:
    """Why the old Office file at `path`, which begins with `head`, is not read; '' when it is none."""
    if not head.startswith(_OLE):
        return ""
    directory = _directory(path, head)
    for stream, reason in _STREAMS:
        if stream.encode("utf-16-le") in directory:
            return reason
    return "it is an old Office file; save it as DOCX or PDF"


def _directory(path: Path, head: bytes) -> bytes:
    """The sectors from the directory of streams on, where the header says that it stands."""
    size = 1 << min(int.from_bytes(head[30:32], "little"), 16)
    try:
        with path.open("rb") as file:
            file.seek((int.from_bytes(head[48:52], "little") + 1) * size)
            return file.read(_SEARCHED)
    except OSError:
        return b""

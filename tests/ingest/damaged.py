"""Damaged and hostile PDFs for tests, each made from a good one."""

import io
import zlib
from collections.abc import Mapping

from pypdf import PdfReader, PdfWriter

from tests.ingest.scans import EMPTY, scanned
from tests.ingest.tiny_pdf import column, tiny_pdf

WORDS = "Nobody may be held without a lawyer."
GOOD = tiny_pdf([column([WORDS])])
_MIB = 1 << 20


def locked(user: str, owner: str = "owner") -> bytes:
    """GOOD, encrypted: nobody can read it without the password `user`, which may be ''."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GOOD)))
    writer.encrypt(user, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def exploding(size: int = 3 * 1024 * _MIB) -> bytes:
    """A PDF of three pages; the second's content is `size` bytes when it is unpacked."""
    packer = zlib.compressobj(9)
    first, again = (packer.compress(b" " * _MIB) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    stream = (first + again * (size // _MIB - 1) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()).decode("latin-1")
    good = tiny_pdf([column([f"{WORDS} {place}"]) for place in ("before", "inside", "after")]).decode("latin-1")
    start = good.index("inside")
    begin, end = good.rindex("<< /Length", 0, start), good.index("endstream", start)
    packed = f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n{stream}\n"
    return (good[:begin] + packed + good[end:]).encode("latin-1")


def drawn_for_ever() -> bytes:
    """A PDF of three pages; the second has millions of lines to draw."""
    good = tiny_pdf([column([f"{WORDS} {place}"]) for place in ("before", "inside", "after")]).decode("latin-1")
    start = good.index("inside")
    begin, end = good.rindex("<< /Length", 0, start), good.index("endstream", start)
    stream = "0 0 m 600 700 l S " * 2_500_000
    return (good[:begin] + f"<< /Length {len(stream)} >>\nstream\n{stream}\n" + good[end:]).encode("latin-1")


READABLE: Mapping[str, bytes] = {
    "garbage before the header": b"\0\xff" * 3000 + GOOD,
    "no table of places": GOOD[: GOOD.index(b"xref")] + GOOD[GOOD.index(b"trailer") :],
    "a wrong start of the table": GOOD.replace(b"startxref\n", b"startxref\n9"),
    "cut off in the table": GOOD[: GOOD.index(b"xref") + 40],
    "cut off, without its catalogue": b"%PDF-1.4\n" + GOOD[GOOD.index(b"3 0 obj") : GOOD.index(b"xref")],
    "garbage after the end": GOOD + b"\0" * 5000,
    "a wrong length": GOOD.replace(b"/Length 9", b"/Length 1"),
    "no password needed to read": locked(""),
}
"""Files that a person would call readable, since a viewer shows them."""

REFUSED: Mapping[str, tuple[bytes, str]] = {
    "locked": (locked("secret"), "protected by a password"),
    "empty": (b"", "the file is empty"),
    "not a PDF": (b"\x7fELF" + bytes(5000), "it is a program"),
    "damaged": (b"%PDF-1.7\n" + bytes(range(128, 256)) * 40, "damaged"),
    "no pages": (GOOD.replace(b"/Count 1 /Kids [5 0 R]", b"/Count 0 /Kids [     ]"), "damaged"),
}
"""Files that cannot be read, each with the words by which a person is told."""

BROKEN_PICTURE = scanned([EMPTY]).replace(b"/Filter /FlateDecode", b"/Filter /DCTDecode  ")

"""Signs for which a file gives no character are counted and said to be missing."""

from pathlib import Path

import pypdfium2 as pdfium

from ingest.pdf.reader import PdfReader
from ingest.pdf.text_layer import read_layer
from tests.ingest.tiny_pdf import Text, tiny_pdf

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Given def 1 begincodespacerange <00> <ff> endcodespacerange
3 beginbfchar <58> <0000> <59> <0643> <5A> <0644> endbfchar endcmap end end"""


def file_of(text: str) -> bytes:
    """A page of `text` in a font for whose X the file names no character; Y and Z are Arabic letters."""
    data = tiny_pdf([[Text(100, 700, text, 10)]])
    head, rest = data.split(b"xref", 1)
    stream = b"90 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(CMAP), CMAP)
    return head.replace(b"/WinAnsiEncoding >>", b"/WinAnsiEncoding /ToUnicode 90 0 R >>", 1) + stream + b"xref" + rest


def nameless(text: str) -> tuple[str, int]:
    with pdfium.PdfDocument(file_of(text)) as file:
        layer = read_layer(file[0])
    return "".join(glyph.text for glyph in layer.glyphs), layer.nameless


def test_a_sign_without_a_character_is_counted_in_any_script() -> None:
    assert nameless("the offXcer saw") == ("the offcer saw", 1)
    assert nameless("XYZY YZY ZY")[1] == 1
    assert nameless("the officer saw") == ("the officer saw", 0)


def test_the_page_says_that_signs_are_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(file_of("XYZXY YZY ZY YYZ"))
    document = PdfReader().read(path)
    assert [(trouble.page, trouble.reason) for trouble in document.ledger.troubles] == [
        (1, "2 signs on this page carry no character and are missing from its text")
    ]
    assert document.text.strip() == "لكك كل كلك كلك", "no space stands in for the sign inside the word"

"""What a PDF holds beside its pages is named."""

import io

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from ingest.pdf.metadata import Second


def _written(writer: PdfWriter) -> Second:
    out = io.BytesIO()
    writer.write(out)
    return Second(out.getvalue())


def test_attached_files_are_named() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    assert _written(writer).metadata().notes == ()
    for name in ("annex\x1b[31m.docx", "b.pdf"):
        writer.add_attachment(name, b"data")
    assert "attached to it and not read: annex[31m.docx, b.pdf" in _written(writer).metadata().notes
    for number in range(5):
        writer.add_attachment(f"{number}.pdf", b"data")
    (note,) = _written(writer).metadata().notes
    assert note.endswith(".pdf and others (7 in all)")


def test_a_filled_form_is_named() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    fields = ArrayObject()
    for name, value in (("name", "A. Person"), ("empty", "")):
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(name),
                NameObject("/V"): TextStringObject(value),
            }
        )
        fields.append(writer._add_object(field))
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    assert _written(writer).metadata().notes == ("it is a form: what is filled in (1 field) is not read",)

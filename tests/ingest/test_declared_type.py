"""A note is a summary: where a sidecar says that a file is one, no reader takes its text for a standard."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.declared import declared, declared_type, sidecar_of
from ingest.readers import reader_for
from tests.ingest import tiny_docx
from tests.ingest.drawn_pdf import Drawing
from tests.ingest.test_odt import odt

TEXT = "States are to take steps against torture, and the officers in charge are to know them."


def written(folder: Path, suffix: str) -> Path:
    """A file with the heading "Standards" and a paragraph below it."""
    path = folder / f"x{suffix}"
    page = f"<html><body><h1>Arrest</h1><h2>Standards</h2><p>{TEXT}</p></body></html>"
    if suffix == ".docx":
        return tiny_docx.docx(path, tiny_docx.par("Standards", "H1") + tiny_docx.par(TEXT))
    if suffix == ".pdf":
        drawing = Drawing(path)
        drawing.line(70, 80, "Arrest and the first hours", 22, bold=True)
        for place in range(3):
            drawing.line(70, 120 + 90 * place, "Standards", 14, bold=True)
            drawing.text(70, 140 + 90 * place, TEXT)
        drawing.canvas.save()
        return path
    if suffix == ".odt":
        return odt(path, f'<text:h text:outline-level="1">Standards</text:h><text:p>{TEXT}</text:p>')
    if suffix == ".eml":
        mail = EmailMessage()
        mail["Subject"] = "Arrest"
        mail.set_content(page, subtype="html")
        path.write_bytes(mail.as_bytes())
    else:
        path.write_text({".html": page, ".txt": f"STANDARDS\n\n{TEXT}\n"}.get(suffix, f"# Standards\n\n{TEXT}\n"))
    return path


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html", ".eml", ".txt", ".md", ".pdf"])
def test_a_declared_note_holds_no_standard(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, suffix)
    assert [block.role for block in reader_for(path).read(path).blocks][-1] == "standard"
    sidecar_of(path).write_text('type = "note"\n')
    assert {block.role for block in reader_for(path).read(path).blocks} == {""}


def test_the_sidecar_goes_before_what_the_file_says(tmp_path: Path) -> None:
    says = declared({"type": "treaty"}, "x.md", "front matter")
    assert (declared_type(tmp_path / "x.md"), declared_type(tmp_path / "x.md", says)) == ("", "treaty")
    sidecar_of(tmp_path / "x.md").write_text('type = "note"\n')
    assert declared_type(tmp_path / "x.md", says) == "note"

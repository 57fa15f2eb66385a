"""Files as real programs write them: python-docx and LibreOffice."""

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document as WordDocument

from ingest.cut import cut
from ingest.document import Document
from ingest.readers import reader_for
from tests.contracts.reader import check_document
from tests.ingest.documents import count_words
from tests.ingest.tiny_docx import docx, item, level, note, numbering, par, reference, run, table

OFFICE = shutil.which("soffice")


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_python_docx(tmp_path: Path) -> None:
    word = WordDocument()
    word.core_properties.title = "Guidance on arrest and custody"
    word.add_heading("Guidance on arrest", 0)
    word.add_heading("Part one", 1)
    for text in ("First item", "Second item"):
        word.add_paragraph(text, style="List Number")
    word.add_paragraph("A dot", style="List Bullet")
    cells = word.add_table(2, 2)
    for number, text in enumerate(("Country", "Year", "Fiji", "2016")):
        cells.cell(number // 2, number % 2).text = text
    merged = word.add_table(2, 2)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "Over both"
    merged.cell(1, 0).text, merged.cell(1, 1).text = "left", "right"
    word.sections[0].header.paragraphs[0].text = "A running head"
    path = tmp_path / "x.docx"
    word.save(str(path))
    document = reader_for(path).read(path)
    check_document(document)
    assert texts(document) == [
        "Guidance on arrest", "Part one", "1. First item", "2. Second item", "• A dot", "Country | Year\nFiji | 2016",
        "Over both\nleft | right",
    ]  # fmt: skip
    assert document.about.title == "Guidance on arrest"
    assert [each.text for each in document.ledger.removed] == ["A running head"]


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_libreoffice(tmp_path: Path, suffix: str) -> None:
    lists = numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"))
    body = par("The rules", "Titel") + par("Part", "H1") + item("one") + item("deep", level=1) + item("two")
    body += par(run("Force.") + reference(2)) + table(("Country", "Year"), ("Fiji", "2016"))
    source = docx(tmp_path / "x.docx", body, numbering=lists, footnotes=note(2, "See CAT."))
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    path = tmp_path / "out" / f"x.{suffix}"
    document = reader_for(path).read(path)
    check_document(document)
    assert texts(document) == [
        "The rules", "Part", "1. one", "(a) deep", "2. two", "Force.¹", "Country | Year\nFiji | 2016", "¹ See CAT.",
    ]  # fmt: skip
    (linked,) = [note for passage in cut(document, count_words) for note in passage.footnotes]
    assert linked.label == "fn 1"

"""Each repair of the reader can be left out, and then its mistake is there."""

import io
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.reader import PdfReader
from ingest.pdf.steps import Steps

BODY = [
    "1. Whereas recognition of the inherent dignity of all members of the human",
    "family is the foundation of freedom, justice and peace in this world, it is impor-",
    "tant to say so to everybody who works for the State and in its name, and the",
]
REST = ["advent of a world in which human beings enjoy freedom of speech is near."]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, lines in enumerate((BODY, REST), 1):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(300, 820, "A/HRC/26/36")
        for row, line in enumerate(lines):
            canvas.drawString(72, (120 if number == 1 else 770) - 14 * row, line)
        canvas.setFillGray(1)
        canvas.drawString(72, 400, "nobody sees this")
        canvas.setFillGray(0)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "x.pdf"
    path.write_bytes(buffer.getvalue())
    return path


def test_with_all_steps(source: Path) -> None:
    text = PdfReader().read(source).text
    assert "it is important to say so" in text
    assert "and the advent of a world" in text
    assert "A/HRC" not in text and "nobody" not in text


@pytest.mark.parametrize(
    ("step", "mistake"),
    [
        ("hyphens", "impor- tant"),
        ("furniture", "A/HRC/26/36"),
        ("hidden", "nobody sees this"),
        ("page_breaks", "and the\n\n"),
    ],
)
def test_without_one_step(source: Path, step: str, mistake: str) -> None:
    assert mistake in PdfReader(Steps(**{step: False})).read(source).text
    assert mistake not in PdfReader().read(source).text

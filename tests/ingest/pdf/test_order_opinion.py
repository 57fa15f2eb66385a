"""What pdftotext makes of columns is noted, and changes nothing."""

import io
import stat
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.reader import PdfReader

_WORDS = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "omicron"]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number, word in enumerate(_WORDS):
        canvas.drawString(60, 700 - 14 * number, f"left column line {word} has words enough")
        canvas.drawString(320, 700 - 14 * number, f"right column line {word} has words enough")
    canvas.save()
    path = tmp_path / "x.pdf"
    path.write_bytes(buffer.getvalue())
    return path


def answers(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], fails: bool = False) -> None:
    """Put a pdftotext that answers with `lines` in the path, and nothing else."""
    said = folder / "said"
    said.write_text("\n".join(lines) + "\n\f", encoding="utf-8")
    program = folder / "pdftotext"
    program.write_text(f"#!/bin/sh\n{'exit 1' if fails else f'/bin/cat {said}'}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))


def columns() -> tuple[list[str], list[str]]:
    left, right = ([f"{side} column line {word} has words enough" for word in _WORDS] for side in ("left", "right"))
    return left, right


def notes(source: Path) -> list[str]:
    return [note for note in PdfReader().read(source).ledger.notes if "pdftotext" in note]


def test_another_order_is_noted_and_the_text_stays(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = columns()
    answers(tmp_path, monkeypatch, left + right)
    assert notes(source) == []
    text = PdfReader().read(source).text
    answers(tmp_path, monkeypatch, [line for pair in zip(left, right, strict=True) for line in pair])
    assert notes(source) == ["pdftotext reads the columns of page 1 in another order"]
    assert PdfReader().read(source).text == text


def test_without_the_program_or_when_it_fails_nothing_is_said(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(tmp_path, monkeypatch, [], fails=True)
    assert notes(source) == []
    (tmp_path / "pdftotext").unlink()
    assert notes(source) == []

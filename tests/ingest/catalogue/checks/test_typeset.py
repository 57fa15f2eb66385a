"""A PDF that is not what its source says is found."""

import shutil
from pathlib import Path

import pytest

from ingest.catalogue.checks import typeset
from ingest.catalogue.checks.folder import read_folder
from ingest.catalogue.read import read_reference
from tests.ingest.catalogue.entries import CORPUS

STEM = "duty-to-intervene"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with one note that was set as a PDF."""
    for folder, name in (("typeset", f"{STEM}.md"), ("notes", f"{STEM}.pdf"), ("notes", f"{STEM}.pdf.toml")):
        (tmp_path / folder).mkdir(exist_ok=True)
        shutil.copy(CORPUS / folder / name, tmp_path / folder / name)
    return tmp_path


def found(root: Path) -> list[str]:
    folder, _ = read_folder(root, read_reference(root))
    return [f"{fault.place}: {fault.says}" for fault in typeset.faults(folder)]


def change(root: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old` in the source."""
    source = root / "typeset" / f"{STEM}.md"
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_pdf_in_step_is_in_order(corpus: Path) -> None:
    assert found(corpus) == []


def test_front_matter_that_was_changed_since(corpus: Path) -> None:
    change(corpus, "status: current", "status: withdrawn")
    (fault,) = found(corpus)
    assert "the sidecar of notes/duty-to-intervene.pdf does not say what the front matter says" in fault


def test_a_paragraph_that_was_changed_since(corpus: Path) -> None:
    change(corpus, "\n2. ", "\n2. Mind this first: ")
    (fault,) = found(corpus)
    assert "paragraph 2 is not in notes/duty-to-intervene.pdf as it stands here" in fault


def test_a_pdf_that_is_missing_or_has_no_source(corpus: Path) -> None:
    (corpus / "notes" / f"{STEM}.pdf").rename(corpus / "notes" / "other.pdf")
    assert found(corpus) == [
        f"typeset/{STEM}.md:1: notes/{STEM}.pdf or its sidecar is missing; set the notes again",
        "notes/other.pdf: there is no typeset/other.md that it was set from",
    ]


def test_a_pdf_that_cannot_be_read(corpus: Path) -> None:
    (corpus / "notes" / f"{STEM}.pdf").write_bytes(b"%PDF-1.7 torn")
    (fault,) = found(corpus)
    assert f"{STEM}.pdf" in fault

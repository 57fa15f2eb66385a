"""The PDFs that are shipped are what their sources give, byte for byte, and the reader finds in them what was set."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest.readers import reader_for

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SOURCES = sorted((CORPUS / "typeset").glob("*.md"))


def _build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("typeset_build", CORPUS / "typeset" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _build()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_note_is_built_again_byte_for_byte(source: Path, tmp_path: Path) -> None:
    BUILD.build(source, tmp_path)
    for name in (f"{source.stem}.pdf", f"{source.stem}.pdf.toml"):
        assert (tmp_path / name).read_bytes() == (CORPUS / "notes" / name).read_bytes(), f"{name}: run `make notes`"


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_paragraph_is_read_word_for_word_with_its_footnote(source: Path) -> None:
    file = CORPUS / "notes" / f"{source.stem}.pdf"
    document = reader_for(file).read(file)
    set_ = _flat(BUILD.blocks(source.read_text("utf-8").split("---\n", 2)[2]))
    notes = {b.label: document.text[b.start : b.end] for b in document.blocks if b.kind == "footnote"}
    body = document.text.split("\f")[0]
    for block in set_:
        for piece in (block, *block.get("items", [])):
            # A footnote's raised number stands right after its text.
            assert piece.get("text", "") in body
    sources = [piece["source"] for block in set_ for piece in (block, *block.get("items", [])) if "source" in piece]
    assert [re.sub("^[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", notes[f"fn {n}"]) for n in range(1, len(notes) + 1)] == sources
    assert [b.label for b in document.blocks if re.fullmatch(r"\d+\.", b.label)] == [
        f"{block['number']}." for block in set_ if "number" in block
    ]


def _flat(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for block in blocks:
        found += _flat(block["blocks"]) if "blocks" in block else [block]
    return found

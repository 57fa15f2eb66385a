"""What every `Reader` must hold. A test class inherits `ReaderContract` and gives `reader` and `source`."""

import unicodedata
from pathlib import Path

import pytest

from advicehub.errors import SourceError
from ingest.document import BLOCK_SEPARATOR, FOOTNOTE_SEPARATOR, Document
from ingest.reader import Reader


def check_document(document: Document) -> None:
    """Assert everything that holds for any document, whatever its source."""
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(char in text for char in ("\0", "\ufeff", "\r"))
    assert not any("\ud800" <= char <= "\udfff" for char in text)
    _check_blocks(document)
    _check_runs(document)
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert document.ledger.pages == len(document.pages)
    for repair in document.repairs:
        assert 0 <= repair.start <= repair.end <= len(text)
        assert text[repair.start : repair.end] == repair.after


def _check_blocks(document: Document) -> None:
    text, place, seen_note = document.text, 0, False
    for number, block in enumerate(document.blocks):
        first_note = block.kind == "footnote" and not seen_note
        separator = FOOTNOTE_SEPARATOR if first_note else BLOCK_SEPARATOR if number else ""
        assert text[place : block.start] == separator
        assert not seen_note or block.kind == "footnote"
        seen_note = seen_note or block.kind == "footnote"
        body = text[block.start : block.end]
        assert body and body == body.strip()
        assert "\n\n" not in body and "\f" not in body
        place = block.end
    assert place == len(text)


def _check_runs(document: Document) -> None:
    place, numbers = 0, {page.number for page in document.pages}
    for run in document.runs:
        assert place <= run.start < run.end <= len(document.text)
        assert run.page in numbers
        place = run.end
    if not document.pages:
        assert document.runs == ()
        return
    owned = bytearray(len(document.text))
    for run in document.runs:
        owned[run.start : run.end] = b"\1" * (run.end - run.start)
    for repair in document.repairs:
        owned[repair.start : repair.end] = b"\1" * (repair.end - repair.start)
    loose = {char for char, mark in zip(document.text, owned, strict=True) if not mark}
    assert loose <= {"\n", "\f"}, "every character comes from a page, a repair or a separator"


class ReaderContract:
    """Inherit, and give two fixtures: `reader`, and `source`, a file it can read, with a heading and a paragraph."""

    def test_document_is_well_formed(self, reader: Reader, source: Path) -> None:
        check_document(reader.read(source))

    def test_same_bytes_give_the_same_document(self, reader: Reader, source: Path) -> None:
        assert reader.read(source) == reader.read(source)

    def test_finds_a_heading_and_what_stands_below(self, reader: Reader, source: Path) -> None:
        blocks = reader.read(source).blocks
        assert any(block.kind == "heading" for block in blocks)
        assert any(block.kind == "paragraph" and block.path for block in blocks)

    def test_id_is_the_file_name_unless_declared(self, reader: Reader, source: Path) -> None:
        source.with_name(source.name + ".toml").write_text('id = "own"\naccess = "staff"\n', encoding="utf-8")
        document = reader.read(source)
        assert (document.id, document.about.work, document.about.access) == ("own", "own", "staff")

    def test_wrong_sidecar_names_the_key(self, reader: Reader, source: Path) -> None:
        source.with_name(source.name + ".toml").write_text("colour = 1\n", encoding="utf-8")
        with pytest.raises(SourceError, match='"colour"'):
            reader.read(source)

    def test_missing_file_is_an_error_for_persons(self, reader: Reader, source: Path) -> None:
        missing = source.with_name("nowhere" + source.suffix)
        with pytest.raises(SourceError, match="there is no such file"):
            reader.read(missing)

    def test_empty_file_is_an_error_for_persons(self, reader: Reader, source: Path) -> None:
        source.write_bytes(b"")
        with pytest.raises(SourceError, match="empty"):
            reader.read(source)

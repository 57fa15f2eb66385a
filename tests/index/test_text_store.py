"""The words of a segment whose file is changed under a reader."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from advicehub.errors import EditionDamaged
from advicehub.settings import Settings
from index.ingestion import Report
from index.library import Library
from index.text_store import TEXT, TextStore


def test_words_that_are_damaged_while_they_are_read_are_an_error_with_a_sentence(
    ingest: Callable[..., Report], files: Callable[..., Path], settings: Settings
) -> None:
    edition = ingest(files(a="1. Force is a last resort.")).edition
    (file,) = Library(settings.home).folder(edition).rglob(TEXT)
    words = TextStore(file)
    assert words.passages([0])[0][1] == "1. Force is a last resort."
    words.close()
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE passages")
    changed = TextStore(file)
    with pytest.raises(EditionDamaged, match="damaged"):
        changed.passages([0])
    changed.close()
    file.write_bytes(b"\0" * 8192)
    noise = TextStore(file)
    for ask in (lambda: noise.documents, lambda: noise.listed("a.txt"), lambda: noise.document("a.txt")):
        with pytest.raises(EditionDamaged):
            ask()
    noise.close()

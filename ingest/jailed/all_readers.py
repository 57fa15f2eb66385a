"""Imported in the server that children are forked from, where many files will be read: whatever their reading needs is
loaded there once, and no child pays for it.
"""

import gc
from pathlib import Path

from ingest import readers, wire
from ingest.assemble import assemble
from ingest.draft import Draft, Piece
from ingest.language import language_of
from ingest.pdf.tesseract import tesseract


def _load() -> None:
    wire.warm()
    text = "What is loaded here once, with this sentence, is shared by every child that is forked from here."
    drafts = [Draft("heading", (Piece(text),), level=1), Draft("paragraph", (Piece(text),))]
    assemble(Path("/nonexistent/warm.txt"), b"", "", drafts)
    language_of(text)
    readers.load_all()
    tesseract()
    gc.collect()
    gc.freeze()


_load()

"""Imported in the server that children are forked from, where a few files will be read: what every reading needs, and
the reader of notes.
"""

import gc
from pathlib import Path

from ingest import markdown as _markdown  # noqa: F401  # for the children
from ingest import wire
from ingest.assemble import assemble
from ingest.draft import Draft, Piece
from ingest.language import language_of


def _load() -> None:
    wire.warm()
    text = "What is loaded here once, with this sentence, is shared by every child that is forked from here."
    drafts = [Draft("heading", (Piece(text),), level=1), Draft("paragraph", (Piece(text),))]
    assemble(Path("/nonexistent/warm.txt"), b"", "", drafts)
    language_of(text)
    gc.collect()
    gc.freeze()


_load()

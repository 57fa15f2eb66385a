"""Imported in the server that children are forked from, where many files will be read: every reader is loaded there
once, and no child pays for it.
"""

import gc

from ingest import readers
from ingest.pdf.tesseract import tesseract


def _load() -> None:
    readers.load_all()
    tesseract()
    gc.collect()
    gc.freeze()


_load()

"""A PDF read without some of the repairs, to find out which of them makes a mistake."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

from ingest import wire
from ingest.pdf.steps import ALL, Steps

STEPS = tuple(field.name for field in fields(Steps))
"""The names of the repairs that can be switched off."""


def read_without(path: Path, steps: Sequence[str]) -> Iterator[bytes]:
    """The document in the PDF at `path` as JSON, read without `steps`. To be called in the jail.

    Raises `SourceError` when it is no PDF that can be read.
    """
    # Imported here, in the child: the command needs no reader to offer the choice.
    from ingest.pdf.reader import PdfReader

    off = dict.fromkeys(steps, False)
    yield wire.dump(PdfReader(steps=replace(ALL, **off)).read(path))

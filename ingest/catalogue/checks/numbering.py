"""Numbered paragraphs run from 1 without a gap, each with its source in brackets at its end."""

from collections.abc import Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder

RULE = "numbering"


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every number out of turn, every paragraph without a source, and every note without paragraphs."""
    for note in folder.notes:
        if not note.paragraphs:
            yield Fault(note.file, note.first_line, "", RULE, "it has no numbered paragraph")
        for due, paragraph in enumerate(note.paragraphs, 1):
            if paragraph.number != due:
                says = f"paragraph {paragraph.number} stands where {due} is due"
                yield Fault(note.file, paragraph.line, "", RULE, says)
            if not paragraph.source:
                says = f"paragraph {paragraph.number} ends without a source in brackets"
                yield Fault(note.file, paragraph.line, "", RULE, says)

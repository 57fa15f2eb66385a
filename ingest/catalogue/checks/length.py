"""Notes are neither scraps nor books."""

import re
from collections.abc import Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import NoteFile

RULE = "length"
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
LIMITS = {False: (300, 900), True: (240, 1_200)}
"""Fewest and most words, of an original and of a translation."""


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every note whose numbered paragraphs have too few or too many words, sources not counted."""
    for note in folder.notes:
        fewest, most = LIMITS[note.is_translation]
        words = words_of(note)
        if not fewest <= words <= most:
            says = f"its paragraphs have {words} words, not {fewest} to {most}"
            yield Fault(note.file, note.first_line, "", RULE, says)


def words_of(note: NoteFile) -> int:
    """How many words the numbered paragraphs of `note` have, without the brackets at their ends."""
    return sum(len(_WORD.findall(paragraph.text)) for paragraph in note.paragraphs)

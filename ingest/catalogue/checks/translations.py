"""A translation has its original's headings, paragraphs, sources and topics."""

import re
from collections.abc import Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import NoteFile

RULE = "translations"
_PARTS = re.compile(r"[;؛]")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for everything in a translation that its original has otherwise."""
    for note in folder.notes:
        original = folder.originals.get(str(note.front.get("work", "")))
        if note.is_translation and original is not None:
            yield from _differences(note, original)


def _differences(note: NoteFile, original: NoteFile) -> Iterator[Fault]:
    for field in ("topics", "summary_of"):
        if set(note.front.get(field, ())) != set(original.front.get(field, ())):
            yield Fault(note.file, 1, "", RULE, f"{field} is not that of {original.file}")
    if [heading.level for heading in note.headings] != [heading.level for heading in original.headings]:
        yield Fault(note.file, note.first_line, "", RULE, f"its headings are not those of {original.file}")
    theirs = {paragraph.number: paragraph for paragraph in original.paragraphs}
    ours = {paragraph.number: paragraph for paragraph in note.paragraphs}
    for number in sorted(theirs.keys() - ours.keys()):
        yield Fault(note.file, note.first_line, "", RULE, f"paragraph {number} of {original.file} is missing")
    for number, paragraph in ours.items():
        if number not in theirs:
            yield Fault(note.file, paragraph.line, "", RULE, f"paragraph {number} is not in {original.file}")
        elif len(_PARTS.split(paragraph.source)) != len(_PARTS.split(theirs[number].source)):
            says = f"paragraph {number} does not cite as many sources as in {original.file}"
            yield Fault(note.file, paragraph.line, "", RULE, says)

"""Front matter: complete, and as the file's name says."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import NoteFile

RULE = "front matter"
_ALWAYS = (
    "id", "title", "short_title", "type", "language", "issuer", "date", "binding", "status", "topics", "work",
    "summary_of", "licence",
)  # fmt: skip


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every field that is missing or does not agree with another."""
    for note in folder.notes:
        for says in (*_missing(note), *_wrong(note, folder)):
            yield Fault(note.file, 1, "", RULE, says)


def _missing(note: NoteFile) -> Iterator[str]:
    for field in _ALWAYS:
        if note.front.get(field) in (None, "", ()):
            yield f"it has no {field}"


def _wrong(note: NoteFile, folder: Folder) -> Iterator[str]:
    stem = PurePosixPath(note.file).name.removesuffix(".md")
    slug, _, ending = stem.partition(".")
    if note.id != f"note-{slug}" + (f"-{ending}" if ending else ""):
        yield f'the id "{note.id}" does not fit the name of the file'
    if note.front.get("work") != f"note-{slug}":
        yield f'the work is not "note-{slug}"'
    if note.language != (ending or "en"):
        yield f'the language "{note.language}" does not fit the name of the file'
    if note.front.get("type") != "note" or note.front.get("binding") is not False:
        yield "a note has the type note and binds nobody"
    if note.is_translation and note.front.get("work") not in folder.originals:
        yield f'there is no "{note.front.get("work")}" of which it is a translation'
    if (title := note.headings[:1]) and (title[0].level != 1 or title[0].text != note.front.get("title")):
        yield "the first heading is not the title"

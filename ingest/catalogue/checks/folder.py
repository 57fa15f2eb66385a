"""The corpus folder as the checks see it: its data files entry by entry, its notes, its set notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advicehub.errors import CatalogueError, SourceError
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.note_file import NoteFile, note_file
from ingest.catalogue.read import TABLES, read_entries
from ingest.catalogue.reference import Reference

NOTES, TYPESET = "notes", "typeset"
"""The folders of notes, and of the sources of those notes that are set as PDFs."""


@dataclass(frozen=True, slots=True)
class Folder:
    """`entries` are those of each data file, in order and with ids given twice; `notes` are in order of file."""

    root: Path
    reference: Reference
    entries: Mapping[str, tuple[Any, ...]]
    notes: tuple[NoteFile, ...]

    @property
    def originals(self) -> Mapping[str, NoteFile]:
        """Notes that are no translations, by id."""
        return {note.id: note for note in self.notes if not note.is_translation}


def read_folder(root: Path, reference: Reference) -> tuple[Folder, list[Fault]]:
    """The corpus in `root`, and a fault for every file in it that cannot be read."""
    faults: list[Fault] = []
    notes = []
    for folder in (NOTES, TYPESET):
        for path in sorted((root / folder).glob("*.md")):
            name = f"{folder}/{path.name}"
            try:
                notes.append(note_file(path.read_text(encoding="utf-8"), name))
            except SourceError as error:
                faults.append(Fault(name, 1, "", "readable", error.reason))
            except (OSError, UnicodeDecodeError):
                faults.append(Fault(name, 0, "", "readable", "it cannot be read as text"))
    return Folder(root, reference, read_all(root), tuple(notes)), faults


def read_all(root: Path) -> dict[str, tuple[Any, ...]]:
    """The entries of every data file, in order; raises `CatalogueError` for the first that is wrong."""
    return {name: read_entries(root / name, table, kind) for name, (table, kind) in TABLES.items()}


def wrong_files(root: Path) -> list[Fault]:
    """A fault for every data file that cannot be read."""
    faults = []
    for name, (table, kind) in TABLES.items():
        try:
            read_entries(root / name, table, kind)
        except CatalogueError as error:
            field = f"{error.field}: " if error.field else ""
            faults.append(Fault(error.file, 0, error.entry, "readable", f"{field}{error.reason}"))
    return faults

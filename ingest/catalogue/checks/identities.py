"""Ids: each is given once in its file, and sources, notes and collections share one list of names."""

from collections.abc import Iterable, Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.read import COLLECTIONS, SOURCES

RULE = "identities"


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every id that is given again."""
    for name, entries in folder.entries.items():
        yield from _again(name, [entry.id for entry in entries])
    seen = {entry.id: name for name in (SOURCES, COLLECTIONS) for entry in folder.entries[name]}
    for note in folder.notes:
        if note.id in seen:
            yield Fault(note.file, 1, note.id, RULE, f'the id "{note.id}" is taken by {seen[note.id]}')
        elif note.id:
            seen[note.id] = note.file


def _again(name: str, ids: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield Fault(name, 0, id, RULE, f'"{id}" is given again; only the first entry holds')
        seen.add(id)

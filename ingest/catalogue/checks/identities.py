"""Ids: each is given once in its file, and sources, notes and collections share one list of names."""

from collections.abc import Iterable, Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.read import COLLECTIONS, SOURCES, VOCABULARY

RULE = "identities"


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every id that is given again."""
    for name, entries in folder.entries.items():
        if name == VOCABULARY:
            keys = [(f"{phrase.language}: {phrase.plain}", 0) for phrase in entries]
        else:
            keys = [(entry.id, 0) for entry in entries]
        yield from _again(name, keys)
    seen = {entry.id: name for name in (SOURCES, COLLECTIONS) for entry in folder.entries[name]}
    for note in folder.notes:
        if note.id in seen:
            yield Fault(note.file, 1, note.id, RULE, f'the id "{note.id}" is taken by {seen[note.id]}')
        elif note.id:
            seen[note.id] = note.file


def _again(name: str, keys: Iterable[tuple[str, int]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for key, line in keys:
        if key in seen:
            yield Fault(name, line, key, RULE, f'"{key}" is given again; only the first entry holds')
        seen.add(key)

"""Every topic has a note of its own."""

from collections.abc import Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.read import TOPICS

RULE = "topics"


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every topic that no note names first, and for every two notes that name the same one first."""
    first: dict[str, str] = {}
    for note in folder.originals.values():
        topic = next(iter(note.front.get("topics", ())), "")
        if topic in first:
            yield Fault(note.file, 1, "", RULE, f'the topic "{topic}" already has a note, {first[topic]}')
        first.setdefault(topic, note.file)
    for id in folder.reference.topics:
        if id not in first:
            yield Fault(TOPICS, 0, id, RULE, "no note names this topic first")

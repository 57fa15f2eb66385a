"""What one entry says of another: topics, sources, categories and documents that must be there."""

from collections.abc import Collection, Iterable, Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.read import COLLECTIONS, DIFFERING, GLOSSARY, SOURCES, TOPICS

RULE = "references"


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every id that names nothing."""
    known = folder.reference
    documents = {*known.sources, *(note.id for note in folder.notes)}
    for source in folder.entries[SOURCES]:
        yield from _missing(SOURCES, source.id, "topics", source.topics, known.topics)
        yield from _missing(SOURCES, source.id, "superseded_by", [source.superseded_by], known.sources)
    for topic in folder.entries[TOPICS]:
        yield from _missing(TOPICS, topic.id, "key_sources", topic.key_sources, known.sources)
        yield from _missing(TOPICS, topic.id, "related", topic.related, known.topics)
        yield from _missing(TOPICS, topic.id, "triage", [topic.triage], known.categories)
    for term in folder.entries[GLOSSARY]:
        yield from _missing(GLOSSARY, term.id, "source", [term.source], known.sources)
        yield from _missing(GLOSSARY, term.id, "topics", term.topics, known.topics)
    for collection in folder.entries[COLLECTIONS]:
        yield from _missing(COLLECTIONS, collection.id, "documents", collection.documents, documents)
    for pair in folder.entries[DIFFERING]:
        named = (pair.first.document, pair.second.document)
        yield from _missing(DIFFERING, pair.id, "first or second", named, documents)
    for note in folder.notes:
        for name, ids, there in (
            ("topics", note.front.get("topics", ()), known.topics),
            ("summary_of", note.front.get("summary_of", ()), known.sources),
        ):
            for fault in _missing(note.file, "", name, ids, there):
                yield Fault(note.file, 1, "", RULE, fault.says)


def _missing(file: str, entry: str, field: str, ids: Iterable[str], there: Collection[str]) -> Iterator[Fault]:
    for id in ids:
        if id and id not in there:
            yield Fault(file, 0, entry, RULE, f'{field} names "{id}", which is not there')

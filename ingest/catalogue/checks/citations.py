"""Sources in brackets are in the catalogue and in `summary_of`, are verified and hold; treaties have an article."""

import re
from collections.abc import Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import NoteFile, Numbered
from ingest.catalogue.checks.source_names import SourceNames
from ingest.catalogue.source import Source

RULE = "citations"
_PLACE = re.compile(r",.*\d|preamble|annex|as (?:quoted|cited)", re.IGNORECASE)
_SAID = ("superseded", "replaced", "now general comment")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every bracket that names what is not there, and every note whose summary_of says otherwise.

    Translations name sources in their own words; they are compared with their original instead.
    """
    names = SourceNames(folder.reference.sources.values())
    for note in folder.originals.values():
        cited: set[str] = set()
        for paragraph in note.paragraphs:
            for part, ids in names.cited(paragraph.source).items():
                cited.update(ids)
                for says in _wrong(part, [folder.reference.sources[id] for id in ids]):
                    yield Fault(note.file, paragraph.line, "", RULE, _in(paragraph, says))
        yield from _summary(note, cited)


def _wrong(part: str, sources: list[Source]) -> Iterator[str]:
    if not sources:
        yield f'"{part}" begins with no name of a source in the catalogue'
    for source in sources:
        if source.checked == "unseen":
            yield f'"{part}" rests on {source.id}, which nobody has seen'
        if source.type == "treaty" and len(sources) == 1 and not _PLACE.search(part):
            yield f'"{part}" names no article'
        if source.status != "current" and not any(word in part.casefold() for word in _SAID):
            yield f'"{part}" cites {source.id}, which is {source.status}, without saying so'


def _summary(note: NoteFile, cited: set[str]) -> Iterator[Fault]:
    said = set(note.front.get("summary_of", ()))
    for id in sorted(cited - said):
        yield Fault(note.file, 1, "", RULE, f'summary_of leaves out "{id}", which a paragraph cites')
    for id in sorted(said - cited):
        yield Fault(note.file, 1, "", RULE, f'summary_of names "{id}", which no paragraph cites')


def _in(paragraph: Numbered, says: str) -> str:
    return f"paragraph {paragraph.number}: {says}"

"""Lists of questions beside notes: every paragraph is asked for by several people, in several languages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from advicehub.errors import SourceError
from ingest.asked import SUFFIX, Asked, asked_of, read_asked
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import NOTES, TYPESET, Folder
from ingest.catalogue.checks.note_file import NoteFile

RULE = "asked"
FEWEST, LANGUAGES = 5, 3
"""Questions that a paragraph of an English note has at least, and languages that they are in."""


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every list that is missing, wrong or beside nothing, every paragraph of which too little is asked,
    and every question that is asked of one paragraph twice."""
    owners = {asked_of(folder.root / NOTES / _shipped(note)).name: note for note in folder.notes}
    seen: set[tuple[str, str, str, str]] = set()
    # Originals first: what both ask of a paragraph is one question too many in the translation's list.
    for name, note in sorted(owners.items(), key=lambda owner: owner[1].is_translation):
        file = f"{NOTES}/{name}"
        labels = [str(paragraph.number) for paragraph in note.paragraphs]
        try:
            listed = read_asked(folder.root / NOTES / _shipped(note), labels)
        except SourceError as error:
            yield Fault(file, 0, "", RULE, error.reason)
            continue
        if note.language == "en" and not note.is_translation:
            yield from _too_few(file, labels, listed)
        yield from _twice(file, str(note.front.get("work", note.id)), listed, seen)
    for path in sorted((folder.root / NOTES).glob(f"*{SUFFIX}")):
        if path.name not in owners:
            yield Fault(f"{NOTES}/{path.name}", 0, "", RULE, "there is no note that it stands beside")


def _shipped(note: NoteFile) -> str:
    """The name of the file that is ingested for `note`."""
    path = PurePosixPath(note.file)
    return f"{path.stem}.pdf" if path.parts[0] == TYPESET else path.name


def _too_few(file: str, labels: Sequence[str], listed: Sequence[Asked]) -> Iterator[Fault]:
    if not listed:
        yield Fault(file, 0, "", RULE, "there are no questions that its paragraphs answer")
        return
    languages: dict[str, list[str]] = defaultdict(list)
    for each in listed:
        languages[each.label].append(each.language)
    for label in labels:
        asked, spoken = len(languages[label]), len(set(languages[label]))
        if asked < FEWEST or spoken < LANGUAGES:
            says = f"paragraph {label} has {asked} questions in {spoken} languages, not {FEWEST} in {LANGUAGES}"
            yield Fault(file, 0, "", RULE, says)


def _twice(file: str, work: str, listed: Sequence[Asked], seen: set[tuple[str, str, str, str]]) -> Iterator[Fault]:
    """Questions of a paragraph that it, or the same paragraph in another language of the work, has already; another
    paragraph may answer them too."""
    for line, each in enumerate(listed, start=2):
        key = (work, each.label, each.language, " ".join(each.text.casefold().split()))
        if key in seen:
            yield Fault(file, line, "", RULE, f"the question is asked of paragraph {each.label} already")
        seen.add(key)

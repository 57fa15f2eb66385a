"""Sections of a note: the same ones in the same order, below a lead that says that it is a summary of ours."""

import re
from collections.abc import Iterator

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.note_file import Heading, NoteFile

RULE = "sections"
_BACKGROUND, _STANDARDS, _PRACTICE = "Background", "What the standards require", "Recommended practice"
_QUESTIONS, _COUNTRIES, _SOURCES = "Common questions", "Country practice", "Key sources"
_ALL = [_BACKGROUND, _STANDARDS, _PRACTICE, _QUESTIONS, _COUNTRIES, _SOURCES]
_WITHOUT_COUNTRIES = [name for name in _ALL if name != _COUNTRIES]
_LEADS = "Our summary of"
_LEAD = re.compile(rf"^{_LEADS} ", re.MULTILINE)
_STEPS = ["Before", "During", "After"]


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every section out of order or with the wrong parts. Translations are compared with originals."""
    for note in folder.originals.values():
        main = [heading.text for heading in note.headings if heading.level == 2]
        if main not in (_ALL, _WITHOUT_COUNTRIES):
            says = f"the sections are {', '.join(main) or 'none'}, not {', '.join(_WITHOUT_COUNTRIES)}"
            yield Fault(note.file, note.first_line, "", RULE, says)
            continue
        yield from _parts(note)
        if not _LEAD.search(note.body[: note.body.index(_BACKGROUND)]):
            yield Fault(note.file, note.first_line, "", RULE, f'the lead does not begin with "{_LEADS}"')
        if not note.body[note.body.rindex(_SOURCES) :].count("\n- "):
            yield Fault(note.file, note.headings[-1].line, "", RULE, "Key sources has no list")


def _parts(note: NoteFile) -> Iterator[Fault]:
    steps = _below(note, _PRACTICE)
    if [step.text for step in steps] != _STEPS:
        says = f"{_PRACTICE} does not have {', '.join(_STEPS)} in this order"
        yield Fault(note.file, _line(note, _PRACTICE), "", RULE, says)
    questions = _below(note, _QUESTIONS)
    if not questions:
        yield Fault(note.file, _line(note, _QUESTIONS), "", RULE, "there is no question")
    for question in questions:
        if "?" not in question.text:
            yield Fault(note.file, question.line, "", RULE, f'"{question.text}" is no question')
    for country in _below(note, _COUNTRIES):
        if not country.text.startswith("Country example: "):
            yield Fault(note.file, country.line, "", RULE, f'"{country.text}" does not begin with "Country example: "')


def _below(note: NoteFile, section: str) -> list[Heading]:
    found: list[Heading] = []
    inside = False
    for heading in note.headings:
        if heading.level == 2:
            inside = heading.text == section
        elif inside and heading.level == 3:
            found.append(heading)
    return found


def _line(note: NoteFile, section: str) -> int:
    return next(heading.line for heading in note.headings if heading.text == section)

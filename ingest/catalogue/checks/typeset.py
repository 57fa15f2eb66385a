"""Notes set as PDFs: the sidecar says what the source's front matter says, and the PDF has the source's words."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from advicehub.errors import AdviceHubError
from ingest.about.folding import folded
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import NOTES, TYPESET, Folder
from ingest.catalogue.checks.note_file import NoteFile
from ingest.declared import read_sidecar, sidecar_of
from ingest.jail import read_file

RULE = "typeset"
_LETTER = re.compile(r"[\W_]+")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every PDF that is not what its source would be set as, and for every one without a source."""
    sources = {PurePosixPath(note.file).stem: note for note in folder.notes if note.file.startswith(f"{TYPESET}/")}
    for stem, note in sources.items():
        for says in _wrong(folder.root / NOTES / f"{stem}.pdf", note):
            yield Fault(note.file, 1, "", RULE, f"{says}; set the notes again")
    for pdf in sorted((folder.root / NOTES).glob("*.pdf")):
        if pdf.stem not in sources:
            yield Fault(f"{NOTES}/{pdf.name}", 0, "", RULE, f"there is no {TYPESET}/{pdf.stem}.md that it was set from")


def _wrong(pdf: Path, note: NoteFile) -> Iterator[str]:
    if not pdf.is_file() or not sidecar_of(pdf).is_file():
        yield f"{NOTES}/{pdf.name} or its sidecar is missing"
        return
    try:
        if read_sidecar(pdf).fields != note.front:
            yield f"the sidecar of {NOTES}/{pdf.name} does not say what the front matter says"
        text = _letters(read_file(pdf).text)
    except AdviceHubError as error:
        yield str(error)
        return
    for paragraph in note.paragraphs:
        if any(_letters(line.removeprefix("- ")) not in text for line in paragraph.text.split("\n")):
            yield f"paragraph {paragraph.number} is not in {NOTES}/{pdf.name} as it stands here"


def _letters(text: str) -> str:
    """The letters and digits of `text` alone: pages break lines and words where they like."""
    return _LETTER.sub("", folded(text))

"""Links in notes lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder
from ingest.catalogue.checks.web_address import trouble_with

RULE = "links"
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\n]*)\)|<([a-z]+:[^>\n]*)>|(?<![(<\w])(https?://[^\s)>\]]+)")


def faults(folder: Folder) -> Iterator[Fault]:
    """A fault for every address that cannot be one, and every file beside the note that is not there."""
    for note in folder.notes:
        for below, line in enumerate(note.body.split("\n")):
            for match in _LINK.finditer(line):
                target = next(part for part in match.groups() if part is not None).rstrip(".,;")
                if says := _wrong(folder, note.file, target):
                    yield Fault(note.file, note.first_line + below, "", RULE, f'the link "{target}" {says}')


def _wrong(folder: Folder, file: str, target: str) -> str:
    if ":" in target.split("/")[0]:
        return trouble_with(target)
    beside = folder.root / PurePosixPath(file).parent / target.partition("#")[0]
    return "" if beside.is_file() else "leads to no file"

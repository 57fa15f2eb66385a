"""All checks of the corpus folder."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.catalogue.checks import (
    asked,
    citations,
    front_fields,
    identities,
    length,
    links,
    numbering,
    overlap,
    reading,
    references,
    sections,
    sources,
    topics,
    translations,
    typeset,
    words,
)
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder, read_folder, wrong_files
from ingest.catalogue.read import read_reference

Rule = Callable[[Folder], Iterable[Fault]]

RULES: tuple[Rule, ...] = (
    identities.faults,
    references.faults,
    sources.faults,
    topics.faults,
    words.faults,
    front_fields.faults,
    numbering.faults,
    citations.faults,
    sections.faults,
    length.faults,
    reading.faults,
    links.faults,
    translations.faults,
    typeset.faults,
    asked.faults,
)


def check(root: Path, against: Path | None = None) -> tuple[Folder | None, list[Fault]]:
    """The corpus in `root` and its faults in order of place; with `against`, wording shared with the texts there.

    A data file that cannot be read is all that is said then, and there is no corpus. Raises `UsageError` when
    `against` holds no text.
    """
    if wrong := wrong_files(root):
        return None, sorted(wrong)
    folder, found = read_folder(root, read_reference(root))
    for rule in RULES:
        found += rule(folder)
    if against is not None:
        found += overlap.faults(folder, against)
    return folder, sorted(found)

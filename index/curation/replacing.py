"""Putting a new file in a document's place: its id, its group and what is said of it stay."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from advicehub.errors import UsageError
from index.curation.adding import with_the_bytes
from index.curation.described import declared_in
from index.curation.plan import Plan
from index.curation.reading import Fresh, read_files
from index.curation.start import Start
from index.intake import Intake
from index.said import Said
from index.shelf import WITHDRAWN, Held, entry_of
from index.text_store import Entry
from ingest.collect import Refused
from ingest.declared import read_sidecar


def plan_replace(start: Start, id_: str, file: Path, reason: str = "", looking: bool = False) -> Plan:
    """Read `file` and put it in the place of the document `id_`.

    What people and the catalogue said of the document goes before what the new file declares, and that before
    what the old file declared. A file that cannot be read leaves the library as it is: the plan lists it as
    refused. Raises `UsageError` for a document that is not there or is withdrawn, and for a file that the
    library holds already. When only `looking`, nothing is written in the home.
    """
    held = start.document(id_)
    if held.listed.about.status == WITHDRAWN:
        raise UsageError(f"{id_} is withdrawn; bring it back first with `advicehub corpus restore {id_}`")
    intake = Intake(start.shelf.copy(), held.group, "replace")
    fresh = read_files(start, [file], looking)[0]
    if isinstance(fresh, Refused):
        intake.refuse(fresh.path, fresh.reason)
        return Plan(start, "replace", start.shelf, reason, refused=tuple(intake.refused))
    if (there := with_the_bytes(start.shelf, fresh.read.version)) is not None:
        raise UsageError(f"{file.name}: the library holds it already, as {there}")
    entry = entry_of(fresh.read, file.name, fresh.key, start.settings, _said(held.entry, fresh))
    intake.shelf.put(Held.of(held.group, entry))
    intake.take(file, entry.document.version)
    sources = {entry.document.version: file}
    return Plan(start, "replace", intake.shelf, reason, sources, tuple(intake.taken))


def _said(old: Entry, fresh: Fresh) -> Said:
    """What holds of the new file: said of the document before, or declared by its old file and not by the new one."""
    new = {**declared_in(fresh.read, fresh.file.name), **read_sidecar(fresh.file).fields}
    before = declared_in(old.read or old.document, old.file)
    kept: dict[str, Any] = {name: value for name, value in before.items() if name not in new}
    # The work, though only guessed, is what language versions and notes know the document by.
    kept |= {"id": old.document.id, "work": old.document.about.work}
    return replace(old.said, fields={**kept, **old.said.fields})

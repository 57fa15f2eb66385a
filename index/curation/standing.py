"""Withdrawing documents and bringing them back."""

from dataclasses import replace

from advicehub.errors import UsageError
from index.curation.plan import Plan
from index.curation.start import Start
from index.said import Said
from index.shelf import WITHDRAWN, Held, Shelf, entry_of


def plan_withdraw(start: Start, id_: str, superseded_by: str = "", reason: str = "") -> Plan:
    """Take the document `id_` out of the search, text and account kept; with `superseded_by`, the id of another
    document or of a source in the catalogue, it stays in the search and is shown as superseded.

    Raises `UsageError` for what cannot be withdrawn so.
    """
    entry = start.document(id_).entry
    about = entry.document.about
    if about.status == WITHDRAWN:
        raise UsageError(f"{id_} is withdrawn already")
    if superseded_by:
        _must_stand(start, id_, superseded_by)
    standing = {"status": "superseded", "superseded_by": superseded_by} if superseded_by else {"status": WITHDRAWN}
    said = replace(entry.said, standing={**entry.said.standing, **standing})
    return Plan(start, "withdraw", _with(start, id_, said), reason)


def _must_stand(start: Start, id_: str, other: str) -> None:
    about = start.document(id_).listed.about
    if other in (id_, about.work):
        raise UsageError(f"--superseded-by: {id_} cannot supersede itself")
    if (about.status, about.superseded_by) == ("superseded", other):
        raise UsageError(f"{id_} is superseded by {other} already")
    held = start.shelf.held.get(other)
    if held is None and other not in start.reference.sources:
        raise UsageError(f"--superseded-by: {other} is neither a document of the library nor a source in the catalogue")
    if held is not None and held.listed.about.status == WITHDRAWN:
        raise UsageError(f"--superseded-by: {other} is withdrawn itself")


def plan_restore(start: Start, id_: str, reason: str = "") -> Plan:
    """Bring back what was withdrawn: the document's status is again what its file and the catalogue say.

    Raises `UsageError` for a document that nobody withdrew.
    """
    entry = start.document(id_).entry
    if not entry.said.standing:
        status = entry.document.about.status
        by_itself = "" if status == "current" else f"; its file or the catalogue's entry says that it is {status}"
        raise UsageError(f"{id_} was not withdrawn by a command{by_itself}")
    return Plan(start, "restore", _with(start, id_, replace(entry.said, standing={})), reason)


def _with(start: Start, id_: str, said: Said) -> Shelf:
    held = start.document(id_)
    entry = held.entry
    after = start.shelf.copy()
    read = entry.read or entry.document
    after.put(Held.of(held.group, entry_of(read, entry.file, entry.source_key, start.settings, said)))
    return after

"""Taking documents out of the library altogether."""

from collections.abc import Sequence

from advicehub.errors import UsageError
from index.curation.plan import Plan
from index.curation.start import Start


def plan_remove(start: Start, ids: Sequence[str], reason: str = "") -> Plan:
    """Leave the documents `ids` out of the next edition, with their text, their account and what is said of them.

    Editions before hold them, and so do the sources, until they are pruned. Raises `UsageError` for a document that is
    not there, and when none would be left.
    """
    after = start.shelf.copy()
    for id_ in dict.fromkeys(ids):
        start.document(id_)
        after.held.pop(id_, None)
    if not after.held:
        raise UsageError("no document would be left, and a library holds at least one; `corpus withdraw` hides it")
    return Plan(start, "remove", after, reason)

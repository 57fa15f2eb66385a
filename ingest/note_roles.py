"""The roles of a note's blocks; see `ingest.roles`."""

from collections.abc import Iterable

from ingest import roles
from ingest.draft import Draft


def with_roles(drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts` of a note, each with the role and country of the headings it stands under."""
    return roles.with_roles(drafts, "note")

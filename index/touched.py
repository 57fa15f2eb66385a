"""What became of a document between two editions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Self

from index.text_store import Listed
from ingest.description import Description

What = Literal["added", "gone", "replaced", "withdrawn", "restored", "described"]
"""What became of a document: "described" when only what is said of it, or how it was read, changed. One that
moves to another group is gone from the first and added to the second."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A document that a change touched, as readers of `group` see it."""

    id: str
    group: str
    what: What


@dataclass(frozen=True, slots=True)
class Seen:
    """As much of a document as tells whether it changed."""

    group: str
    version: str
    source_key: str
    about: Description

    @classmethod
    def listed(cls, group: str, listed: Listed) -> Self:
        """Of a document in a list, or on a shelf."""
        return cls(group, listed.version, listed.source_key, listed.about)


def touched_by(before: Mapping[str, Seen], after: Mapping[str, Seen]) -> Iterator[Touched]:
    """What became of the documents of `before` in `after`, by id, in order of id; nothing of those that stay."""
    for id_ in sorted({*before, *after}):
        old, new = before.get(id_), after.get(id_)
        if old and (not new or new.group != old.group):
            yield Touched(id_, old.group, "gone")
        if new and (not old or new.group != old.group):
            yield Touched(id_, new.group, "added")
        elif old and new and (what := _what(old, new)):
            yield Touched(id_, new.group, what)


def _what(old: Seen, new: Seen) -> What | None:
    was, is_ = (seen.about.status == "withdrawn" for seen in (old, new))
    if was != is_:
        return "withdrawn" if is_ else "restored"
    if old.version != new.version:
        return "replaced"
    return "described" if old != new else None

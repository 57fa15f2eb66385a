"""What would no longer hold after a change: whatever names a document that goes, is replaced or is set aside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from index.shelf import Held, Shelf
from ingest.catalogue.reference import Reference

Kind = Literal["summary", "successor", "topic", "collection", "version", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Break:
    """Something that names `document`, or a place in it, and would have to be looked at.

    `kind` says what `other` is: a "summary" (a note that summarises it), a "successor" (a document it is said to
    supersede), a "topic" or "collection" that lists it, another language "version" of the work, or one of the
    "paragraphs": a label that can be cited now and no longer afterwards.
    """

    document: str
    kind: Kind
    other: str


def breaks(before: Shelf, after: Shelf, reference: Reference) -> Iterator[Break]:
    """The breaks of turning from `before` to `after`, by document id, kinds in the order of `Kind`.

    A document that is gone or withdrawn, or newly superseded, is missed by all that names it; one whose file
    changed, by its summaries and by whoever cites a paragraph that is no longer there.
    """
    for id_, old in sorted(before.held.items()):
        new = after.held.get(id_)
        if _standing(new) < _standing(old):
            yield from _missed(id_, old, after, reference)
        elif new is not None and new.listed.version != old.listed.version:
            yield from (Break(id_, "summary", note) for note in _summaries(_names(id_, old), after))
        if new is not None and new is not old and _searched(new):
            yield from (Break(id_, "paragraphs", label) for label in _labels_lost(old, new))


def _standing(held: Held | None) -> int:
    status = held.listed.about.status if held else "withdrawn"
    return ("withdrawn", "superseded", "current").index(status)


def _searched(held: Held) -> bool:
    return bool(held.listed.passages)


def _names(id_: str, held: Held) -> frozenset[str]:
    """What others call the document by: its id, and the work it is."""
    return frozenset((id_, held.listed.about.work))


def _missed(id_: str, old: Held, after: Shelf, reference: Reference) -> Iterator[Break]:
    names = _names(id_, old)
    yield from (Break(id_, "summary", note) for note in _summaries(names, after))
    for other, held in sorted(after.held.items()):
        if other != id_ and _searched(held) and held.listed.about.superseded_by in names:
            yield Break(id_, "successor", other)
    for topic in reference.topics.values():
        if names & set(topic.key_sources):
            yield Break(id_, "topic", topic.id)
    for collection in reference.collections.values():
        if names & set(collection.documents):
            yield Break(id_, "collection", collection.id)
    for other, held in sorted(after.held.items()):
        if other != id_ and _searched(held) and held.listed.about.work == old.listed.about.work:
            yield Break(id_, "version", other)


def _summaries(names: frozenset[str], after: Shelf) -> Iterator[str]:
    for id_, held in sorted(after.held.items()):
        about = held.listed.about
        if id_ not in names and _searched(held) and about.type == "note" and names & set(about.summary_of):
            yield id_


def _labels_lost(old: Held, new: Held) -> list[str]:
    kept = set(_labels(new))
    return [label for label in _labels(old) if label not in kept]


def _labels(held: Held) -> Mapping[str, None]:
    return dict.fromkeys(passage.label for passage in held.entry.passages if passage.label)

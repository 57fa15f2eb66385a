"""What a change would do to the library, before anything is done: documents, passages, what would break."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.curation.breaking import Break, breaks
from index.curation.weak_page import BELOW
from index.shelf import Held, Shelf
from index.touched import Seen, What, touched_by
from ingest.catalogue.reference import Reference

Became = What | Literal["moved"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one document, and of its passages: how many come, stay word for word, and go.

    `status` and `superseded_by` are those afterwards, '' for a document that is gone; `group` may read it
    afterwards.
    """

    id: str
    title: str
    group: str
    became: Became
    status: str
    superseded_by: str
    come: int
    stay: int
    go: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that was read for this change: what a person should know of it before it is let in.

    `pages` counts its pages; `weak` maps a page (1-based) to its OCR confidence below 0.8; `same_words` is
    another document that says the same words, or ''.
    """

    id: str
    file: str
    language: str
    pages: int
    without_text: tuple[int, ...]
    weak: Mapping[int, float]
    same_words: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The whole of it. `documents` and `passages` are the library's counts afterwards."""

    effects: tuple[Effect, ...]
    arrivals: tuple[Arrival, ...]
    breaks: tuple[Break, ...]
    documents: int
    passages: int


def preview_of(before: Shelf, after: Shelf, reference: Reference) -> Preview:
    """What turning from `before` to `after` would do. Effects are in order of document id."""
    effects = tuple(_effects(before, after))
    came = [effect.id for effect in effects if effect.became in ("added", "replaced")]
    return Preview(
        effects=effects,
        arrivals=tuple(_arrivals(came, after)),
        breaks=tuple(breaks(before, after, reference)),
        documents=len(after.held),
        passages=sum(held.listed.passages for held in after.held.values()),
    )


def _effects(before: Shelf, after: Shelf) -> Iterator[Effect]:
    became: dict[str, Became] = {}
    for touched in touched_by(_seen(before), _seen(after)):
        became[touched.id] = "moved" if touched.id in became else touched.what
    for id_, what in became.items():
        old, new = before.held.get(id_), after.held.get(id_)
        shown = new or old
        assert shown is not None
        about = shown.listed.about
        was, is_ = _texts(old), _texts(new)
        stay = sum((was & is_).values())
        status, by = (about.status, about.superseded_by) if new else ("", "")
        yield Effect(
            id_, about.title, shown.group, what, status, by,
            come=is_.total() - stay, stay=stay, go=was.total() - stay,
        )  # fmt: skip


def _seen(shelf: Shelf) -> dict[str, Seen]:
    return {id_: Seen.listed(held.group, held.listed) for id_, held in shelf.held.items()}


def _texts(held: Held | None) -> Counter[str]:
    if held is None:
        return Counter()
    entry = held.entry
    return Counter(entry.document.text[passage.start : passage.end] for passage in entry.passages)


def _arrivals(came: Sequence[str], after: Shelf) -> Iterator[Arrival]:
    same = dict(after.same_words(came))
    for id_ in came:
        entry = after.held[id_].entry
        document = entry.document
        weak = {
            page.number: page.confidence
            for page in document.pages
            if page.confidence is not None and page.confidence < BELOW
        }
        yield Arrival(
            id=id_,
            file=entry.file,
            language=document.about.language,
            pages=len(document.pages),
            without_text=document.ledger.without_text,
            weak=weak,
            same_words=same.get(id_, ""),
            empty=not document.text.strip(),
        )

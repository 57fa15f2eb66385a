"""The depth of the headings of a text file, from "#" marks and from the order of divisions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.draft import Draft
from ingest.headings import CAPITALS_LEVEL, TITLE_LEVEL
from ingest.labels import division_of


@dataclass(slots=True)
class _Division:
    level: int = 0
    hashes: int = 0
    bare: bool = False
    """No body has followed yet, so that a heading now is the division's own title."""


def outlined(drafts: Sequence[Draft], hashes: Sequence[int]) -> list[Draft]:
    """`drafts` with their headings' levels set; `hashes` counts the "#" before each (0 for none).

    A division ("PART I", "Article 2") takes its level from its kind, whatever its marks; a heading
    directly below it is its title and stands one deeper. The document's own title has level 0.
    """
    last = _Division()
    title = _title(drafts, hashes)
    out: list[Draft] = []
    for index, draft in enumerate(drafts):
        if draft.kind != "heading":
            last.bare = last.bare and draft.kind == "footnote"
            out.append(draft)
            continue
        level = TITLE_LEVEL if index == title else _level(draft, hashes[index], last)
        out.append(replace(draft, level=level))
    return out


def _title(drafts: Sequence[Draft], hashes: Sequence[int]) -> int | None:
    """Index of the document's title: its first block, when that is a heading above all others."""
    if not drafts or drafts[0].kind != "heading" or division_of(drafts[0].text).text:
        return None
    if hashes[0] == 0:
        return 0
    alone = all(count == 0 or count > hashes[0] for count in hashes[1:])
    return 0 if alone else None


def _level(draft: Draft, hashes: int, last: _Division) -> int:
    division = division_of(draft.text)
    if division.text:
        last.level, last.hashes, last.bare = division.rank, hashes, True
        return division.rank
    if last.bare:
        return last.level + 1
    if not hashes:
        return draft.level
    if last.hashes and hashes > last.hashes:
        return last.level + 1 + min(hashes - last.hashes, 5)
    if last.hashes and hashes == last.hashes:
        return last.level
    return CAPITALS_LEVEL + 1 if hashes == 2 and last.level > CAPITALS_LEVEL and not last.hashes else hashes * 10

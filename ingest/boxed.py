"""Blocks that stand in a box: its title heads them, and nothing outside it."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Draft
from ingest.headings import capitals
from ingest.labels import label_of
from ingest.text_lines import ends_sentence

BOX_LEVEL = 1_000_000
"""Headings inside a box stand deeper than all headings outside."""

_LONGEST = 160
_SHORT = 100
_PROSE = 30


def boxed(drafts: Sequence[Draft], number: int, *, titled: bool = False) -> list[Draft]:
    """`drafts` of the box `number` (from 1, its own in the document): paragraphs are of kind "box".

    The first is its title when it is a heading, or is short and set off (`titled`, or in capitals) or
    followed by sentences.
    """
    out = [_inside(draft, number) for draft in drafts]
    if len(out) > 1 and out[0].kind == "box" and _heads(out[0].text, out[1].text, titled):
        out[0] = replace(out[0], kind="heading", level=BOX_LEVEL)
    elif out and out[0].kind == "heading":
        out[0] = replace(out[0], level=BOX_LEVEL)
    return out


def _inside(draft: Draft, number: int) -> Draft:
    if draft.kind == "heading":
        return replace(draft, level=BOX_LEVEL + draft.level, box=number)
    return replace(draft, kind="box" if draft.kind == "paragraph" else draft.kind, box=number)


def _heads(text: str, following: str, titled: bool) -> bool:
    if not _may_head(text):
        return False
    prose = ends_sentence(following) and len(following) >= _PROSE and len(following) > len(text)
    return titled or capitals(text) or (len(text.strip()) <= _SHORT and prose and _titled(text))


def _titled(text: str) -> bool:
    """Whether `text` begins as a title does: a capital or a letter of a script without capitals."""
    first = text.strip().lstrip("“\"'‘«¿([")[:1]
    return first.isalpha() and not first.islower()


def _may_head(text: str) -> bool:
    plain = text.strip()
    if not 2 < len(plain) <= _LONGEST or label_of(plain).kind in ("bullet", "item"):
        return False
    return plain.endswith((":", "?", "？", "؟")) or not ends_sentence(plain)

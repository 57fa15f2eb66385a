"""Headings of formats that have styles or tags: those that these name, and those that only their looks show."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.draft import Draft
from ingest.headings import PLAIN_LEVEL, capitals, heading_of
from ingest.labels import label_of
from ingest.text_lines import ends_sentence
from ingest.text_outline import outlined

_BELOW_STYLES = 95
"""Deeper than all nine levels that styles have."""
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Looked:
    """`draft` is a block with what its looks say: `bold` holds for all of it, a `styled` heading is declared as one.

    `numbered` says that a list gives it its number. `joins` says that its end was deleted: it goes on in
    the next one.
    """

    draft: Draft
    bold: bool = False
    styled: bool = False
    numbered: bool = False
    joins: bool = False


def headed(paragraphs: Sequence[Looked]) -> list[Draft]:
    """The drafts of `paragraphs`, with headings where styles or looks make them; the title has level 0."""
    styled = any(each.styled for each in paragraphs)
    drafts = []
    for index, each in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        drafts.append(_judged(each, following, styled))
    return _with_title(drafts) if styled else outlined(drafts, [0] * len(drafts))


def _judged(paragraph: Looked, following: Looked | None, styled: bool) -> Draft:
    draft = paragraph.draft
    if draft.kind != "paragraph" or draft.box or following is None or following.draft.box:
        return draft
    text = draft.text.strip()
    heading = heading_of(text, following.draft.text.strip()) if len(text) <= _LONGEST else None
    if heading and (heading.division or paragraph.bold or (not styled and capitals(text))):
        return replace(draft, kind="heading", level=_BELOW_STYLES if styled else heading.level, label=heading.label)
    if paragraph.bold and _may_head(text, paragraph) and not (following.bold and not following.styled and not styled):
        return replace(draft, kind="heading", level=_BELOW_STYLES if styled else PLAIN_LEVEL)
    return draft


def _may_head(text: str, paragraph: Looked) -> bool:
    letters = sum(char.isalpha() for char in text)
    if not 2 < len(text) <= _LONGEST or letters < 3 or (ends_sentence(text) and not text.endswith((":", "?"))):
        return False
    return not paragraph.numbered or label_of(text).kind == "number"


def _with_title(drafts: list[Draft]) -> list[Draft]:
    """A first heading that is alone at the highest level is the document's title."""
    if not drafts or drafts[0].kind != "heading" or drafts[0].level == 0:
        return drafts
    if any(draft.kind == "heading" and not draft.box and draft.level <= drafts[0].level for draft in drafts[1:]):
        return drafts
    return [replace(drafts[0], level=0), *drafts[1:]]

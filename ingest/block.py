"""A block: a paragraph, heading, list item, table or note of a document."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list item", "box", "table", "footnote", "caption"]
Role = Literal["", "standard", "recommendation", "country practice", "definition", "resource", "background"]


@dataclass(frozen=True, slots=True)
class Block:
    """`document.text[start:end]` is the block, its own label included.

    `label` is the paragraph's number or letter as printed ("12.", "(a)", "Article 3"; "fn 6" for a
    footnote), '' when it has none. `path` is the headings above it, outermost first. `role` is ''
    where the document does not make it plain. `country` is set inside a country example only. Blocks
    with the same `box` above 0 stand in one box. A paragraph in a box is of kind "box"; headings, list
    items, tables and captions in one keep their kind.
    """

    kind: BlockKind
    start: int
    end: int
    label: str = ""
    path: tuple[str, ...] = ()
    role: Role = ""
    country: str = ""
    language: str = ""
    box: int = 0

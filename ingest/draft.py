"""A block before it has offsets: what every reader hands to the builder of the canonical text."""

from dataclasses import dataclass

from ingest.block import BlockKind, Role
from ingest.run import Box


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as the source has it, or a repair between two such stretches.

    With `kind` '' the text is the source's own and stands in `box` on `page` (None, None for sources
    without pages). With a kind (see `ingest.repairs`) the source had `before` where the canonical
    text has `text`, which may be empty. `link` is the address the piece leads to, or ''.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    kind: str = ""
    before: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be: `pieces` in order make its text.

    `level` is a heading's depth: a heading stands under the nearest earlier one of smaller level; a
    level of 0 (the document's own title) stands in no path. Other kinds have no level. Drafts with the
    same `box` above 0 stand in one box: the headings inside it head nothing outside it.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    label: str = ""
    level: int = 0
    role: Role = ""
    country: str = ""
    language: str = ""
    box: int = 0

    @property
    def text(self) -> str:
        """The block's text before cleaning."""
        return "".join(piece.text for piece in self.pieces)

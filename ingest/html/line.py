"""The text of one block, gathered piece by piece: white space counts as browsers count it."""

import re
from dataclasses import dataclass, field

from ingest.draft import Piece

_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class Line:
    """Gathers pieces. White space folds to one space, none at the start; line breaks and marks are recorded."""

    pieces: list[Piece] = field(default_factory=list)
    bold: bool = True
    breaks: int = 0
    _spaced: bool = True

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def add(self, text: str, link: str = "", bold: bool = False) -> None:
        """Add `text` as it stands in the source."""
        place = 0
        for space in _SPACE.finditer(text):
            self._word(text[place : space.start()], link, bold)
            self._space(space[0], link)
            place = space.end()
        self._word(text[place:], link, bold)

    def end(self) -> None:
        """Add a line break."""
        self.breaks += 1
        if not self._spaced:
            self.pieces.append(Piece(" ", kind="line end", before="\n"))
            self._spaced = True

    def mark(self, text: str, kind: str, before: str = "", link: str = "") -> None:
        """Add `text` that stands for `before` in the source, with the kind of its repair."""
        self.pieces.append(Piece(text, kind=kind, before=before, link=link))
        self._spaced = text.endswith(" ")
        self.breaks = 0

    def _word(self, text: str, link: str, bold: bool) -> None:
        if text:
            self.pieces.append(Piece(text, link=link))
            self._spaced = False
            self.breaks = 0
            self.bold = self.bold and (bold or not any(char.isalnum() for char in text))

    def _space(self, space: str, link: str) -> None:
        if self._spaced:
            return
        self._spaced = True
        last = self.pieces[-1]
        if space == " " and not last.kind and last.link == link:
            self.pieces[-1] = Piece(last.text + " ", link=link)
        elif space == " ":
            self.pieces.append(Piece(" ", link=link if last.link == link else ""))
        else:
            kind = "line end" if "\n" in space or "\r" in space else "control"
            self.pieces.append(Piece(" ", kind=kind, before=space, link=link if last.link == link else ""))

"""What stands inside a paragraph of an ODT file becomes pieces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.draft import Piece
from ingest.numerals import raised
from ingest.odt.names import DRAW, OFFICE, TEXT, XLINK, number, text
from ingest.odt.styles import Styles
from ingest.xml_tree import Element

_LEFT_OUT = frozenset(
    (
        OFFICE + "annotation", OFFICE + "annotation-end", TEXT + "tracked-changes", TEXT + "ruby-text",
        TEXT + "hidden-text", OFFICE + "forms", TEXT + "sequence-decls", TEXT + "variable-decls",
    )
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")
_ABSOLUTE = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)


@dataclass(slots=True)
class Seen:
    """What was come across: text boxes and notes that are yet to be read, and hidden words."""

    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, Element]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    comments: int = 0
    pictures: int = 0


class Inline:
    """Reads paragraphs; `seen` gathers what belongs elsewhere."""

    def __init__(self, styles: Styles, seen: Seen) -> None:
        self._styles = styles
        self._seen = seen

    def pieces(self, paragraph: Element) -> list[Piece]:
        """The pieces of `paragraph`. White space folds as the format has it; elements stand for more of it."""
        out: list[Piece] = []
        for piece in self._walk(paragraph, ""):
            last = out[-1] if out else None
            if last and last.kind == "superscript" == piece.kind and not piece.before and not last.before:
                out.append(Piece(",", kind="superscript"))  # notes 1 and 2 are not note 12
            out.append(piece)
        return out

    def _walk(self, element: Element, link: str) -> Iterator[Piece]:
        yield from _words(element.text, link)
        for each in element:
            yield from self._element(each, link)
            yield from _words(each.tail, link)

    def _element(self, each: Element, link: str) -> Iterator[Piece]:
        tag = each.tag
        if tag in _LEFT_OUT:
            self._seen.comments += tag == OFFICE + "annotation"
        elif tag == TEXT + "note":
            yield self._note(each)
        elif tag == TEXT + "s":
            yield Piece(" " * min(number(each, TEXT + "c") or 1, 100), link=link)
        elif tag == TEXT + "tab":
            yield Piece(" ", kind="control", before="\t")
        elif tag == TEXT + "line-break":
            yield Piece(" ", kind="line end", before="\n")
        elif tag == TEXT + "a":
            address = text(each, XLINK + "href")
            yield from self._walk(each, address if _ABSOLUTE.match(address) else link)
        elif tag == TEXT + "span":
            yield from self._span(each, link)
        elif str(tag).startswith(DRAW):
            boxes = list(each.iter(DRAW + "text-box"))
            self._seen.boxes += boxes[:1]
            self._seen.pictures += not boxes
        else:
            yield from self._walk(each, link)

    def _span(self, span: Element, link: str) -> Iterator[Piece]:
        style = text(span, TEXT + "style-name")
        whole = "".join(str(part) for part in span.itertext())
        if self._styles.hidden(style):
            self._seen.hidden.append(whole)
        elif self._styles.raised(style) and re.fullmatch(r"\d{1,3}", whole.strip(), re.ASCII):
            yield Piece(raised(whole), kind="superscript", before=whole, link=link)
        else:
            yield from self._walk(span, link)

    def _note(self, note: Element) -> Piece:
        cited = note.find(TEXT + "note-citation")
        mark = "".join(str(part) for part in cited.itertext()).strip() if cited is not None else ""
        mark = text(cited, TEXT + "label") or mark or str(len(self._seen.notes) + 1)
        body = note.find(TEXT + "note-body")
        if body is not None:
            self._seen.notes.append((mark, body))
        return Piece(raised(mark) if mark.isalnum() and mark.isascii() else mark, kind="superscript")


def _words(found: str | None, link: str) -> Iterator[Piece]:
    """`found` with its white space folded to single spaces, each fold recorded."""
    place = 0
    for space in _SPACE.finditer(found or ""):
        if space[0] != " ":
            yield Piece((found or "")[place : space.start()], link=link)
            yield Piece(" ", kind="line end", before=space[0])
            place = space.end()
    if found and found[place:]:
        yield Piece(found[place:], link=link)

"""What stands inside a paragraph becomes pieces: words, links, marks of notes; codes and deleted words go."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.docx.names import MC, R, W, child, flag, number, value
from ingest.docx.notes import Notes, shown
from ingest.docx.signs import sign_of
from ingest.docx.styles import Styles
from ingest.draft import Piece
from ingest.xml_tree import Element, local

_LEFT_OUT = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sdtPr", "sdtEndPr",
        "annotationRef", "separator", "continuationSeparator", "pgNum", "tblPr", "tblGrid",
    )
)  # fmt: skip
_BOXES = (W + "drawing", W + "pict", W + "object")
_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*"(?P<address>[^"]+)"')
_ABSOLUTE = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
_TINY = 4
"""Half points up to which letters are there for machines only."""


@dataclass(slots=True)
class _Field:
    """A field (page number, link, reference) that is open: its code is left out, its result is text."""

    result: bool = False
    code: str = ""
    address: str = ""


@dataclass(slots=True)
class Seen:
    """What was come across in a document's paragraphs, for its ledger; `boxes` are text boxes not yet read."""

    hidden: list[str] = field(default_factory=list)
    changes: int = 0
    comments: int = 0
    pictures: int = 0
    boxes: list[Element] = field(default_factory=list)


class Inline:
    """Reads the paragraphs of one part in order; `links` are the part's addresses by id."""

    def __init__(
        self, styles: Styles, links: dict[str, str], notes: dict[str, Notes], seen: Seen, own_mark: str = ""
    ) -> None:
        self._styles = styles
        self._links = links
        self._notes = notes
        self._seen = seen
        self._own_mark = own_mark
        self._fields: list[_Field] = []
        self._noted = False
        self._after_mark = False

    def pieces(self, paragraph: Element, style: str, *, shaded: bool = False) -> list[Piece]:
        """The pieces of `paragraph`, of the paragraph style `style`; `shaded` says that it stands on a colour."""
        self._after_mark = False
        out = list(self._walk(paragraph, style, shaded, ""))
        # A field whose code never ends would swallow the rest of the document.
        self._fields = [each for each in self._fields if each.result]
        return out

    def _walk(self, element: Element, style: str, shaded: bool, link: str) -> Iterator[Piece]:
        for each in element:
            tag = each.tag
            if tag == W + "r":
                yield from self._run(each, style, shaded, link)
            elif tag in (W + "del", W + "moveFrom"):
                self._seen.changes += 1
                self._deleted(each)
            elif tag in _LEFT_OUT:
                continue
            elif tag == W + "hyperlink":
                yield from self._walk(
                    each, style, shaded, _absolute(self._links.get(each.get(R + "id", ""), "")) or link
                )
            elif tag == W + "fldSimple":
                yield from self._walk(each, style, shaded, _linked(value(each, "instr")) or link)
            elif tag == MC + "AlternateContent":
                yield from self._alternative(each, style, shaded, link)
            elif tag == W + "sdt" and flag(child(each, "sdtPr"), "showingPlcHdr"):
                continue
            elif local(each) == "t":
                yield Piece(each.text or "", link=link)  # a formula's
            else:
                self._seen.changes += tag in (W + "ins", W + "moveTo")
                yield from self._walk(each, style, shaded, link)

    def _run(self, run: Element, style: str, shaded: bool, link: str) -> Iterator[Piece]:
        properties = child(run, "rPr")
        hidden = self._hidden(properties, style, shaded)
        for piece in self._content(run, properties, style, shaded, link):
            if not all(each.result for each in self._fields):
                continue
            if hidden and piece.text.strip():
                self._seen.hidden.append(piece.text)
            elif not hidden:
                referred = piece.kind == "superscript" and not piece.before
                if referred and self._after_mark:
                    yield Piece(",", kind="superscript")  # notes 1 and 2 are not note 12
                self._after_mark = referred or (self._after_mark and not piece.text)
                yield piece

    def _content(
        self, run: Element, properties: Element | None, style: str, shaded: bool, link: str
    ) -> Iterator[Piece]:
        link = link or next((each.address for each in self._fields if each.address), "")
        for each in run:
            tag = each.tag
            if tag == W + "t":
                if self._noted:  # the author's own mark of the note that was just referred to
                    self._noted = False
                    continue
                yield _text(each.text or "", properties, link)
            elif tag == W + "fldChar":
                self._field(value(each, "fldCharType"))
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].code += each.text or ""
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                yield from self._reference(each, run, link)
            elif tag in (W + "footnoteRef", W + "endnoteRef"):
                yield Piece(shown(self._own_mark), kind="superscript")
            elif tag == MC + "AlternateContent":
                yield from self._alternative(each, style, shaded, link)
            elif tag in _BOXES:
                self._boxes(each)
            elif tag == W + "commentReference":
                self._seen.comments += 1
            elif tag == W + "ruby":
                yield from self._walk(each, style, shaded, link)
            elif (piece := sign_of(each)) is not None:
                yield piece

    def _reference(self, reference: Element, run: Element, link: str) -> Iterator[Piece]:
        notes = self._notes.get("footnote" if local(reference) == "footnoteReference" else "endnote")
        identity = value(reference, "id")
        if notes is None or identity not in notes.texts:
            return
        own = ""
        if value(reference, "customMarkFollows").lower() in ("1", "true", "on"):
            own = "".join(each.text or "" for each in run.iterfind(W + "t")).strip()
            self._noted = bool(own)
        yield Piece(shown(notes.refer(identity, own)), kind="superscript", before=own)

    def _field(self, what: str) -> None:
        if what == "begin":
            self._fields.append(_Field())
        elif what == "separate" and self._fields:
            self._fields[-1].result = True
            self._fields[-1].address = _linked(self._fields[-1].code)
        elif what == "end" and self._fields:
            self._fields.pop()

    def _alternative(self, element: Element, style: str, shaded: bool, link: str) -> Iterator[Piece]:
        """One of several ways to write the same: the first that holds anything."""
        for each in element:
            before = len(self._seen.boxes)
            pieces = list(self._content(each, None, style, shaded, link)) + list(
                self._walk_blocks(each, style, shaded, link)
            )
            if pieces or len(self._seen.boxes) > before:
                yield from pieces
                return

    def _walk_blocks(self, element: Element, style: str, shaded: bool, link: str) -> Iterator[Piece]:
        for each in element:
            if each.tag == W + "r":
                yield from self._run(each, style, shaded, link)

    def _boxes(self, element: Element) -> None:
        found = len(self._seen.boxes)
        self._collect(element)
        self._seen.pictures += len(self._seen.boxes) == found

    def _collect(self, element: Element) -> None:
        for each in element:
            if each.tag == W + "txbxContent":
                self._seen.boxes.append(each)
            elif each.tag == MC + "AlternateContent":
                for way in each:
                    before = len(self._seen.boxes)
                    self._collect(way)
                    if len(self._seen.boxes) > before:
                        break
            else:
                self._collect(each)

    def _deleted(self, element: Element) -> None:
        """Fields may begin or end inside deleted words."""
        for each in element.iter(W + "fldChar"):
            self._field(value(each, "fldCharType"))

    def _hidden(self, properties: Element | None, style: str, shaded: bool) -> bool:
        """Whether a reader of the printed page sees nothing of the run: hidden, white on white, or tiny."""
        own = value(child(properties, "rStyle"))
        hidden = flag(properties, "vanish")
        if hidden is None:
            hidden = self._styles.on(own, "vanish") or self._styles.on(style, "vanish")
        size = number(child(properties, "sz"))
        white = value(child(properties, "color")).upper() == "FFFFFF"
        plain = not shaded and child(properties, "shd") is None and child(properties, "highlight") is None
        return hidden or (white and plain) or (size is not None and size <= _TINY)


def _text(text: str, properties: Element | None, link: str) -> Piece:
    stripped = text.strip()
    if value(child(properties, "vertAlign")) == "superscript" and re.fullmatch(r"[0-9]{1,3}", stripped):
        return Piece(text.replace(stripped, shown(stripped)), kind="superscript", before=text, link=link)
    return Piece(text, link=link)


def _linked(code: str) -> str:
    match = _ADDRESS.search(code)
    return _absolute(match["address"]) if match else ""


def _absolute(address: str) -> str:
    return address if _ABSOLUTE.match(address) else ""

"""The body of a DOCX file: paragraphs, tables and boxes in reading order."""

from collections.abc import Iterator, Sequence

from ingest.boxed import boxed
from ingest.docx.inline import Inline, Seen
from ingest.docx.names import MC, W, child, flag, value
from ingest.docx.numbering import Numbering
from ingest.docx.paragraph import read_paragraph, style_of
from ingest.docx.styles import Styles
from ingest.draft import Draft, Piece
from ingest.looks import Looked
from ingest.table_cells import cell_pieces
from ingest.xml_tree import Element

_GONE = (W + "del", W + "moveFrom", W + "sectPr", W + "sdtPr", W + "sdtEndPr")
_MANY = 4
"""Paragraphs in one cell from which on a table is there for the layout."""
_NO_EDGES = ("", "none", "nil")


class Body:
    """Reads what stands below `w:body`, once; the boxes it met in a paragraph come right after it."""

    def __init__(self, styles: Styles, numbering: Numbering, inline: Inline, seen: Seen) -> None:
        self._styles = styles
        self._numbering = numbering
        self._inline = inline
        self._seen = seen
        self._carried: list[Piece] = []
        self._box = 0

    def paragraphs(self, element: Element, *, shaded: bool = False) -> Iterator[Looked]:
        """The paragraphs below `element`, tables and boxes among them as paragraphs of their own."""
        for each in element:
            if each.tag == W + "p":
                yield from self._paragraph(each, shaded)
            elif each.tag == W + "tbl":
                yield from self._table(each)
            elif each.tag == MC + "AlternateContent":
                yield from self.paragraphs(each[0], shaded=shaded) if len(each) else ()
            elif each.tag == W + "sdt" and flag(child(each, "sdtPr"), "showingPlcHdr"):
                continue
            elif each.tag not in _GONE:
                yield from self.paragraphs(each, shaded=shaded)

    def _paragraph(self, element: Element, shaded: bool) -> Iterator[Looked]:
        read = read_paragraph(element, self._styles, self._numbering, self._inline, self._carried, shaded=shaded)
        self._carried = []
        if read.joins:
            self._carried = list(read.draft.pieces)
            return
        yield read
        yield from self._boxes()

    def _boxes(self) -> Iterator[Looked]:
        waiting, self._seen.boxes = self._seen.boxes, []
        for element in waiting:
            yield from self._boxed(list(self.paragraphs(element, shaded=True)))

    def _boxed(self, inside: Sequence[Looked]) -> Iterator[Looked]:
        inside = [each for each in inside if each.draft.text.strip()]
        self._box += 1
        titled = bool(inside) and inside[0].bold and not all(each.bold for each in inside)
        for draft in boxed([each.draft for each in inside], self._box, titled=titled):
            yield Looked(draft, styled=False)

    def _table(self, table: Element) -> Iterator[Looked]:
        rows = [list(_below(row, "tc")) for row in _below(table, "tr") if child(row, "trPr", "del") is None]
        rows = [row for row in rows if row]
        if rows and all(len(row) == 1 for row in rows):
            inside = [each for row in rows for each in self.paragraphs(row[0], shaded=True)]
            yield from self._boxed(inside) if _edged(table, rows, self._styles) else inside
        elif self._is_layout(rows):
            for row in rows:
                for cell in row:
                    yield from self.paragraphs(cell, shaded=True)
        else:
            cells = [[self._cell(cell) for cell in row] for row in rows]
            yield Looked(Draft("table", cell_pieces(cells)))

    def _is_layout(self, rows: Sequence[Sequence[Element]]) -> bool:
        """Whether a table holds text in columns: tables in its cells, headings, or many paragraphs in one."""
        for row in rows:
            for cell in row:
                inside = [
                    each for each in cell.iter(W + "p") if any((t.text or "").strip() for t in each.iter(W + "t"))
                ]
                heads = any(self._styles.outline(style_of(each, self._styles)) is not None for each in inside)
                many = len(inside) >= _MANY and len(row) <= 2
                if many or heads or next(_below(cell, "tbl"), None) is not None:
                    return True
        return False

    def _cell(self, cell: Element) -> list[Piece]:
        return joined(list(self.paragraphs(cell, shaded=True)))


def joined(paragraphs: Sequence[Looked]) -> list[Piece]:
    """The pieces of several paragraphs as those of one."""
    out: list[Piece] = []
    for each in paragraphs:
        if each.draft.text.strip():
            out += [Piece(" ", kind="line end", before="\n"), *each.draft.pieces] if out else each.draft.pieces
    return out


def _below(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, wrapped or not."""
    for each in element:
        if each.tag == W + name:
            yield each
        elif each.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from _below(each, name)


def _edged(table: Element, rows: Sequence[Sequence[Element]], styles: Styles) -> bool:
    """Whether a table of one column is a box: framed or filled, not a mere frame for the layout."""
    borders = child(table, "tblPr", "tblBorders")
    if any(value(edge) not in _NO_EDGES for edge in (borders if borders is not None else ())):
        return True
    if "grid" in styles.name(value(child(table, "tblPr", "tblStyle"))):
        return True
    for row in rows:
        properties = child(row[0], "tcPr")
        fill = value(child(properties, "shd"), "fill").lower()
        edges = child(properties, "tcBorders")
        if fill not in ("", "auto", "ffffff") or any(
            value(edge) not in _NO_EDGES for edge in (edges if edges is not None else ())
        ):
            return True
    return False

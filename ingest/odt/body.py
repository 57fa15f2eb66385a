"""The body of an ODT file: headings, paragraphs, lists, tables and boxes in reading order."""

from collections.abc import Iterator, Sequence

from ingest.boxed import boxed
from ingest.draft import Draft, Piece
from ingest.labels import division_of
from ingest.labels import label_of as own_label_of
from ingest.looks import Looked
from ingest.odt.inline import Inline, Seen
from ingest.odt.names import OFFICE, TABLE, TEXT, number, text
from ingest.odt.styles import BULLET, Level, Styles, label_of
from ingest.table_cells import cell_pieces
from ingest.xml_tree import Element

_GONE = (TEXT + "tracked-changes", TEXT + "sequence-decls", OFFICE + "forms", TEXT + "table-of-content-source")
_MANY = 4


class Body:
    """Reads what stands below `office:text`, once."""

    def __init__(self, styles: Styles, seen: Seen) -> None:
        self._styles = styles
        self._seen = seen
        self._inline = Inline(styles, seen)
        self._label = ""
        self._depth = 0
        self._ended: dict[str, dict[int, int]] = {}
        self._headings: dict[int, int] = {}
        self._box = 0

    def blocks(self, element: Element) -> Iterator[Looked]:
        """The blocks below `element`."""
        for each in element:
            if each.tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(each)
            elif each.tag == TEXT + "list":
                yield from self._list(each, "", {}, 1)
            elif each.tag == TABLE + "table":
                yield from self._table(each)
            elif each.tag not in _GONE:
                yield from self.blocks(each)

    def _paragraph(self, element: Element) -> Iterator[Looked]:
        style = text(element, TEXT + "style-name")
        label, self._label = self._label, ""
        pieces = self._inline.pieces(element)
        level = self._styles.heading(style)
        if element.tag == TEXT + "h":
            level = number(element, TEXT + "outline-level") or level or 1
            label = label or self._numbered(element, level)
        if self._styles.hidden(style):
            self._seen.hidden.append("".join(piece.text for piece in pieces))
        elif "".join(piece.text for piece in pieces).strip() or division_of(label).text:
            yield self._looked(pieces, label, style, level, element)
        waiting, self._seen.boxes = self._seen.boxes, []
        for box in waiting:
            yield from self._boxed(list(self.blocks(box)))

    def _looked(self, pieces: list[Piece], label: str, style: str, level: int | None, element: Element) -> Looked:
        if label:
            how = "markup" if label == BULLET else "label"
            pieces = [Piece(label.strip(), kind=how), Piece(" ", kind=how), *pieces]
        whole = "".join(piece.text for piece in pieces).strip()
        shown = "" if label == BULLET else label.strip()
        if self._styles.is_title(style):
            return Looked(Draft("heading", tuple(pieces), shown, 0), styled=True)
        if level is not None:
            return Looked(Draft("heading", tuple(pieces), shown or division_of(whole).text, level * 10), styled=True)
        if self._styles.is_caption(style):
            return Looked(Draft("caption", tuple(pieces), shown))
        own = own_label_of(f"{shown} x" if shown else whole)
        item = (
            label == BULLET
            or own.kind in ("item", "bullet")
            or (bool(label) and self._depth > 1 and shown.strip(" .)").isdecimal())
        )
        said = shown or ("" if own.kind == "bullet" else own.text)
        bold = self._styles.bold(style) or _all_bold(element, self._styles)
        return Looked(Draft("list item" if item else "paragraph", tuple(pieces), said), bold, numbered=bool(label))

    def _numbered(self, element: Element, level: int) -> str:
        """The number of a heading, where headings are numbered."""
        if text(element, TEXT + "is-list-header") == "true" or not self._styles.outline.get(level, Level()).way:
            return ""
        _count(self._headings, level, self._styles.outline, number(element, TEXT + "start-value"))
        return label_of(self._styles.outline, self._headings, level)

    def _list(self, element: Element, inherited: str, numbers: dict[int, int], depth: int) -> Iterator[Looked]:
        style = text(element, TEXT + "style-name") or inherited
        if depth == 1:
            goes_on = text(element, TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
            numbers = self._ended.get(style, {}) if goes_on else {}
        levels = self._styles.levels(style)
        for item in element:
            counted = item.tag == TEXT + "list-item" and not _is_list_only(item)
            if counted:
                _count(numbers, depth, levels, number(item, TEXT + "start-value"))
            self._label = label_of(levels, numbers, depth) if counted else ""
            self._depth = depth
            for each in item:
                if each.tag == TEXT + "list":
                    self._label = ""
                    yield from self._list(each, style, numbers, depth + 1)
                    self._depth = depth
                elif each.tag in (TEXT + "p", TEXT + "h"):
                    yield from self._paragraph(each)
            self._label = ""
        if depth == 1:
            self._ended[style] = numbers
            self._depth = 0

    def _boxed(self, inside: Sequence[Looked]) -> Iterator[Looked]:
        shown = [each for each in inside if each.draft.text.strip()]
        self._box += 1
        titled = bool(shown) and shown[0].bold and not all(each.bold for each in shown)
        for draft in boxed([each.draft for each in shown], self._box, titled=titled):
            yield Looked(draft)

    def _table(self, table: Element) -> Iterator[Looked]:
        rows = [cells for row in _rows(table) if (cells := [each for each in row if each.tag == TABLE + "table-cell"])]
        if rows and all(len(row) == 1 for row in rows):
            inside = [block for row in rows for block in self.blocks(row[0])]
            framed = any(self._styles.framed(text(row[0], TABLE + "style-name")) for row in rows)
            yield from self._boxed(inside) if framed else inside
        elif any(_is_layout(cell, len(row)) for row in rows for cell in row):
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
        else:
            made = [[joined(list(self.blocks(cell))) for cell in row] for row in rows]
            yield Looked(Draft("table", cell_pieces(made)))


def joined(blocks: Sequence[Looked]) -> list[Piece]:
    """The pieces of several blocks as those of one."""
    out: list[Piece] = []
    for block in blocks:
        if block.draft.text.strip():
            out += [Piece(" ", kind="line end", before="\n"), *block.draft.pieces] if out else block.draft.pieces
    return out


def _count(numbers: dict[int, int], depth: int, levels: dict[int, Level], start: int | None) -> None:
    first = levels.get(depth, Level()).start if start is None else start
    numbers[depth] = numbers[depth] + 1 if depth in numbers and start is None else first
    for deeper in [each for each in numbers if each > depth]:
        del numbers[deeper]


def _is_list_only(item: Element) -> bool:
    """Whether an item holds nothing but a list: it only places that one deeper."""
    return len(item) > 0 and item[0].tag == TEXT + "list"


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if each.tag == TABLE + "table-row":
            yield each
        elif each.tag in (TABLE + "table-rows", TABLE + "table-header-rows", TABLE + "table-row-group"):
            yield from _rows(each)


def _is_layout(cell: Element, width: int) -> bool:
    """Whether a cell shows that its table only places text."""
    if next(cell.iter(TABLE + "table", TEXT + "h"), None) is not None:
        return True
    filled = sum(1 for each in cell.iter(TEXT + "p") if "".join(str(part) for part in each.itertext()).strip())
    return filled >= _MANY and width <= 2


def _all_bold(element: Element, styles: Styles) -> bool:
    """Whether all words of a paragraph stand in bold spans."""
    if (element.text or "").strip() or any((each.tail or "").strip() for each in element):
        return False
    filled = [each for each in element if "".join(str(part) for part in each.itertext()).strip()]
    return bool(filled) and all(styles.bold(text(each, TEXT + "style-name")) for each in filled)

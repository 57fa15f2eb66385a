"""The tree of a page becomes blocks in reading order."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from ingest.boxed import boxed
from ingest.draft import Draft, Piece
from ingest.html.line import Line
from ingest.html.lists import BULLET, Marks
from ingest.html.notes import Note, Notes, is_back, shown, unmarked
from ingest.html.tables import is_box, is_layout, rows_of
from ingest.html.tree import BLOCKS, HEADINGS, Node
from ingest.labels import division_of, label_of
from ingest.looks import Looked
from ingest.table_cells import cell_pieces
from ingest.text_paragraphs import FOOTNOTE

_BOLD = ("b", "strong")
_ABSOLUTE = re.compile(r"(?:https?|ftp|mailto):", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?P<weight>bold|[6-9]00)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Walk:
    """Walks elements once, in order; `base` is the page's own address or ''."""

    def __init__(self, notes: Notes, base: str) -> None:
        self._notes = notes
        self._base = base
        self._line = Line()
        self._mark = ""
        self._lists = 0
        self._marks = Marks()
        self._heading: Node | None = None
        self._caption = False
        self._languages: list[str] = []
        self._note: Note | None = None
        self._box = 0

    def blocks(self, node: Node) -> Iterator[Looked]:
        """The blocks below `node`."""
        yield from self._children(node)
        yield from self._flush()

    def note(self, note: Note) -> Draft:
        """The footnote `note` as a block."""
        self._note = note
        pieces: list[Piece] = []
        for block in self.blocks(note.node):
            joint = [Piece(" ", kind="line end", before="\n")] if pieces else []
            pieces += [*joint, *block.draft.pieces]
        self._note = None
        head = [Piece(shown(note.mark), kind="footnote"), Piece(" ", kind="footnote")]
        return Draft("footnote", (*head, *unmarked(pieces, note.mark)), f"fn {note.mark}")

    def _children(self, node: Node, link: str = "", bold: bool = False) -> Iterator[Looked]:
        for each in node.children():
            if not each.tag:
                self._line.add(each.text, link, bold or self._heading is not None)
                continue
            own = _language(each)
            if own:
                self._languages.append(own)
            yield from self._element(each, link, bold or _is_bold(each))
            if own:
                self._languages.pop()

    def _element(self, node: Node, link: str, bold: bool) -> Iterator[Looked]:
        if node.tag == "br":
            self._line.end()
            if self._line.breaks > 1:
                yield from self._flush()
        elif node.tag == "a":
            yield from self._link(node, link, bold)
        elif node.tag == "sup":
            yield from self._raised(node, link, bold)
        elif node.tag in ("img", "wbr", "head", "rp", "rt"):
            return
        elif node.tag in BLOCKS:
            yield from self._flush()
            yield from self._block(node)
            yield from self._flush()
        else:
            yield from self._children(node, link, bold)

    def _block(self, node: Node) -> Iterator[Looked]:
        if node.tag in HEADINGS or node.get("role") == "heading":
            self._heading = node
            yield from self._children(node)
            yield from self._flush()
            self._heading = None
        elif node.tag == "li":
            yield from self._item(node)
        elif node.tag == "table":
            yield from self._table(node)
        elif node.tag == "pre":
            yield from self._verbatim(node)
        elif node.tag in ("figcaption", "caption"):
            self._caption = True
            yield from self.blocks(node)
            self._caption = False
        elif is_box(node):
            yield from self._boxed(node)
        else:
            yield from self._children(node)

    def _item(self, node: Node) -> Iterator[Looked]:
        self._lists += 1
        self._mark = self._marks.of(node)
        yield from self._children(node)
        yield from self._flush()
        self._mark = ""
        self._lists -= 1

    def _boxed(self, node: Node) -> Iterator[Looked]:
        inside = list(self.blocks(node)) if node.tag != "table" else list(self._cells(node))
        inside = [each for each in inside if each.draft.text.strip()]
        self._box += 1
        titled = bool(inside) and inside[0].bold and not all(each.bold for each in inside)
        for draft in boxed([each.draft for each in inside], self._box, titled=titled):
            yield Looked(draft)

    def _table(self, node: Node) -> Iterator[Looked]:
        for caption in [each for each in node.children() if each.tag == "caption"]:
            yield from self._block(caption)
        rows = rows_of(node)
        if is_box(node) and rows and all(len(row) == 1 for row in rows):
            yield from self._boxed(node)
        elif is_layout(node, rows):
            yield from self._cells(node)
        else:
            cells = [[self._cell(cell) for cell in row] for row in rows]
            yield Looked(self._draft("table", list(cell_pieces(cells))))

    def _cells(self, node: Node) -> Iterator[Looked]:
        for row in rows_of(node):
            for cell in row:
                yield from self.blocks(cell)

    def _cell(self, node: Node) -> list[Piece]:
        out: list[Piece] = []
        for block in self.blocks(node):
            if block.draft.text.strip():
                out += [Piece(" ", kind="line end", before="\n"), *block.draft.pieces] if out else block.draft.pieces
        return out

    def _verbatim(self, node: Node) -> Iterator[Looked]:
        """Text whose lines and empty lines count."""
        text = "".join(each.text if not each.tag else each.plain() for each in _leaves(node))
        for paragraph in re.split(r"\n[ \t]*\n", text):
            for line in paragraph.split("\n"):
                self._line.add(line.strip())
                self._line.end()
            yield from self._flush()

    def _link(self, node: Node, link: str, bold: bool) -> Iterator[Looked]:
        mark = self._notes.marks.get(id(node))
        if mark and (self._note is None or not is_back(node, self._note)):
            if self._line.pieces and self._line.pieces[-1].kind == "superscript":
                self._line.mark(",", "superscript")  # notes 1 and 2 are not note 12
            self._line.mark(shown(mark), "superscript", node.plain())
        elif self._note is not None and is_back(node, self._note):
            self._line.mark("", "markup", node.plain())
        else:
            yield from self._children(node, self._address(node.get("href")) or link, bold)

    def _raised(self, node: Node, link: str, bold: bool) -> Iterator[Looked]:
        text = node.plain()
        links = [each for each in node.all("a") if id(each) in self._notes.marks]
        if not links and re.fullmatch(r"[0-9]{1,3}", text) and not (self._note and text == self._note.mark):
            self._line.mark(shown(text), "superscript", text, link)
        else:
            yield from self._children(node, link, bold)

    def _address(self, href: str) -> str:
        if href.startswith("#"):
            return ""
        try:
            address = urljoin(self._base, href) if href else ""
        except ValueError:
            return ""
        return address if _ABSOLUTE.match(address) else ""

    def _flush(self) -> Iterator[Looked]:
        line, self._line = self._line, Line()
        if not line.text.strip():
            return
        if self._heading is not None:
            text = line.text.strip()
            draft = self._draft("heading", line.pieces, division_of(text).text or _numeral(text), _depth(self._heading))
            yield Looked(draft, styled=True)
        elif self._caption:
            yield Looked(self._draft("caption", line.pieces))
        else:
            yield self._paragraph(line)

    def _paragraph(self, line: Line) -> Looked:
        text, mark = line.text.strip(), self._mark
        self._mark = ""
        own = label_of(text)
        if mark and own.kind in ("number", "item"):
            mark = ""  # the author wrote the number; the list's own mark is hidden by a style sheet
        if mark:
            how = "markup" if mark == BULLET else "label"
            kind = "paragraph" if self._lists == 1 and mark.rstrip(".").isdecimal() else "list item"
            label = "" if mark == BULLET else mark
            return Looked(
                self._draft(kind, [Piece(mark, kind=how), Piece(" ", kind=how), *line.pieces], label),
                line.bold,
                numbered=True,
            )
        if line.pieces[0].kind == "superscript" and (note := FOOTNOTE.match(text)) and note["raised"]:
            return Looked(self._draft("footnote", line.pieces, f"fn {note['raised'].translate(_PLAIN)}"))
        kind = "list item" if own.kind in ("item", "bullet") else "paragraph"
        return Looked(self._draft(kind, line.pieces, "" if own.kind == "bullet" else own.text), line.bold)

    def _draft(self, kind: str, pieces: list[Piece], label: str = "", level: int = 0) -> Draft:
        language = self._languages[-1] if self._languages else ""
        return Draft(kind, tuple(pieces), label, level, language=language)  # type: ignore[arg-type]  # kinds are literals here


def _is_bold(node: Node) -> bool:
    return node.tag in _BOLD or bool(_WEIGHT.search(node.get("style")))


def _language(node: Node) -> str:
    match = _LANGUAGE.match((node.get("lang") or node.get("xml:lang")).lower())
    return match[0] if match and node.tag not in ("html", "body", "a") else ""


def _depth(heading: Node) -> int:
    declared = heading.get("aria-level") or heading.tag[1:]
    return 10 * int(declared) if declared.isdecimal() and len(declared) == 1 else 60


def _leaves(node: Node) -> Iterator[Node]:
    for each in node.children():
        if each.tag == "br":
            yield Node("", "\n")
        elif each.tag:
            yield from _leaves(each)
        else:
            yield each


def _numeral(text: str) -> str:
    label = label_of(text)
    return label.text if label.kind in ("number", "item") else ""

"""Tables of a page: those that hold data, those that hold the layout, and boxes."""

import re
from collections.abc import Sequence

from ingest.html.measures import letters
from ingest.html.tree import HEADINGS, Node

_MANY = 4
_BOXES = {"box", "callout", "infobox", "textbox", "panel", "inset", "callouts", "highlight", "highlighted", "example"}
_FRAMED = re.compile(
    r"(?:border(?:-(?:top|left|width|style))?|background(?:-color)?)\s*:\s*(?!none|0\b|transparent|inherit|#fff\b|#ffffff|white)",
    re.IGNORECASE,
)
_LARGEST = 4000
_LONG = 160
"""Characters from which on a cell of a table's only row is a text and no datum."""
_MENU = 2
_SHORT_LINK = 40
_ALL_LINKS = 0.9


def rows_of(table: Node) -> list[list[Node]]:
    """The cells of `table`, row by row; those of tables inside it are theirs."""
    rows = []
    for each in table.children():
        if each.tag in ("thead", "tbody", "tfoot"):
            rows += rows_of(each)
        elif each.tag == "tr":
            rows.append([cell for cell in each.children() if cell.tag in ("td", "th")])
    return [row for row in rows if row]


def is_layout(table: Node, rows: Sequence[Sequence[Node]]) -> bool:
    """Whether a table only places text: one column or one cell, tables or headings inside, many paragraphs, or
    one row without a frame and with a long text.
    """
    if table.get("role") in ("presentation", "none") or all(len(row) == 1 for row in rows):
        return True
    if any(True for _ in table.all("th", "thead")) and not any(True for _ in table.all("table", *HEADINGS)):
        return False
    if len(rows) == 1 and not _ruled(table) and any(len(cell.plain()) >= _LONG for cell in rows[0]):
        return True
    for row in rows:
        for cell in row:
            blocks = sum(1 for each in cell.all("p", "li") if each.plain())
            if any(True for _ in cell.all("table", *HEADINGS)) or (blocks >= _MANY and len(row) <= 2):
                return True
    return False


def is_box(node: Node) -> bool:
    """Whether an element sets its text off from the page around it: an aside, a frame, a ground of its own."""
    if node.tag in ("aside", "fieldset"):
        return True
    if node.tag not in ("div", "section", "table", "details"):
        return False
    named = bool(node.words() & _BOXES) or bool(_FRAMED.search(node.get("style")))
    if node.tag == "table":
        named = named or _ruled(node) or bool(node.get("bgcolor"))
    return named and len(node.plain()) <= _LARGEST


def menu_cells(table: Node) -> list[Node]:
    """The cells of a layout table that are menus: nothing but links, beside, above or below its only text.

    Where several cells hold texts, links in the others may belong to them; a heading leads in to links.
    """
    rows = rows_of(table)
    texts = [cell for row in rows for cell in row if _is_text(cell)]
    if len(texts) != 1 or not is_layout(table, rows):
        return []
    out: list[Node] = []
    for row in rows:
        linked = [cell for cell in row if _only_links(cell)]
        several = sum(1 for cell in linked for _ in cell.all("a")) >= _MENU
        led = any(cell.plain().endswith((":", "：")) for cell in row)
        out += linked if several and not led else []
    return out


def _only_links(node: Node) -> bool:
    """Whether `node` holds short links, no heading, and nothing else but a word or two."""
    links = [text for link in node.all("a") if (text := link.plain())]
    if not links or any(len(text) > _SHORT_LINK for text in links) or any(True for _ in node.all(*HEADINGS)):
        return False
    return sum(map(letters, links)) >= _ALL_LINKS * letters(node.plain())


def _is_text(cell: Node) -> bool:
    return sum(letters(link.plain()) for link in cell.all("a")) + _LONG <= letters(cell.plain())


def _ruled(table: Node) -> bool:
    return table.get("border") not in ("", "0")

"""Tables of a page: those that hold data, those that hold the layout, and boxes."""

import re
from collections.abc import Sequence

from ingest.html.tree import HEADINGS, Node

_MANY = 4
_BOXES = {"box", "callout", "infobox", "textbox", "panel", "inset", "callouts", "highlight", "highlighted", "example"}
_FRAMED = re.compile(
    r"(?:border(?:-(?:top|left|width|style))?|background(?:-color)?)\s*:\s*(?!none|0\b|transparent|inherit|#fff\b|#ffffff|white)",
    re.IGNORECASE,
)
_LARGEST = 4000


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
    """Whether a table only places text: one column or one cell, tables or headings inside, or many paragraphs."""
    if table.get("role") in ("presentation", "none") or all(len(row) == 1 for row in rows):
        return True
    if any(True for _ in table.all("th", "thead")) and not any(True for _ in table.all("table", *HEADINGS)):
        return False
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
        named = named or node.get("border") not in ("", "0") or bool(node.get("bgcolor"))
    return named and len(node.plain()) <= _LARGEST

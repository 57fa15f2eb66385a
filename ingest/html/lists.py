"""The marks of list items, as browsers show them."""

import re

from ingest.html.tree import Node
from ingest.numerals import numeral

BULLET = "•"
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
    "decimal-leading-zero": "decimalZero", "disc": "bullet", "circle": "bullet", "square": "bullet",
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?P<way>[a-z-]+)", re.IGNORECASE)


def mark_of(item: Node) -> str:
    """What stands before the list item: "1.", "a.", "•", or '' for none."""
    parent = item.parent
    ordered = parent is not None and parent.tag == "ol"
    way = _way(item) or (_way(parent) if parent is not None else "") or ("decimal" if ordered else "bullet")
    if way == "none":
        return ""
    if way == "bullet":
        return BULLET
    return f"{numeral(_place(item, parent), way)}." if parent is not None else BULLET


def _way(node: Node) -> str:
    match = _STYLE.search(node.get("style"))
    if match and (way := _STYLES.get(match["way"].lower())):
        return way
    return _TYPES.get(node.get("type"), "")


def _place(item: Node, parent: Node) -> int:
    """The number of the item: its own value, or one more (or less) than the item before."""
    items = [each for each in parent.content if each.tag == "li"]
    step = -1 if "reversed" in parent.attributes else 1
    count = _whole(parent.get("start"))
    if count is None:
        count = len(items) if step < 0 else 1
    for each in items:
        count = found if (found := _whole(each.get("value"))) is not None else count
        if each is item:
            return count
        count += step
    return count


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None

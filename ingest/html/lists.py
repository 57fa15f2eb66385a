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


class Marks:
    """Gives list items their marks; each list is counted once."""

    def __init__(self) -> None:
        self._places: dict[int, dict[int, int]] = {}

    def of(self, item: Node) -> str:
        """What stands before the list item: "1.", "a.", "•", or '' for none."""
        parent = item.parent
        if parent is None:
            return BULLET
        way = _way(item) or _way(parent) or ("decimal" if parent.tag == "ol" else "bullet")
        if way == "none":
            return ""
        return BULLET if way == "bullet" else f"{numeral(self._place(item, parent), way)}."

    def _place(self, item: Node, parent: Node) -> int:
        if id(parent) not in self._places:
            self._places[id(parent)] = _counted(parent)
        return self._places[id(parent)].get(id(item), 1)


def _way(node: Node) -> str:
    match = _STYLE.search(node.get("style"))
    if match and (way := _STYLES.get(match["way"].lower())):
        return way
    return _TYPES.get(node.get("type"), "")


def _counted(parent: Node) -> dict[int, int]:
    """The number of each item of a list, by its identity: its own value, or one more (or less) than the one before."""
    items = [each for each in parent.content if each.tag == "li"]
    step = -1 if "reversed" in parent.attributes else 1
    start = _whole(parent.get("start"))
    count = start if start is not None else len(items) if step < 0 else 1
    places = {}
    for each in items:
        own = _whole(each.get("value"))
        count = count if own is None else own
        places[id(each)] = count
        count += step
    return places


def _whole(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None

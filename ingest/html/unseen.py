"""Which elements of a page nobody sees: by their attributes, their own style, or the page's style sheets."""

import re
from collections.abc import Iterable

from ingest.html.tree import Node

_WHITE = r"(?:#fff(?:fff)?|white|rgb\(255,\s*255,\s*255\))(?![\w#])"
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}(?:px|em|pt)"
    rf"|(?<![\w-])color\s*:\s*{_WHITE}.*background(?:-color)?\s*:\s*{_WHITE}"
    rf"|background(?:-color)?\s*:\s*{_WHITE}.*(?<![\w-])color\s*:\s*{_WHITE}",
    re.IGNORECASE | re.DOTALL,
)
_READ_ALOUD = frozenset(
    ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible", "sr-only-focusable")
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_ONE_NAME = re.compile(r"[a-z]*(?P<name>[.#][\w-]+)", re.IGNORECASE)
_LONGEST = 200_000
_LONGEST_STYLE = 2000


class Unseen:
    """Judges the elements of the page at `root`, whose style sheets are read once."""

    def __init__(self, root: Node) -> None:
        sheets = ("".join(each.text for each in sheet.children()) for sheet in root.all("style"))
        self._names = _hidden_names(sheets)

    def is_hidden(self, node: Node) -> bool:
        """Whether no reader of the page sees `node`."""
        classes = node.get("class").lower().split()
        if "hidden" in node.attributes or node.get("aria-hidden").lower() == "true":
            return True
        if _UNSEEN.search(node.get("style")[:_LONGEST_STYLE]) or not _READ_ALOUD.isdisjoint(classes):
            return True
        if node.tag == "dialog" and "open" not in node.attributes:
            return True
        named = {f".{each}" for each in classes} | {f"#{node.get('id').lower()}"}
        return not self._names.isdisjoint(named)


def _hidden_names(sheets: Iterable[str]) -> set[str]:
    """The classes (".x") and ids ("#x") that simple rules hide on every medium."""
    names = set()
    for sheet in sheets:
        for selectors, style in _RULE.findall(_unconditional(_COMMENT.sub("", sheet[:_LONGEST]))):
            if _UNSEEN.search(style[:_LONGEST_STYLE]):
                found = (_ONE_NAME.fullmatch(each.strip()) for each in selectors.split(","))
                names |= {match["name"].lower() for match in found if match}
    return names


def _unconditional(sheet: str) -> str:
    """`sheet` without what stands in blocks such as "@media print { … }": that hides nothing from a reader."""
    out, depth, place = [], 0, 0
    for brace in re.finditer(r"[{}]", sheet):
        if brace[0] == "{":
            if depth == 0 and "@" in sheet[place : brace.start()]:
                depth = 1
                place = brace.end()
            elif depth:
                depth += 1
        elif depth:
            depth -= 1
            place = brace.end()
        else:
            out.append(sheet[place : brace.end()])
            place = brace.end()
    return "".join(out)

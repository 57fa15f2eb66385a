"""The styles of an ODT file: what is bold, hidden or a title, and how lists and headings are numbered."""

from dataclasses import dataclass

from ingest.numerals import numeral
from ingest.odt.names import FO, STYLE, TEXT, number, text
from ingest.xml_tree import Element

BULLET = "•"
_WAYS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_DEEPEST = 12
_TITLES = ("title", "titel", "titre", "título", "titolo")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `way` '' counts nothing; `shows` says how many levels its number has."""

    bullet: bool = False
    way: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shows: int = 1


class Styles:
    """Looks styles up by name, through the styles that they are based on."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for style in root.iter(STYLE + "style") if root is not None else ():
                self._styles[text(style, STYLE + "name")] = style
            for style in root.iter(TEXT + "list-style") if root is not None else ():
                self._lists[text(style, STYLE + "name")] = _levels(style)
            for style in root.iter(TEXT + "outline-style") if root is not None else ():
                self.outline = _levels(style)

    def levels(self, name: str) -> dict[int, Level]:
        """The levels (from 1) of the list style `name`."""
        return self._lists.get(name, {})

    def is_title(self, name: str) -> bool:
        """Whether it is the style of the document's own title."""
        names = [text(each, STYLE + "name").lower() for each in self._chain(name)] or [name.lower()]
        return any(each in _TITLES for each in names)

    def is_caption(self, name: str) -> bool:
        """Whether it is the style of captions."""
        kinds = ("caption", "illustration", "table", "figure", "drawing")
        return any(text(each, STYLE + "name").lower() in kinds for each in self._chain(name))

    def heading(self, name: str) -> int | None:
        """The outline level (from 1) that the style gives to a paragraph, None for none."""
        for each in self._chain(name):
            if (level := number(each, STYLE + "default-outline-level")) is not None:
                return level or None
        return None

    def bold(self, name: str) -> bool:
        """Whether words of the style are bold."""
        return self._said(name, FO + "font-weight") in ("bold", "600", "700", "800", "900")

    def hidden(self, name: str) -> bool:
        """Whether words of the style are not shown."""
        return self._said(name, TEXT + "display") in ("none", "true")

    def raised(self, name: str) -> bool:
        """Whether words of the style stand above the line."""
        return self._said(name, STYLE + "text-position").startswith(("super", "3", "5"))

    def framed(self, name: str) -> bool:
        """Whether what has the style stands in a frame or on a ground of its own."""
        for each in self._chain(name):
            for properties in each:
                edges = [value for key, value in properties.items() if "border" in str(key) and "width" not in str(key)]
                ground = text(properties, FO + "background-color")
                if any(not str(edge).startswith("none") for edge in edges) or ground not in (
                    "",
                    "transparent",
                    "#ffffff",
                ):
                    return True
        return False

    def _said(self, name: str, attribute: str) -> str:
        for each in self._chain(name):
            for properties in each.iterfind(STYLE + "text-properties"):
                if found := text(properties, attribute):
                    return found
        return ""

    def _chain(self, name: str) -> list[Element]:
        out: list[Element] = []
        while name in self._styles and len(out) < _DEEPEST:
            out.append(self._styles[name])
            name = text(out[-1], STYLE + "parent-style-name")
        return out


def _levels(style: Element) -> dict[int, Level]:
    out = {}
    for each in style:
        depth = number(each, TEXT + "level")
        if depth is not None:
            start = number(each, TEXT + "start-value")
            out[depth] = Level(
                bullet=str(each.tag).endswith("bullet"),
                way=_WAYS.get(text(each, STYLE + "num-format"), ""),
                before=text(each, STYLE + "num-prefix"),
                after=text(each, STYLE + "num-suffix"),
                start=1 if start is None else start,
                shows=number(each, TEXT + "display-levels") or 1,
            )
    return out


def label_of(levels: dict[int, Level], numbers: dict[int, int], depth: int) -> str:
    """What stands before an item at `depth` (from 1), whose `numbers` by depth are counted: "1.2", "(a)", "•"."""
    level = levels.get(depth, Level())
    if level.bullet:
        return BULLET
    if not level.way:
        return ""
    parts = []
    for each in range(max(1, depth - level.shows + 1), depth + 1):
        way = levels.get(each, Level()).way
        if way and each in numbers:
            parts.append(numeral(numbers[each], way))
    return f"{level.before}{'.'.join(parts)}{level.after}"

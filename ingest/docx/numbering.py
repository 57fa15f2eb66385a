"""The numbers and marks of list paragraphs, counted as Word counts them."""

import re
from dataclasses import dataclass, field

from ingest.docx.names import W, child, flag, number, value
from ingest.docx.styles import Styles
from ingest.numerals import numeral
from ingest.xml_tree import Element

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, and its text with places such as "%1.%2"."""

    start: int = 1
    way: str = "decimal"
    text: str = ""
    spaced: bool = True
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a list paragraph: `text` as shown, `before` as the file has it, on `level` (0-based).

    `spaced` says that white space follows it.
    """

    text: str
    before: str
    level: int
    bullet: bool
    spaced: bool


@dataclass(slots=True)
class _Count:
    """The count of one abstract list: the last number of each level, None before the first."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """Gives each numbered paragraph its mark; to be asked once for every one of them, in order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, _Count] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._abstract = {value(each, "abstractNumId"): each for each in root.iterfind(W + "abstractNum")}
            self._lists = {value(each, "numId"): each for each in root.iterfind(W + "num")}

    def mark(self, properties: Element | None, style: str) -> Mark | None:
        """The mark of the next paragraph, which has these `properties` and this `style`; None when it has none."""
        identity, level = self._of(properties, style)
        if identity is None or identity not in self._lists:
            return None
        levels = self._defined(identity)
        defined = levels.get(level)
        if defined is None:
            return None
        count = self._counted(identity, level, levels)
        if defined.way == "bullet":
            return Mark(BULLET, defined.text, level, True, True) if defined.text else None
        text = _PLACE.sub(lambda match: _shown(int(match[1]) - 1, count, levels, defined), defined.text)
        return Mark(text, "", level, False, defined.spaced) if text.strip() else None

    def _of(self, properties: Element | None, style: str) -> tuple[str | None, int]:
        direct = child(properties, "numPr")
        identity, level = value(child(direct, "numId")) or None, number(child(direct, "ilvl"))
        if identity is None:
            identity, of_style = self._styles.numbering(style)
            level = of_style if level is None else level
            if level is None and identity in self._lists:
                level = next((i for i, each in self._defined(identity).items() if each.style == style), 0)
        level = level or 0
        return (identity if identity != "0" else None), level if 0 <= level < _LEVELS else 0

    def _counted(self, identity: str, level: int, levels: dict[int, Level]) -> list[int | None]:
        """The numbers of all levels after this paragraph is counted."""
        abstract = value(child(self._lists[identity], "abstractNumId"))
        numbers = self._counts.setdefault(abstract, _Count()).numbers
        if identity not in self._begun:
            self._begun.add(identity)
            for override in self._lists[identity].iterfind(W + "lvlOverride"):
                depth, start = number(override, "ilvl"), number(child(override, "startOverride"))
                if start is not None and depth is not None and 0 <= depth < _LEVELS:
                    numbers[depth] = None
        defined = levels[level]
        last = numbers[level]
        numbers[level] = defined.start if last is None else last + 1
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            # A level restarts after any higher one, after one named (1-based) and those above it, or (0) never.
            if restart is None or (restart != 0 and level < restart):
                numbers[deeper] = None
        return numbers

    def _defined(self, identity: str) -> dict[int, Level]:
        if identity not in self._levels:
            self._levels[identity] = self._read(identity, 0)
        return self._levels[identity]

    def _read(self, identity: str, depth: int) -> dict[int, Level]:
        one = self._lists.get(identity)
        abstract = self._abstract.get(value(child(one, "abstractNumId")))
        if one is None or abstract is None or depth > _DEEPEST:
            return {}
        linked = value(child(abstract, "numStyleLink"))
        if linked and child(abstract, "lvl") is None:
            of_style = self._styles.numbering(linked)[0]
            out = self._read(of_style, depth + 1) if of_style else {}
        else:
            out = dict(_level(each) for each in abstract.iterfind(W + "lvl"))
        for override in one.iterfind(W + "lvlOverride"):
            where = number(override, "ilvl")
            if where is None:
                continue
            if (replaced := child(override, "lvl")) is not None:
                out[where] = _level(replaced)[1]
            start = number(child(override, "startOverride"))
            if start is not None and where in out:
                old = out[where]
                out[where] = Level(start, old.way, old.text, old.spaced, old.restart, old.legal, old.style)
        return out


def _level(element: Element) -> tuple[int, Level]:
    start = number(child(element, "start"))
    way = child(element, "numFmt")
    if way is None:
        # Ways of counting that only newer programs know stand beside one that all know.
        way = next(iter(element.iter(W + "numFmt")), None)
    return number(element, "ilvl") or 0, Level(
        start=1 if start is None else start,
        way=value(way) or "decimal",
        text=value(child(element, "lvlText")),
        spaced=value(child(element, "suff")) != "nothing",
        restart=number(child(element, "lvlRestart")),
        legal=bool(flag(element, "isLgl")),
        style=value(child(element, "pStyle")),
    )


def _shown(place: int, numbers: list[int | None], levels: dict[int, Level], asking: Level) -> str:
    level = levels.get(place, Level())
    found = numbers[place]
    way = "decimal" if asking.legal else level.way
    return "" if way == "bullet" else numeral(level.start if found is None else found, way)

"""The styles of a DOCX file: which are headings, and what paragraphs and words take from them."""

import re
from dataclasses import dataclass

from ingest.docx.names import W, child, flag, number, value
from ingest.xml_tree import Element

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|заголовок|标题|標題|عنوان|kop|rubrik|overskrift|nagłówek)\s*(?P<level>[1-9])",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|titel|titre|título|titulo|titolo|название|标题|標題|العنوان|عنوان)", re.IGNORECASE)
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Style:
    """A style as the file defines it; None where it leaves a thing to the style it is based on."""

    name: str
    based: str
    outline: int | None
    numbering: str | None
    numbering_level: int | None
    run: Element | None
    paragraph: Element | None


class Styles:
    """Looks things up through the chain of styles that a style is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default = ""
        self.language = ""
        if root is None:
            return
        for element in root.iterfind(W + "style"):
            identity = value(element, "styleId")
            self._styles[identity] = _style(element)
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                self.default = identity
        self.language = value(child(root, "docDefaults", "rPrDefault", "rPr", "lang"))

    def name(self, identity: str) -> str:
        """The style's own name in lower case; its id when the file does not define it."""
        style = self._styles.get(identity)
        return (style.name if style else identity).lower()

    def outline(self, identity: str) -> int | None:
        """The outline level (0 is the highest) of a heading style, None for other styles."""
        for style in self._chain(identity):
            if style.outline is not None:
                return style.outline if style.outline < 9 else None
            if match := _HEADING.match(style.name):
                return int(match["level"]) - 1
        match = _HEADING.fullmatch(identity) if identity not in self._styles else None
        return int(match["level"]) - 1 if match else None

    def is_title(self, identity: str) -> bool:
        """Whether it is the style of the document's own title."""
        return bool(_TITLE.fullmatch(self.name(identity)))

    def numbering(self, identity: str) -> tuple[str | None, int | None]:
        """(numbering id, level) that paragraphs take from the style."""
        level: int | None = None
        for style in self._chain(identity):
            level = style.numbering_level if level is None else level
            if style.numbering is not None:
                return style.numbering, level
        return None, level

    def on(self, identity: str, name: str) -> bool:
        """Whether the toggle `name` of words ("b", "vanish") is on in the style."""
        for style in self._chain(identity):
            if (found := flag(style.run, name)) is not None:
                return found
        return False

    def has(self, identity: str, name: str) -> bool:
        """Whether paragraphs of the style have the property `name` ("shd", "pBdr")."""
        return any(child(style.paragraph, name) is not None for style in self._chain(identity))

    def _chain(self, identity: str) -> list[Style]:
        out: list[Style] = []
        # Styles that are based on each other in a ring are cut off.
        while identity in self._styles and len(out) < _DEEPEST:
            out.append(self._styles[identity])
            identity = out[-1].based
        return out


def _style(element: Element) -> Style:
    properties = child(element, "pPr")
    numbering = child(properties, "numPr")
    return Style(
        name=value(child(element, "name")),
        based=value(child(element, "basedOn")),
        outline=number(child(properties, "outlineLvl")),
        numbering=value(child(numbering, "numId")) or None,
        numbering_level=number(child(numbering, "ilvl")),
        run=child(element, "rPr"),
        paragraph=properties,
    )

"""Footnotes and endnotes of a DOCX file: their numbers, as the text refers to them one after the other."""

from dataclasses import dataclass, field

from ingest.docx.names import W, child, number, value
from ingest.numerals import numeral, raised
from ingest.xml_tree import Element

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


@dataclass(slots=True)
class Notes:
    """The notes of one kind. `way` is how they are counted; `own` are marks of their own, by id.

    `links` are the addresses that the notes' part refers to, by id.
    """

    texts: dict[str, Element]
    way: str
    start: int = 1
    links: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    _counted: int = 0

    def refer(self, identity: str, own: str = "") -> str:
        """The mark of the note `identity`, which the text refers to here; `own` is one that the author chose."""
        if identity not in self.marks:
            if not own:
                self._counted += 1
            self.marks[identity] = own or numeral(self.start + self._counted - 1, self.way)
        return self.marks[identity]

    def unused(self) -> int:
        """How many notes nothing refers to."""
        return sum(1 for identity in self.texts if identity not in self.marks)


def notes_of(root: Element | None, kind: str, way: str, start: int, links: dict[str, str]) -> Notes:
    """The notes in the part `root`; `kind` is "footnote" or "endnote"."""
    found = root.iterfind(W + kind) if root is not None else ()
    texts = {value(each, "id"): each for each in found if value(each, "type") not in _SEPARATORS}
    return Notes(texts, way, start, links)


def way_of(kind: str, *roots: Element | None) -> tuple[str, int]:
    """(how notes of `kind` are counted, where they start): what the first of `roots` says, else as Word does."""
    for root in roots:
        for properties in root.iter(f"{W}{kind}Pr") if root is not None else ():
            way, start = value(child(properties, "numFmt")), number(child(properties, "numStart"))
            if way or start is not None:
                return way or _usual(kind), 1 if start is None else start
    return _usual(kind), 1


def shown(mark: str) -> str:
    """`mark` as it stands raised in the text."""
    return raised(mark) if mark.isalnum() and mark.isascii() else mark


def _usual(kind: str) -> str:
    return "decimal" if kind == "footnote" else "lowerRoman"

"""The parts of a DOCX file and how they refer to each other."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from advicehub.errors import SourceError
from ingest.xml_tree import Element, parsed
from ingest.zip_parts import Parts

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A reference from one part: `kind` is the last word of its type, `target` a part's name or an address."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """A DOCX file. A part that the file does not list is looked for under its usual name."""

    def __init__(self, parts: Parts, file: str) -> None:
        self._parts = parts
        self._file = file
        main = next((found.target for found in self.relations("") if found.kind == "officeDocument"), _MAIN)
        self.main = main if main in parts.names else _MAIN
        self._relations = self.relations(self.main)

    def document(self) -> Element:
        """The root of the main part; `SourceError` when there is none."""
        root = self.root(self.main)
        if root is None:
            raise SourceError(self._file, "it is a damaged Word file: its text is missing")
        return root

    def part(self, kind: str) -> tuple[str, Element | None]:
        """(name, root) of the part of `kind` ("styles", "footnotes") that the main part refers to."""
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        name = next((found.target for found in self._relations if found.kind == kind and not found.outside), usual)
        return name, self.root(name)

    def all_of(self, kind: str) -> Iterator[tuple[str, Element]]:
        """(name, root) of every part of `kind` ("header") that the main part refers to."""
        for name in dict.fromkeys(found.target for found in self._relations if found.kind == kind):
            if (root := self.root(name)) is not None:
                yield name, root

    def properties(self) -> Element | None:
        """The root of the core properties."""
        found = next((each.target for each in self.relations("") if each.kind == "core-properties"), "")
        return self.root(found or "docProps/core.xml")

    def links(self, part: str) -> dict[str, str]:
        """The addresses outside the file that `part` refers to, by id."""
        return {found.id: found.target for found in self.relations(part) if found.outside}

    def root(self, name: str) -> Element | None:
        """The root of the part `name`, None when there is no such part."""
        data = self._parts.read(name)
        return None if data is None else parsed(data, self._file)

    def relations(self, part: str) -> list[Relation]:
        """What `part` refers to; '' for the package itself."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        out = []
        for each in root.iter(_RELATION) if root is not None else ():
            target, outside = str(each.get("Target", "")), each.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            kind = str(each.get("Type", "")).rpartition("/")[2]
            out.append(Relation(str(each.get("Id", "")), kind, target, outside))
        return out

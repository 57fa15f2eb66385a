"""Reads Word files (DOCX): every block, and every footnote and endnote at its marker."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.counted import counted
from ingest.declared import declared_type
from ingest.description import Description
from ingest.document import Document
from ingest.docx.body import Body, joined
from ingest.docx.inline import Inline, Seen
from ingest.docx.names import W, child
from ingest.docx.notes import Notes, notes_of, shown, way_of
from ingest.docx.numbering import Numbering
from ingest.docx.package import Package
from ingest.docx.properties import Properties, properties_of
from ingest.docx.styles import Styles
from ingest.draft import Draft, Piece
from ingest.ledger import Ledger, Removed
from ingest.looks import headed
from ingest.roles import with_roles
from ingest.watch import NO_WATCH, Watch
from ingest.xml_tree import Element
from ingest.zip_parts import opened

EXTRACTOR = f"advicehub-docx 1; lxml {etree.__version__}"

_SHOWN = 200
_FEW_LETTERS = 200


@dataclass(frozen=True, slots=True)
class DocxReader:
    """Reads `.docx` files: no pages, no runs. Inserted words count as text, deleted and hidden ones do not."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` when it is damaged, protected by a password, or holds no text."""
        data = read_bytes(path)
        with opened(data, path.name) as parts:
            package = Package(parts, path.name)
            reading = _Reading(package)
            drafts = reading.drafts()
            says = properties_of(package)
        if not any(draft.text.strip() for draft in drafts):
            raise SourceError(path.name, "it holds no text")
        found = Description("", _title(drafts) or says.title, language=_language(drafts, says, reading.styles))
        return assemble(
            path, data, EXTRACTOR, with_roles(drafts, declared_type(path)), found=found, ledger=reading.ledger(says)
        )


class _Reading:
    """One reading of one file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.document()
        self.styles = Styles(package.part("styles")[1])
        self._numbering = Numbering(package.part("numbering")[1], self.styles)
        self._seen = Seen()
        self._running = _running_lines(package)
        settings = package.part("settings")[1]
        self._notes = {kind: _notes(package, kind, settings, self._root) for kind in ("footnote", "endnote")}
        if self._notes["footnote"].texts and self._notes["endnote"].way == self._notes["footnote"].way:
            # Two notes with one number could not be told apart: a document has only one "1".
            self._notes["endnote"].way = "lowerRoman" if self._notes["footnote"].way == "decimal" else "decimal"

    def drafts(self) -> list[Draft]:
        """All blocks in reading order, then the notes in the order of their markers."""
        inline = Inline(self.styles, self._package.links(self._package.main), self._notes, self._seen)
        body = Body(self.styles, self._numbering, inline, self._seen)
        root = child(self._root, "body")
        drafts = headed([each for each in body.paragraphs(root) if each.draft.text.strip()] if root is not None else [])
        for notes in self._notes.values():
            # A note may refer to another one, which then comes after it.
            read: set[str] = set()
            while waiting := [identity for identity in notes.marks if identity not in read]:
                read.update(waiting)
                drafts += [self._note(notes, identity) for identity in waiting]
        return drafts

    def ledger(self, says: Properties) -> Ledger:
        """The account of what was left out."""
        hidden = [Removed(None, "hidden", text[:_SHOWN], len(text)) for text in _joined_up(self._seen.hidden)]
        running = [Removed(None, "running line", text[:_SHOWN], len(text)) for text in self._running]
        return Ledger(
            furniture=len(running),
            notes=(*says.notes, *self._remarks()),
            removed=(*running, *hidden),
        )

    def _remarks(self) -> list[str]:
        seen, unused = self._seen, sum(notes.unused() for notes in self._notes.values())
        out = []
        if seen.changes:
            changes = counted(seen.changes, "tracked change")
            out.append(f"it holds {changes}: what was inserted is read, what was deleted is not")
        if seen.comments:
            out.append(f"left out: {counted(seen.comments, 'comment')}")
        if unused:
            out.append(f"left out: {counted(unused, 'note')} that no text refers to")
        if seen.pictures:
            out.append(f"it holds {counted(seen.pictures, 'picture')}; text in pictures is not read")
        if any(True for _ in self._root.iter(W + "altChunk")):
            out.append("it holds a part in another format, which is not read")
        return out

    def _note(self, notes: Notes, identity: str) -> Draft:
        mark = notes.marks[identity]
        inline = Inline(self.styles, notes.links, self._notes, self._seen, mark)
        body = Body(self.styles, self._numbering, inline, self._seen)
        pieces = joined(list(body.paragraphs(notes.texts[identity])))
        own = [number for number, piece in enumerate(pieces) if piece.text.strip()][:1]
        if not own or pieces[own[0]].text.strip() != shown(mark):
            pieces.insert(0, Piece(shown(mark), kind="superscript"))
        else:
            pieces = pieces[own[0] :]
        if len(pieces) > 1 and not pieces[1].text[:1].isspace():
            pieces.insert(1, Piece(" ", kind="footnote"))
        return Draft("footnote", tuple(pieces), f"fn {mark}")


def _notes(package: Package, kind: str, *roots: Element | None) -> Notes:
    name, root = package.part(f"{kind}s")
    way, start = way_of(kind, *roots)
    return notes_of(root, kind, way, start, package.links(name))


def _running_lines(package: Package) -> list[str]:
    """The texts of the headers and footers, each once."""
    texts = []
    for kind in ("header", "footer"):
        for _, root in package.all_of(kind):
            texts += [
                " ".join("".join(each.text or "" for each in line.iter(W + "t")).split()) for line in root.iter(W + "p")
            ]
    return list(dict.fromkeys(text for text in texts if text))


def _joined_up(texts: Sequence[str]) -> list[str]:
    whole = " ".join("".join(texts).split())
    return [whole] if whole else []


def _title(drafts: Sequence[Draft]) -> str:
    """The paragraph in the style of titles, when there is one."""
    first = next((draft for draft in drafts if draft.kind == "heading"), None)
    return " ".join(first.text.split()) if first is not None and first.level == 0 else ""


def _language(drafts: Sequence[Draft], says: Properties, styles: Styles) -> str:
    """The language the file declares, where its text is too short to show one: most files declare their editor's."""
    if sum(char.isalpha() for draft in drafts for char in draft.text) >= _FEW_LETTERS:
        return ""
    return says.language or styles.language.split("-")[0].lower()[:2]

"""Reads OpenDocument texts (ODT): every block, and every footnote and endnote at its marker."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.counted import counted
from ingest.declared import declared_type
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.ledger import Ledger, Removed
from ingest.looks import headed
from ingest.numerals import raised
from ingest.odt.body import Body, joined
from ingest.odt.inline import Seen
from ingest.odt.names import DC, META, OFFICE, STYLE, TEXT
from ingest.odt.styles import Styles
from ingest.roles import with_roles
from ingest.watch import NO_WATCH, Watch
from ingest.xml_tree import Element, parsed
from ingest.zip_parts import Parts, opened

EXTRACTOR = f"advicehub-odt 1; lxml {etree.__version__}"

_SHOWN = 200
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class OdtReader:
    """Reads `.odt` files: no pages, no runs. Deleted and hidden words are no text."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` when it is damaged, protected by a password, or holds no text."""
        data = read_bytes(path)
        with opened(data, path.name) as parts:
            if b"encryption-data" in (parts.read("META-INF/manifest.xml") or b""):
                raise SourceError(path.name, "it is protected by a password; save a copy without one and try again")
            content, styles, meta = (
                _root(parts, name, path.name) for name in ("content.xml", "styles.xml", "meta.xml")
            )
        if content is None:
            raise SourceError(path.name, "it is damaged: its text is missing")
        seen = Seen()
        drafts = _drafts(content, Styles(styles, content), seen)
        if not any(draft.text.strip() for draft in drafts):
            raise SourceError(path.name, "it holds no text")
        ledger = _ledger(seen, _running_lines(styles), _remarks(meta, content, seen))
        found = Description("", _title(drafts, meta))
        return assemble(path, data, EXTRACTOR, with_roles(drafts, declared_type(path)), found=found, ledger=ledger)


def _root(parts: Parts, name: str, file: str) -> Element | None:
    data = parts.read(name)
    return None if data is None else parsed(data, file)


def _drafts(content: Element, styles: Styles, seen: Seen) -> list[Draft]:
    """All blocks in reading order, then the notes in the order of their markers."""
    body = Body(styles, seen)
    drafts: list[Draft] = []
    for text in content.iter(OFFICE + "text"):
        drafts += headed([block for block in body.blocks(text) if block.draft.text.strip()])
    place = 0
    while place < len(seen.notes):
        mark, note = seen.notes[place]
        shown = raised(mark) if mark.isalnum() and mark.isascii() else mark
        head = (Piece(shown, kind="footnote"), Piece(" ", kind="footnote"))
        pieces = joined(list(Body(styles, seen).blocks(note)))
        while pieces and not pieces[0].text.strip():
            pieces.pop(0)
        if pieces and not pieces[0].kind:
            pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        drafts.append(Draft("footnote", (*head, *pieces), f"fn {mark}"))
        place += 1
    return drafts


def _ledger(seen: Seen, running: list[str], notes: tuple[str, ...]) -> Ledger:
    hidden = " ".join("".join(seen.hidden).split())
    removed = [Removed(None, "running line", text[:_SHOWN], len(text)) for text in running]
    removed += [Removed(None, "hidden", hidden[:_SHOWN], len(hidden))] if hidden else []
    return Ledger(furniture=len(running), notes=notes, removed=tuple(removed))


def _running_lines(styles: Element | None) -> list[str]:
    texts = []
    for master in styles.iter(STYLE + "master-page") if styles is not None else ():
        for line in master.iter(TEXT + "p", TEXT + "h"):
            texts.append(" ".join("".join(str(part) for part in line.itertext()).split()))
    return list(dict.fromkeys(text for text in texts if text))


def _remarks(meta: Element | None, content: Element, seen: Seen) -> tuple[str, ...]:
    said = {str(each.tag): (each.text or "").strip() for each in meta.iter()} if meta is not None else {}
    author, made = (
        said.get(META + "initial-creator") or said.get(DC + "creator", ""),
        said.get(META + "creation-date", ""),
    )
    changes = sum(1 for _ in content.iter(TEXT + "changed-region"))
    out = [f"the file names as its author: {author}"] if author else []
    out += [f"the file was made on {made[:10]}"] if _DATE.match(made) else []
    if changes:
        out.append(f"it holds {counted(changes, 'tracked change')}: what was inserted is read, what was deleted is not")
    if seen.comments:
        out.append(f"left out: {counted(seen.comments, 'comment')}")
    if seen.pictures:
        out.append(f"it holds {counted(seen.pictures, 'picture')}; text in pictures is not read")
    return tuple(out)


def _title(drafts: list[Draft], meta: Element | None) -> str:
    first = next((draft for draft in drafts if draft.kind == "heading"), None)
    if first is not None and first.level == 0:
        return " ".join(first.text.split())
    said = (
        next((" ".join((each.text or "").split()) for each in meta.iter(DC + "title")), "") if meta is not None else ""
    )
    return said if len(said.split()) > 1 else ""

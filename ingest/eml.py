"""Reads e-mails (EML): the headers, then the body. Attachments are documents of their own: see `ingest.unpack`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.counted import counted
from ingest.declared import declared_type
from ingest.decode import decode
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft, Piece
from ingest.html.reader import page_of
from ingest.ledger import Ledger, Removed
from ingest.mail import Body, Mail
from ingest.roles import with_roles
from ingest.text import drafts_of
from ingest.text_lines import TextLine, wrapping_of
from ingest.watch import NO_WATCH, Watch

EXTRACTOR = "advicehub-eml 1"

_QUOTED = re.compile(r"\A(?:>[ ]?)+")


@dataclass(frozen=True, slots=True)
class EmlReader:
    """Reads `.eml` files: no pages, no runs. The subject is the title; the other headers come right after it."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` when it holds no text."""
        data = read_bytes(path)
        mail = Mail(data)
        drafts, removed, notes = list(_head(mail)), list[Removed](), list[str]()
        for body in mail.bodies():
            text = decode(body.data, path.name, body.charset) if body.data else None
            if text is None:
                continue
            notes += text.notes
            if body.kind == "html":
                page = page_of(text.text)
                drafts += page.drafts
                removed += page.removed
            else:
                drafts += _plain(text.text, body)
        if not any(draft.text.strip() for draft in drafts):
            raise SourceError(path.name, "it holds no text")
        if count := len(mail.attached()):
            notes.append(f"it holds {counted(count, 'attachment')}, read as documents of their own")
        found = Description("", mail.subject, date=mail.date)
        ledger = Ledger(notes=tuple(dict.fromkeys(notes)), removed=tuple(removed))
        return assemble(path, data, EXTRACTOR, with_roles(drafts, declared_type(path)), found=found, ledger=ledger)


def _head(mail: Mail) -> Iterator[Draft]:
    if mail.subject:
        yield Draft("heading", (Piece("", kind="markup", before="Subject: "), Piece(mail.subject)))
    for name, words in mail.headers():
        yield Draft("paragraph", (Piece(f"{name}: {words}"),))


def _plain(text: str, body: Body) -> Iterator[Draft]:
    """The blocks of a plain body; what is quoted from an earlier message makes blocks of its own."""
    lines = text.split("\n")
    for mark, group in groupby(lines, key=_mark):
        inner = [_QUOTED.sub("", line, count=1) if mark else line for line in group]
        plain = tuple(TextLine(line, None) for line in (_flowed(inner) if body.flowed else inner))
        drafts = drafts_of(plain, wrapping_of(plain))
        quoted = Piece("", kind="markup", before=f"{mark} ")
        yield from (replace(draft, pieces=(quoted, *draft.pieces)) for draft in drafts) if mark else drafts


def _mark(line: str) -> str:
    """The marks of quotation that `line` begins with."""
    match = _QUOTED.match(line)
    return ">" * match[0].count(">") if match else ""


def _flowed(lines: Sequence[str]) -> list[str]:
    """Lines as they were before the sender's program broke them at spaces (RFC 3676)."""
    out: list[str] = []
    goes_on = False
    for line in lines:
        line = line[1:] if line.startswith(" ") else line
        if goes_on and out:
            out[-1] += line
        else:
            out.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return out

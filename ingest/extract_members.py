"""What `advicehub extract` shows of the members of an archive or e-mail."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from ingest.collect import Refused
from ingest.description import Description
from ingest.document import Document
from ingest.extract_json import extract_json
from ingest.jail import read_all
from ingest.kind import kind_of
from ingest.ledger import Ledger
from ingest.opened_up import opened_up
from ingest.passage import Passage
from ingest.unpack import CONTAINERS


@dataclass(frozen=True, slots=True)
class ReadMember:
    """A member as it is `shown` ("archive.zip › x.pdf"): its document, or why there is none."""

    shown: str
    document: Document | None
    refused: str = ""


def is_container(path: Path) -> bool:
    """Whether the file at `path` has members; `SourceError` when it is of no kind that is read."""
    return kind_of(path) in CONTAINERS


def archive_document(path: Path) -> Document:
    """An archive as a document: it has no text of its own."""
    with path.open("rb") as file:
        version = file_digest(file, "sha256").hexdigest()
    about = Description(path.name, path.stem)
    return Document(path.name, version, "advicehub-zip 1", about, "", (), (), (), (), Ledger())


def read_members(path: Path) -> Iterator[ReadMember]:
    """Read every member of the container at `path`; nothing of them is kept."""
    with tempfile.TemporaryDirectory() as folder, opened_up([path], Path(folder)) as opened:
        members = [file for file in opened.files if file != path]
        for result in read_all(members):
            shown = opened.shown[result.path]
            if isinstance(result, Refused):
                yield ReadMember(shown, None, result.reason)
            else:
                yield ReadMember(shown, result.document)
        yield from (ReadMember(shown, None, reason) for shown, reason in opened.refused)


def members_json(path: Path, cut: Callable[[Document], Sequence[Passage]]) -> list[dict[str, Any]]:
    """The members of the container at `path` for `extract --json`: a "file" each, and its document or "refused"."""
    out: list[dict[str, Any]] = []
    for member in read_members(path):
        if member.document is None:
            out.append({"file": member.shown, "refused": member.refused})
        else:
            out.append({"file": member.shown, **extract_json(member.document, cut(member.document))})
    return out

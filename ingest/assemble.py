"""The last step of every reader: drafts, pages and descriptions become a `Document`."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from advicehub.errors import SourceError
from ingest.canonical import Canonical, build
from ingest.declared import Declared, describe, read_sidecar
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft
from ingest.language import language_of
from ingest.ledger import Ledger
from ingest.page import Page

_TITLE = 200


def read_bytes(path: Path) -> bytes:
    """The bytes of `path`; raise `SourceError` when it cannot be opened or is empty."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(path.name, "there is no such file") from None
    except IsADirectoryError:
        raise SourceError(path.name, "it is a folder, not a file") from None
    except PermissionError:
        raise SourceError(path.name, "you are not allowed to read it") from None
    except OSError as error:
        raise SourceError(path.name, f"it cannot be opened ({error.strerror})") from None
    if not data:
        raise SourceError(path.name, "the file is empty")
    return data


def assemble(
    path: Path,
    data: bytes,
    extractor: str,
    drafts: Sequence[Draft],
    *,
    says: Declared | None = None,
    found: Description | None = None,
    pages: tuple[Page, ...] = (),
    ledger: Ledger | None = None,
) -> Document:
    """Build the document of `path`, whose bytes are `data`, from `drafts` in reading order.

    `says` is what the file itself declares; a sidecar beside it goes before that. `found` is what
    the reader saw in the file's metadata: it fills what nothing declares. The title is the first
    heading when nothing else gives one.
    """
    canonical = build(drafts)
    declarations = read_sidecar(path).over(says or Declared())
    identity, about = describe(path, declarations, _found(found, canonical, declarations))
    return Document(
        identity, sha256(data).hexdigest(), extractor, about, canonical.text, pages,
        canonical.runs, canonical.blocks, canonical.repairs, ledger or Ledger(pages=len(pages)), canonical.links,
    )  # fmt: skip


def _found(found: Description | None, canonical: Canonical, declarations: Declared) -> Description:
    about = found or Description("", "")
    if not about.title and "title" not in declarations.fields:
        about = replace(about, title=_first_heading(canonical))
    if not about.language and "language" not in declarations.fields:
        about = replace(about, language=language_of(canonical.text))
    return about


def _first_heading(canonical: Canonical) -> str:
    for block in canonical.blocks:
        if block.kind == "heading":
            title = canonical.text[block.start : block.end]
            return title if len(title) <= _TITLE else title[:_TITLE].rsplit(" ", 1)[0] + "…"
    return ""

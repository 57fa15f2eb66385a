"""The last step of every reader: drafts, pages and descriptions become a `Document`."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from advicehub.errors import SourceError
from ingest.about.describing import described
from ingest.asked import read_asked
from ingest.block_languages import with_languages
from ingest.canonical import build
from ingest.declared import Declared, describe, read_sidecar
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft
from ingest.ledger import Ledger
from ingest.page import Page
from ingest.preamble import beside_divisions


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
    ligatures: bool = True,
) -> Document:
    """Build the document of `path`, whose bytes are `data`, from `drafts` in reading order.

    `says` is what the file itself declares; a sidecar beside it goes before that, and a list of questions beside it
    comes along. `found` is what
    the reader saw in the file's metadata: it fills what nothing declares. What is still open is looked
    for on the document's cover and in the running lines that `ledger` lists as removed, and is marked
    as guessed. Without `ligatures` they are not spelled out, to see what that does.
    """
    canonical = build(beside_divisions(drafts), ligatures)
    account = ledger or Ledger(pages=len(pages))
    declarations = read_sidecar(path).over(says or Declared())
    identity, about = describe(path, declarations, described(canonical, account, found, declarations))
    blocks = tuple(with_languages(canonical.text, canonical.blocks, about.language))
    return Document(
        identity, sha256(data).hexdigest(), extractor, about, canonical.text, pages,
        canonical.runs, blocks, canonical.repairs, account, canonical.links,
        read_asked(path, (block.label for block in blocks)),
    )  # fmt: skip

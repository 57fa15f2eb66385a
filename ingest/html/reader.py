"""Reads web pages (HTML): the text with its structure and notes, without menus, scripts and hidden parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from advicehub.errors import SourceError
from ingest.assemble import assemble, read_bytes
from ingest.declared import declared_type
from ingest.description import Description
from ingest.document import Document
from ingest.draft import Draft
from ingest.html.clutter import Clutter
from ingest.html.metadata import Metadata, metadata_of
from ingest.html.notes import notes_of
from ingest.html.tree import decoded, parsed
from ingest.html.walk import Walk
from ingest.ledger import Ledger, Removed
from ingest.looks import headed
from ingest.roles import with_roles
from ingest.watch import NO_WATCH, Watch

EXTRACTOR = f"advicehub-html 1; selectolax {version('selectolax')}"

_FEW_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page: its `drafts`, what it says of itself, what was taken out and remarks for the ledger."""

    drafts: tuple[Draft, ...]
    says: Metadata
    removed: tuple[Removed, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HtmlReader:
    """Reads `.html` files: no pages, no runs. No script is run, and nothing is fetched."""

    def read(self, path: Path, watch: Watch = NO_WATCH) -> Document:
        """The document in `path`; `SourceError` when its content is not text, or it holds none."""
        data = read_bytes(path)
        text = decoded(data, path.name)
        page = page_of(text.text)
        if not any(draft.text.strip() for draft in page.drafts):
            raise SourceError(path.name, "it holds no text (a page that a script fills has to be printed to PDF)")
        ledger = Ledger(notes=(*text.notes, *page.says.notes, *page.notes), removed=page.removed)
        found = Description("", _title(page), date=page.says.date, language=_language(page))
        return assemble(path, data, EXTRACTOR, with_roles(page.drafts, declared_type(path)), found=found, ledger=ledger)


def page_of(text: str) -> Page:
    """The text of the page whose source is `text`."""
    root = parsed(text)
    says = metadata_of(root)
    clutter = Clutter(root)
    clutter.scripts()
    clutter.hidden()
    notes = notes_of(root)
    walk = Walk(notes, says.base)
    # Notes stand at the foot of a page, where menus are looked for: they are read first.
    footnotes = [walk.note(note) for note in notes.notes]
    for note in notes.notes:
        note.node.gone = True
    clutter.menus()
    drafts = headed([block for block in walk.blocks(root) if block.draft.text.strip()])
    return Page((*drafts, *footnotes), says, clutter.removal.removed(), tuple(dict.fromkeys(clutter.notes)))


def _title(page: Page) -> str:
    """The page's only heading of the highest level, else what its head says."""
    top = [draft for draft in page.drafts if draft.kind == "heading" and draft.level in (0, 10)]
    return " ".join(top[0].text.split()) if len(top) == 1 else page.says.title


def _language(page: Page) -> str:
    """The declared language, where the text is too short to show one: most pages declare their template's."""
    return page.says.language if _letters(page.drafts) < _FEW_LETTERS else ""


def _letters(drafts: Sequence[Draft]) -> int:
    return sum(char.isalpha() for draft in drafts for char in draft.text)

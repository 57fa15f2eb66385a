"""A source file read afresh: its canonical text, and what a citation says of a place in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

from advicehub.errors import SourceError
from ingest.document import Document
from ingest.jail import read_file
from ingest.page import TextLayer
from ingest.passage import Passage
from ingest.run import Run
from ingest.run_pages import RunPages


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a file: `text` by `extractor`; `labels[n - 1]` and `layers[n - 1]` are page n's printed label
    and where its text came from; `paths`, `marks` and `notes` are its heading paths, paragraph labels and footnotes."""

    text: str
    extractor: str
    labels: tuple[str, ...]
    layers: tuple[TextLayer, ...]
    paths: frozenset[tuple[str, ...]]
    marks: frozenset[str]
    notes: frozenset[str]
    _pages: RunPages

    def at(self, start: int, end: int) -> str | None:
        """The text at [start, end), None when it does not reach so far."""
        return self.text[start:end] if 0 <= start < end <= len(self.text) else None

    def pages(self, start: int, end: int) -> tuple[int, ...]:
        """The pages (1-based) on which the text at [start, end) stands."""
        return self._pages.of(start, end)

    def places(self, passage: Passage, page_labels: Sequence[str]) -> bool:
        """Whether a passage is where it is said to be: on these pages with these labels, under its headings, and
        with a paragraph's label that stands in the document ("7. (c)" is made of two)."""
        pages = self.pages(passage.start, passage.end)
        printed = tuple(self.labels[number - 1] for number in pages)
        marked = passage.label in self.marks or all(part in self.marks for part in passage.label.split(" "))
        above = not passage.path or passage.path in self.paths
        return (pages, printed) == (passage.pages, tuple(page_labels)) and marked and above

    def by_ocr(self, pages: Iterable[int] = ()) -> bool:
        """Whether OCR read one of `pages` (of all, when none are given)."""
        wanted = tuple(pages) or range(1, len(self.layers) + 1)
        return any(self.layers[number - 1] == "ocr" for number in wanted if number <= len(self.layers))


def reading_of(document: Document) -> Reading:
    """What there is to compare with in `document`."""
    return Reading(
        text=document.text,
        extractor=document.extractor,
        labels=tuple(page.label for page in document.pages),
        layers=tuple(page.text_layer for page in document.pages),
        paths=frozenset(block.path for block in document.blocks),
        marks=frozenset({"", *(block.label for block in document.blocks)}),
        notes=frozenset(document.text[b.start : b.end] for b in document.blocks if b.kind == "footnote"),
        _pages=RunPages(_a_page_each(document.runs)),
    )


def _a_page_each(runs: Iterable[Run]) -> list[Run]:
    """The runs, joined as long as they follow each other on one page: many readings are remembered at once."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].page == run.page:
            joined[-1] = replace(joined[-1], end=run.end)
        else:
            joined.append(run)
    return joined


def hash_of(file: Path) -> str:
    """SHA-256 (hex) of a file's bytes; `OSError` when it cannot be read."""
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def read_afresh(source: Path, version: str, name: str) -> Reading | None:
    """Read `source` in a limited child as a file called `name`; None when its bytes are not those of SHA-256
    `version`. Raises `SourceError` when nothing can read it, `OSError` when it cannot be opened."""
    if hash_of(source) != version:
        return None
    # Readers go by the file's name; sources are kept under their hash.
    with TemporaryDirectory() as folder:
        named = Path(folder) / (name or "source")
        try:
            named.symlink_to(source.absolute())
        except (OSError, ValueError):
            raise SourceError(source.name, "the name it came under cannot be used here") from None
        document = read_file(named)
    # The reader hashed what it read: a file that was replaced in between is noticed, too.
    return reading_of(document) if document.version == version else None

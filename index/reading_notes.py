"""What a person is told of how documents were read, kept while the documents themselves are not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from ingest.document import Document


@dataclass(frozen=True, slots=True)
class ReadingNotes:
    """Of one document: its pages (1-based) without text, those read by OCR, those read only in part; and whether no
    word of it could be read."""

    without_text: tuple[int, ...]
    by_ocr: tuple[int, ...]
    troubled: tuple[int, ...]
    empty: bool

    @classmethod
    def of(cls, document: Document) -> Self:
        """Of a document that was read."""
        return cls(
            tuple(document.ledger.without_text),
            tuple(page.number for page in document.pages if page.text_layer == "ocr"),
            tuple(sorted({trouble.page for trouble in document.ledger.troubles})),
            not document.text.strip(),
        )


def pages(notes: Mapping[str, ReadingNotes], name: str) -> dict[str, tuple[int, ...]]:
    """The pages that the field `name` has for each document of `notes`, by id; none where there are none."""
    return {id_: found for id_, note in notes.items() if (found := getattr(note, name))}

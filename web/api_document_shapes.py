"""The API's shapes of documents and of passages in their places."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from ingest.description import Status
from web.api_shapes import FootnoteShape, OcrConfidences, PassageRole

_STRICT = ConfigDict(extra="forbid", hide_input_in_errors=True)


class DocumentShape(BaseModel):
    """A document: what is known of it, without its words. '' and empty lists are what is not known."""

    model_config = _STRICT

    document: str
    version: Annotated[str, Field(description="SHA-256 of the source file.")]
    work: Annotated[str, Field(description="The same instrument in all its languages and editions.")]
    title: str
    short_title: str
    issuer: str
    symbol: str
    date: Annotated[str, Field(description="As precise as it is known: 1984, 1984-12 or 1984-12-10.")]
    type: str
    binding: bool
    language: str
    country: str
    topics: list[str]
    licence: str
    status: Status
    superseded_by: str
    summary_of: Annotated[list[str], Field(description="The sources a note summarises: it is no standard itself.")]
    guessed: Annotated[list[str], Field(description="What of this was only read from its cover.")]
    pages: Annotated[int, Field(description="How many; 0 for a source without pages.")]
    pages_without_text: Annotated[int, Field(description="Pages that carry text nobody could read.")]
    passages: Annotated[int, Field(description="How many.")]
    address: Annotated[str, Field(description="Its page for people.")]


class DocumentsShape(BaseModel):
    """A page of the list of documents, by id; withdrawn ones are listed too, and not searched."""

    model_config = _STRICT

    edition: str
    documents: list[DocumentShape]
    count: Annotated[int, Field(description="All documents, not only those of this page.")]
    page: int
    pages: int


class PlacedShape(BaseModel):
    """A passage in its place. Offsets count code points of the document's text; its headings end before `body`."""

    model_config = _STRICT

    passage: str
    document: str
    version: Annotated[str, Field(description="SHA-256 of the source file.")]
    start: int
    end: int
    body: int
    label: str
    path: Annotated[list[str], Field(description="The headings it stands under, outermost first.")]
    pages: list[int]
    page_labels: list[str]
    language: str
    role: PassageRole
    country: str
    ocr: OcrConfidences
    text: str
    footnotes: list[FootnoteShape]
    address: Annotated[str, Field(description="Its place in the document's page for people.")]


class PassagesShape(BaseModel):
    """A part of a document's passages, in reading order. Long documents come in parts, as their pages do."""

    model_config = _STRICT

    edition: str
    document: str
    passages: list[PlacedShape]
    part: int
    parts: int


class NeighboursShape(BaseModel):
    """A passage with the one before and the one after it, null at the ends, and pictures of its pages."""

    model_config = _STRICT

    edition: str
    passage: PlacedShape
    before: PlacedShape | None
    after: PlacedShape | None
    pictures: Annotated[list[str], Field(description="Addresses of PNG pictures with the passage marked.")]

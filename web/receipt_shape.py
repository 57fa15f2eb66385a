"""The API's shape of a receipt, as `assistant.receipts` writes and reads it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class ReceiptShape(BaseModel):
    """All that is needed to check a quotation later, on another machine. Nothing of the question; nothing is kept."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    receipt: Annotated[int, Field(strict=True, description="The number of the receipt's format.")]
    code: Annotated[str, Field(description="A hash of all the rest, short enough to be read out.")]
    made: Annotated[str, Field(description="The day it was made (UTC).")]
    program: str
    edition: str
    document: str
    title: str
    symbol: str
    date: str
    status: str
    work: str
    sha256: Annotated[str, Field(description="SHA-256 of the source file.")]
    file: Annotated[str, Field(description="The name the source file came under: its ending chooses the reader.")]
    extractor: Annotated[str, Field(description="What read the file, with its version.")]
    reread: bool
    passage: str
    passage_start: int
    passage_end: int
    label: str
    pages: list[int]
    page_labels: list[str]
    start: int
    end: int
    quote: str
    quote_sha256: str

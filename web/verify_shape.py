"""The API's shape of a checked receipt. It describes what `assistant.receipts.wire` writes."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.citation import Verdict
from assistant.receipts.checked import Reason
from assistant.receipts.standing import Now

_STRICT = ConfigDict(extra="forbid", hide_input_in_errors=True)


class RemarkShape(BaseModel):
    """A field in which the receipt says otherwise than the library does now. No file proves a description."""

    model_config = _STRICT

    field: str
    receipt: str
    library: str


class InsteadShape(BaseModel):
    """The paragraph that took the quoted one's place."""

    model_config = _STRICT

    document: str
    title: str
    passage: str
    label: str
    start: int
    end: int
    text: str
    by: Annotated[Literal["label", "words"], Field(description="Found by its number, or as the most alike by words.")]
    likeness: Annotated[float, Field(description="The share of the quotation's words that it has, 0 to 1.")]
    still: Annotated[bool, Field(description="Whether the quotation stands in it, word for word.")]


class StandingShape(BaseModel):
    """How the document stands in the edition in use."""

    model_config = _STRICT

    now: Now
    edition: str
    successor: str
    instead: InsteadShape | None


class VerifiedShape(BaseModel):
    """Exact: yes. Changed: compared, and not equal. Missing: it could not be compared."""

    model_config = _STRICT

    code: Annotated[str, Field(description="The code of what was handed in; an altered receipt bears another.")]
    document: str
    sha256: str
    start: int
    end: int
    quote: str
    verdict: Verdict
    reason: Reason
    detail: str
    extractor: Annotated[str, Field(description="What read the file now.")]
    found: Annotated[str, Field(description="What stands at the offsets.")]
    nearest: Annotated[str, Field(description="What is most like the quotation, where it is not equal.")]
    nearest_start: int
    nearest_end: int
    likeness: float
    remarks: list[RemarkShape]
    standing: StandingShape | None

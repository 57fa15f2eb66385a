"""The API's shapes, in and out. Out, they describe what `index.wire` and `assistant.wire` write."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.answer import Outcome
from assistant.citation import Verdict
from assistant.composing.standing import Standing
from assistant.triage.signal import SignalKind
from index.only import DATE, Only
from index.question import MAX_CHARACTERS
from index.searcher import Mode
from ingest.block import Role
from web.problem_codes import Code
from web.receipt_shape import ReceiptShape

_DATE = f"^({DATE})?$"
_STRICT = ConfigDict(extra="forbid", hide_input_in_errors=True)

QuestionText = Annotated[
    str,
    Field(strict=True, repr=False, description=f"The question in plain words, up to {MAX_CHARACTERS:,} characters."),
]
Language = Annotated[
    str,
    Field(strict=True, description="ISO 639-1 code of the question's language; recognised when left out."),
]

PassageRole = Annotated[Role, Field(description="What the passage is in its document, where that is plain.")]
OcrConfidences = Annotated[
    list[float | None],
    Field(description="The confidence, 0 to 1, of each of the passage's pages that was read by OCR; null: unknown."),
]


class AskRequest(BaseModel):
    """A question to be answered."""

    model_config = _STRICT

    question: QuestionText
    language: Language = ""
    anyway: Annotated[
        bool, Field(strict=True, description="Search even where the question seems urgent or out of mandate.")
    ] = False


class SearchRequest(BaseModel):
    """A question to find passages for."""

    model_config = _STRICT

    question: QuestionText
    language: Language = ""
    k: Annotated[int, Field(strict=True, ge=1, le=100, description="How many passages at most.")] = 10
    mode: Annotated[Mode, Field(description="Which rankings take part.")] = "fused"
    role: Annotated[Role, Field(description="Only passages that are this in their document.")] = ""
    country: Annotated[
        str, Field(strict=True, max_length=80, description="Only examples from this country (its English name).")
    ] = ""
    passages_in: Annotated[Language, Field(description="Only passages in this language.")] = ""
    document: Annotated[str, Field(strict=True, max_length=200, description="Only this document (its id).")] = ""
    issuer: Annotated[str, Field(strict=True, max_length=200, description="Only documents by this issuer.")] = ""
    type: Annotated[str, Field(strict=True, max_length=80, description="Only documents of this type.")] = ""
    topic: Annotated[str, Field(strict=True, max_length=80, description="Only documents on this topic (its id).")] = ""
    since: Annotated[str, Field(strict=True, pattern=_DATE, description="Only documents of this date or later.")] = ""
    until: Annotated[str, Field(strict=True, pattern=_DATE, description="Only documents of this date or earlier.")] = ""

    def only(self) -> Only:
        """What the search is narrowed to."""
        return Only.wished(
            role=self.role,
            country=self.country,
            language=self.passages_in,
            document=self.document,
            issuer=self.issuer,
            type=self.type,
            topic=self.topic,
            since=self.since,
            until=self.until,
        )


class HitShape(BaseModel):
    """A passage that was found. Offsets count Unicode code points of the document's text, end exclusive."""

    model_config = _STRICT

    rank: int
    score: float
    passage: str
    document: str
    version: Annotated[str, Field(description="SHA-256 of the source file.")]
    title: str
    start: int
    end: int
    pages: list[int]
    label: str
    text: str
    role: PassageRole
    country: Annotated[str, Field(description="The country of a country example, by its English name.")]
    ocr: OcrConfidences


class FootnoteShape(BaseModel):
    """A footnote that a passage bears the marker of."""

    model_config = _STRICT

    label: str
    text: str


class AlsoInShape(BaseModel):
    """Where else the words of a quotation stand, or the same paragraph in another language."""

    model_config = _STRICT

    document: str
    title: str
    label: str
    language: str
    passage: str


class CitationShape(BaseModel):
    """A quotation: `quote` is what stands at [start, end) of the document's text, word for word."""

    model_config = _STRICT

    document: str
    version: Annotated[str, Field(description="SHA-256 of the source file.")]
    title: str
    pages: list[int]
    page_labels: list[str]
    label: str
    start: int
    end: int
    quote: str
    passage: str
    role: PassageRole
    country: Annotated[str, Field(description="The country of a country example, by its English name.")]
    ocr: OcrConfidences
    footnotes: list[FootnoteShape]
    guessed: Annotated[list[str], Field(description="What of its description was only read from its cover.")]
    secondary: Annotated[bool, Field(description="Whether the document is a summary, not the standard itself.")]
    standing: Annotated[Standing, Field(description="What authority the passage has.")]
    also_in: list[AlsoInShape]
    verdict: Verdict
    reread: Annotated[bool, Field(description="False where the source was hashed, but not read again: it is a scan.")]
    receipt: ReceiptShape


class DifferenceShape(BaseModel):
    """Two citations, by their places (from 0), that say different things."""

    model_config = _STRICT

    first: int
    second: int
    reason: Annotated[
        Literal["numbers", "linked"], Field(description="Their sentences hold different figures, or a curator says so.")
    ]
    figures: Annotated[list[str], Field(description="The figure of each as it stands there, or two empty strings.")]
    note: Annotated[str, Field(description="What the curator says of it.")]


class PartShape(BaseModel):
    """A part of a question that asks several things: the places (from 0) of the citations that answer it."""

    model_config = _STRICT

    citations: list[int]


class SignalShape(BaseModel):
    """Why nothing was searched: the question needs a person."""

    model_config = _STRICT

    kind: SignalKind
    reason: str


class AnswerShape(BaseModel):
    """An answer. There are citations if and only if the outcome is "answered" or "partly"."""

    model_config = _STRICT

    id: str
    outcome: Outcome
    confidence: Annotated[float, Field(description="Calibrated probability that the library answers, 0 to 1.")]
    citations: list[CitationShape]
    related: Annotated[list[HitShape], Field(description="Near passages when there is no answer; not support.")]
    edition: str
    language: str
    also: Annotated[list[str], Field(description="Words of documents that were searched besides the question's own.")]
    withheld: Annotated[int, Field(description="Quotations left out because they could not be verified.")]
    unseen: Annotated[float, Field(description="Share of the passages searched that confidence was not measured with.")]
    differ: list[DifferenceShape]
    parts: Annotated[list[PartShape], Field(description="The question's parts, in order; none if it asks one thing.")]
    signal: SignalShape | None
    ms: float


class HitsShape(BaseModel):
    """The passages found, best first."""

    model_config = _STRICT

    id: str
    hits: list[HitShape]
    ms: float


class Problem(BaseModel):
    """What went wrong: in one sentence, and as a code that stays the same when sentences change.

    It never repeats what was sent.
    """

    model_config = _STRICT

    error: Annotated[str, Field(description="One sentence in English, for people.")]
    code: Annotated[Code, Field(description="For programs. Codes may be added; none is renamed.")]
    field: Annotated[str, Field(description="The field of the request that it is about, or ''.")]


class Alive(BaseModel):
    """The process lives."""

    status: Literal["ok"]


class Ready(BaseModel):
    """An edition is open for questions."""

    status: Literal["ready"]
    edition: str

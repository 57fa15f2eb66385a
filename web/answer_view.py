"""An answer as a page shows it: citations in their sections, or a card that says there are none."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.composing.difference import Difference
from index.access import PUBLIC
from index.hit import Hit
from index.ocr_words import ocr_in_words
from index.searcher import Searcher
from web import languages, source_words
from web.addresses import passage_address
from web.answer_sections import Section, sections
from web.citation_view import CitationView, citation_view
from web.confidence import Confidence, confidence
from web.inventory import Inventory
from web.paragraphs import Paragraph, paragraphs
from web.parts import part_of


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A near passage that does not answer."""

    hit: Hit
    language: str
    place: str
    paragraphs: list[Paragraph]
    address: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section and its citations, which are never none."""

    section: Section
    citations: list[CitationView]


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the question in the asker's words, and the numbers (from 1) of the citations that answer it."""

    text: str
    numbers: list[int]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """`differ` are the differences by the number (from 1) of the later citation, beside which they are shown.

    `documents` counts those that are quoted. `languages` names the languages that were searched.
    """

    answer: Answer
    sections: list[SectionView]
    differ: dict[int, list[Difference]]
    parts: list[PartView]
    related: list[RelatedView]
    confidence: Confidence
    documents: int
    languages: str

    @property
    def citations(self) -> list[CitationView]:
        """All citations in the order they are shown in."""
        return [cited for each in self.sections for cited in each.citations]


def answer_view(answer: Answer, searcher: Searcher, inventory: Inventory) -> AnswerView:
    """`answer` in words."""
    cited = [
        citation_view(number, each, answer.edition, searcher, inventory)
        for number, each in enumerate(answer.citations, start=1)
    ]
    return AnswerView(
        answer=answer,
        sections=[SectionView(each, [cited[place] for place in each.places]) for each in sections(answer.citations)],
        differ=_by_the_later(answer.differ),
        parts=[PartView(part.text, [place + 1 for place in part.citations]) for part in answer.parts],
        related=[_related(hit, searcher, inventory) for hit in answer.related],
        confidence=confidence(answer.card, answer.confidence, answer.unseen),
        documents=len({each.quotation.document for each in answer.citations}),
        languages=languages.listed(answer.searched.languages),
    )


def _by_the_later(differ: Sequence[Difference]) -> dict[int, list[Difference]]:
    found: dict[int, list[Difference]] = {}
    for each in differ:
        found.setdefault(each.second + 1, []).append(each)
    return found


def _related(hit: Hit, searcher: Searcher, inventory: Inventory) -> RelatedView:
    passage = hit.passage
    listed = inventory.holdings.listed(passage.document)
    labels = [listed.page_labels[number - 1] for number in passage.pages] if listed else []
    part = part_of(searcher.passages(passage.document, PUBLIC), passage.id)
    return RelatedView(
        hit=hit,
        language=passage.language,
        place=", ".join(filter(None, (source_words.place(passage, labels), ocr_in_words(hit.ocr)))),
        paragraphs=paragraphs(hit.text, passage.body - passage.start),
        address=passage_address(passage.document, part, passage.id),
    )

"""An answer as a page shows it: citations, or a card that says there are none."""

from dataclasses import dataclass

from assistant.answer import Answer
from index.access import PUBLIC
from index.hit import Hit
from index.ocr_words import ocr_in_words
from index.searcher import Searcher
from web import confidence, languages, source_words
from web.addresses import passage_address
from web.citation_view import CitationView, citation_view
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
class AnswerView:
    """`confidence` is a sentence about tests; `searched` names the languages that were searched."""

    answer: Answer
    citations: list[CitationView]
    related: list[RelatedView]
    confidence: str
    languages: str


def answer_view(answer: Answer, searcher: Searcher, inventory: Inventory) -> AnswerView:
    """`answer` in words."""
    return AnswerView(
        answer=answer,
        citations=[citation_view(each, answer.edition, searcher, inventory) for each in answer.citations],
        related=[_related(hit, searcher, inventory) for hit in answer.related],
        confidence=confidence.in_words(answer.card, answer.confidence),
        languages=languages.listed(answer.searched.languages),
    )


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

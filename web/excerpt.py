"""A passage as a topic's page repeats it: word for word, with the place it stands in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.access import PUBLIC
from index.searcher import Searcher
from index.text_store import Listed
from web import source_words
from web.addresses import passage_address
from web.country_practice import Example, countries_of
from web.interface.words import _, joined
from web.paragraphs import Paragraph, paragraphs
from web.parts import Text, part_of
from web.place_names import countries


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage. `heading` is the one right above it when it is below the section's own and new, else ''.

    `document` names the document it stands in, `place` the place in it; `address` leads there.
    """

    heading: str
    language: str
    country: str
    paragraphs: list[Paragraph]
    document: str
    place: str
    address: str


def excerpts_in(listed: Listed, passages: Sequence[Text], searcher: Searcher) -> list[Excerpt]:
    """Consecutive `passages` of one section of a document."""
    found, before = [], ""
    for passage, text in passages:
        heading = passage.path[-1] if len(passage.path) > 1 else ""
        found.append(_excerpt((passage, text), listed, heading if heading != before else "", searcher))
        before = heading
    return found


def excerpt_elsewhere(example: Example, searcher: Searcher) -> Excerpt:
    """A country example by itself."""
    return _excerpt((example.passage, example.text), example.listed, "", searcher)


def one_a_country(examples: Iterable[Example]) -> list[Example]:
    """The examples ordered so that each country's first comes before any country's second."""
    turns: dict[tuple[str, ...], int] = {}
    ranked = []
    for example in examples:
        countries = countries_of(example.passage.country)
        turns[countries] = turns.get(countries, 0) + 1
        ranked.append((turns[countries], countries, example))
    return [example for _, _, example in sorted(ranked, key=lambda each: each[:2])]


def _excerpt(item: Text, listed: Listed, heading: str, searcher: Searcher) -> Excerpt:
    passage, text = item
    labels = [listed.page_labels[number - 1] for number in passage.pages]
    place = (source_words.place(passage, labels), source_words.ocr(listed.ocr_of(passage.pages)))
    name, superseded = listed.about.short_title or listed.about.title, listed.about.status == "superseded"
    part = part_of(searcher.passages(listed.id, PUBLIC), passage.id)
    return Excerpt(
        heading=heading,
        language=passage.language,
        country=countries(passage.country),
        paragraphs=paragraphs(text[passage.body - passage.start :], 0),
        document=_("%(document)s (superseded)", document=name) if superseded else name,
        place=joined(*place),
        address=passage_address(listed.id, part, passage.id),
    )

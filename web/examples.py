"""Five questions to begin with, taken from the questions that documents themselves ask in their headings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.access import PUBLIC
from index.searcher import Searcher
from index.text_store import Listed

COUNT = 5
_MARKS = ("?", "؟", "？")
_FIRST_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Example:
    """A question a document asks, in its language."""

    text: str
    language: str


def examples(searcher: Searcher, documents: Sequence[Listed], count: int = COUNT) -> list[Example]:
    """Up to `count` questions from the headings of notes, one a document, spread evenly over the documents.

    Of a note in several languages only one is used, the English one if there is one. The same
    edition always gives the same examples.
    """
    asked = [first for listed in _one_a_work(documents) if (first := _first_question(searcher, listed.id))]
    if len(asked) <= count:
        return asked
    return [asked[number * len(asked) // count] for number in range(count)]


def _one_a_work(documents: Iterable[Listed]) -> list[Listed]:
    notes = sorted(
        (listed for listed in documents if listed.about.type == "note"),
        key=lambda listed: (listed.about.language != _FIRST_LANGUAGE, listed.id),
    )
    first: dict[str, Listed] = {}
    for listed in notes:
        first.setdefault(listed.about.work, listed)
    return list(first.values())


def _first_question(searcher: Searcher, document: str) -> Example | None:
    for passage, _ in searcher.passages(document, PUBLIC):
        for heading in passage.path:
            if heading.rstrip().endswith(_MARKS):
                return Example(heading, passage.language)
    return None

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


def examples(
    searcher: Searcher, documents: Sequence[Listed], language: str = _FIRST_LANGUAGE, count: int = COUNT
) -> list[Example]:
    """Up to `count` questions from the headings of notes, one a document, spread evenly over the documents.

    Of a note in several languages only one is used: the one in `language`, else the English one, else any;
    notes in another language fill up what those in `language` leave. The same edition always gives the
    same examples.
    """
    notes = _one_a_work(documents, language)
    own = _spread(_questions(searcher, [each for each in notes if each.about.language == language]), count)
    if len(own) == count:
        return own
    others = _questions(searcher, [each for each in notes if each.about.language != language])
    return own + _spread(others, count - len(own))


def _spread(asked: Sequence[Example], count: int) -> list[Example]:
    return [asked[number * len(asked) // count] for number in range(count)] if len(asked) > count else list(asked)


def _one_a_work(documents: Iterable[Listed], language: str) -> list[Listed]:
    wanted = (language, _FIRST_LANGUAGE)
    notes = sorted(
        (listed for listed in documents if listed.about.type == "note"),
        key=lambda listed: ([listed.about.language != each for each in wanted], listed.id),
    )
    first: dict[str, Listed] = {}
    for listed in notes:
        first.setdefault(listed.about.work, listed)
    return list(first.values())


def _questions(searcher: Searcher, documents: Iterable[Listed]) -> list[Example]:
    return [first for listed in documents if (first := _first_question(searcher, listed.id))]


def _first_question(searcher: Searcher, document: str) -> Example | None:
    for passage, _ in searcher.passages(document, PUBLIC):
        for heading in passage.path:
            if heading.rstrip().endswith(_MARKS):
                return Example(heading, passage.language)
    return None

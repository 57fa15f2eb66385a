"""The same paragraph in the other languages of its work."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from index.text_store import Listed
from ingest.asked import bare
from ingest.passage import Passage

PassagesOf = Callable[[str], Iterable[Passage]]
"""The passages of a document, given by its id, in reading order."""


def borne_once(passages: Sequence[Passage], label: str) -> bool:
    """Whether all of a document's `passages` with the bare number `label` are one paragraph.

    Each article of a treaty has a paragraph 1: the number alone names none of them. A long paragraph is cut into
    passages, which stand one behind the other under the same headings.
    """
    places = [place for place, each in enumerate(passages) if bare(each.label) == label]
    together = bool(places) and places[-1] - places[0] + 1 == len(places)
    return together and len({passages[place].path for place in places}) == 1


def other_languages(kept: Passage, listed: Mapping[str, Listed], passages_of: PassagesOf) -> list[Passage]:
    """The passages that are paragraph `kept` in the documents of the same work in other languages, by language.

    A work's language versions share the numbers of its paragraphs. Where a number is borne by more passages than one,
    or by more paragraphs than one of the document of `kept` itself, which of them says the same cannot be known, and
    none is named; nor any of a version that is not in force.
    """
    label, own = bare(kept.label), listed[kept.document].about
    if not label or not borne_once(list(passages_of(kept.document)), label):
        return []
    found = []
    for entry in sorted(listed.values(), key=lambda each: (each.about.language, each.id)):
        about = entry.about
        if about.work == own.work and about.language != own.language and about.status == "current":
            bearing = [each for each in passages_of(entry.id) if bare(each.label) == label]
            found += bearing if len(bearing) == 1 else []
    return found

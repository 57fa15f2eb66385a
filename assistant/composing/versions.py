"""The same paragraph in the other languages of its work."""

from collections.abc import Callable, Iterable, Mapping

from index.text_store import Listed
from ingest.asked import bare
from ingest.passage import Passage


def other_languages(
    kept: Passage, listed: Mapping[str, Listed], passages_of: Callable[[str], Iterable[Passage]]
) -> list[Passage]:
    """The passages that are paragraph `kept` in the documents of the same work in other languages, by language.

    A work's language versions share the numbers of its paragraphs. Where a number is borne by more passages than one,
    which of them says the same cannot be known, and none is named; nor any of a version that is not in force.
    """
    label, own = bare(kept.label), listed[kept.document].about
    if not label:
        return []
    found = []
    for entry in sorted(listed.values(), key=lambda each: (each.about.language, each.id)):
        about = entry.about
        if about.work == own.work and about.language != own.language and about.status == "current":
            bearing = [each for each in passages_of(entry.id) if bare(each.label) == label]
            found += bearing if len(bearing) == 1 else []
    return found

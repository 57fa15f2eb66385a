"""Which of the quotations shown together say different things."""

from collections.abc import Iterator, Sequence

from assistant.citation import Citation
from assistant.composing.difference import Difference
from assistant.composing.figures import Figure, figures
from assistant.composing.small_words import content_words
from ingest.asked import bare
from ingest.catalogue.differing import Differing, Place
from ingest.sentences import sentences

COMMON = 4
"""Content words that two sentences share before their figures are compared."""

SHARED, SHARED_OF_LONGER = 0.6, 0.5
"""And the shares of the shorter and of the longer sentence's content words that these must be."""

TOLERANCE = 0.03
"""A month is 30 days to some and 30.4 to others: durations this near to each other are equal."""


def differing(citations: Sequence[Citation], linked: Sequence[Differing]) -> tuple[Difference, ...]:
    """The pairs of `citations` that say different things, in their order.

    A pair does when a curator has `linked` the two, or when two of their quoted sentences, in one language and mostly
    of the same words, hold figures of the same unit of which none is equal. Two quotations of one work never do.
    """
    found = []
    for second, other in enumerate(citations):
        for first, one in enumerate(citations[:second]):
            if one.about.work != other.about.work:
                difference = _by_link(first, second, one, other, linked) or _by_figures(first, second, one, other)
                found += [difference] if difference else []
    return tuple(sorted(found, key=lambda each: (each.first, each.second)))


def _by_link(first: int, second: int, one: Citation, other: Citation, linked: Sequence[Differing]) -> Difference | None:
    for link in linked:
        if (_at(one, link.first) and _at(other, link.second)) or (_at(one, link.second) and _at(other, link.first)):
            return Difference(first, second, "linked", note=link.reason)
    return None


def _at(citation: Citation, place: Place) -> bool:
    """Whether `citation` quotes `place`, in whichever language of the work."""
    if place.document not in (citation.quotation.document, citation.about.work):
        return False
    return not place.paragraph or bare(place.paragraph) == bare(citation.passage.label)


def _by_figures(first: int, second: int, one: Citation, other: Citation) -> Difference | None:
    language = one.passage.language
    if language != other.passage.language:
        return None
    for a, words_a, figures_a in _sentences(one, language):
        for b, words_b, figures_b in _sentences(other, language):
            if _aligned(words_a, words_b) and (pair := _differ(figures_a, figures_b)):
                return Difference(first, second, "numbers", (_words(a, pair[0]), _words(b, pair[1])))
    return None


def _aligned(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences, given by their content words, speak of the same thing."""
    common, (shorter, longer) = len(one & other), sorted((len(one), len(other)))
    return common >= COMMON and common >= SHARED * shorter and common >= SHARED_OF_LONGER * longer


def _sentences(citation: Citation, language: str) -> Iterator[tuple[str, frozenset[str], tuple[Figure, ...]]]:
    """The quoted sentences that hold figures, each with its content words."""
    text = citation.quotation.text
    for start, end in sentences(text, language):
        found = figures(text[start:end], language)
        if found:
            yield text[start:end], frozenset(content_words(text[start:end], language)), found


def _differ(ours: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first figures of the first unit that both have without one value in common; None for no such unit."""
    for unit in dict.fromkeys(figure.unit for figure in ours):
        a, b = ([f for f in each if f.unit == unit] for each in (ours, theirs))
        if b and not any(abs(x.value - y.value) <= TOLERANCE * max(x.value, y.value) for x in a for y in b):
            return a[0], b[0]
    return None


def _words(sentence: str, figure: Figure) -> str:
    return " ".join(sentence[figure.start : figure.end].split())

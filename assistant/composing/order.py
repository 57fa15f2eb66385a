"""The order in which quotations are shown."""

from collections.abc import Callable, Sequence

from assistant.citation import Citation
from assistant.composing.cited import Cited
from assistant.composing.standing import Standing, standing

NEARLY_EQUAL = 0.95
"""The best-fitting quotation gives up the first place only to one that scores at least this share of it. Measured in
docs/decisions/0028-composing.md."""

IN_LANGUAGE = 0.9
"""The same share for a quotation in the asker's language before one in another: it can be read as it stands."""

_PLACES: dict[Standing, int] = {"binds": 0, "recommends": 1, "practice": 2}


def in_order(cited: Sequence[Cited], language: str = "") -> list[Citation]:
    """The citations of `cited` (best first) as they are to be shown.

    What binds stands before what recommends, and country practice last; inside each, by score. But the quotation that
    fits best stays first unless another that fits nearly as well has more authority: the reader came for the answer.
    So does one in the asker's `language`, if that is given. A note stands behind the last source that it summarises,
    what is superseded behind what took its place.
    """
    if not cited:
        return []
    by_standing = sorted(cited, key=lambda each: (_place(each), -each.score))
    best = max(each.score for each in cited)
    # A score may be negative in a library of a few passages: the best is always near itself.
    near = [each for each in by_standing if each.score >= min(best, NEARLY_EQUAL * best)]
    readable = [
        each
        for each in by_standing
        if each.score >= min(best, IN_LANGUAGE * best) and each.citation.passage.language == language
    ]
    first = next((each for each in readable if _place(each) <= _place(near[0])), near[0])
    return successors_first(
        sources_first([first.citation, *(each.citation for each in by_standing if each is not first)])
    )


def sources_first(citations: Sequence[Citation]) -> list[Citation]:
    """The citations in order, but a note moved behind the last citation of a source that it summarises."""
    return _behind(citations, _summarises)


def successors_first(citations: Sequence[Citation]) -> list[Citation]:
    """The citations in order, but one that is superseded moved behind the last citation of what took its place."""
    return _behind(citations, _gave_way_to)


def _behind(citations: Sequence[Citation], follows: Callable[[Citation, Citation], bool]) -> list[Citation]:
    """The citations in order, but each moved behind the last one that it `follows`."""
    ordered = list(citations)
    for each in citations:
        before = [i for i, other in enumerate(ordered) if other is not each and follows(each, other)]
        if before and before[-1] > ordered.index(each):
            last = before[-1]
            ordered.remove(each)
            ordered.insert(last, each)
    return ordered


def _place(cited: Cited) -> int:
    return _PLACES[standing(cited.citation)]


def _summarises(note: Citation, other: Citation) -> bool:
    named = {other.quotation.document, other.about.work}
    return note.secondary and not other.secondary and named & set(note.about.summary_of) != set()


def _gave_way_to(old: Citation, other: Citation) -> bool:
    # Two that are said to supersede each other would change places for ever.
    named = (other.quotation.document, other.about.work)
    return old.about.status == "superseded" and other.about.status == "current" and old.about.superseded_by in named

"""The worst questions as Markdown."""

import re
from collections.abc import Iterator, Sequence

from eval.explained_hits import AlsoSearched
from eval.worst import FIRST, Case, Part, Place, Worst

_MARKS = re.compile(r"([\\`*_~<>\[\]|#&])")


def worst_page(found: Worst) -> str:
    """`found` as Markdown: one section for each question. What comes from questions and documents shows as it is
    written, whatever marks of Markdown it holds, on one line."""
    head = (
        f"Of {found.answerable} answerable questions {found.deep} have gold only behind the first {FIRST} hits and "
        f"{found.absent} in none. The worst {len(found.cases)}, worst first:"
    )
    sections = ("\n".join(_section(number, case)) for number, case in enumerate(found.cases, start=1))
    return "\n\n".join([head, *sections]) + "\n"


def _section(number: int, case: Case) -> Iterator[str]:
    rank = f"rank {case.rank}" if case.rank else f"in none of {case.searched} hits"
    yield f"## {number}. {', '.join(filter(None, [_safe(case.id), case.register, case.language, rank]))}\n"
    # In quotation marks a question that begins with "-" or "1." is no list.
    yield f"> “{_safe(case.question)}”\n"
    where = _where(case.held) if case.held else " or ".join(map(_safe, case.documents))
    yield f"- wanted: {where}: “{_safe(case.wanted)}”"
    for place in case.first:
        yield f"- hit {place.rank}: {_safe(place.title or place.document)}{_labelled(place)}{_asked(place)}"
    if case.held and not (case.behind or case.ahead):
        yield "- why: the hits say nothing of rankings, or none tells these two apart"
    if case.behind:
        yield f"- hit 1 is ahead in {_parts(case.behind)}"
    if case.ahead:
        yield f"- the gold is ahead in {_parts(case.ahead)}"
    yield from _also(case.also)


def _where(place: Place) -> str:
    return f"{_safe(place.document)}{_labelled(place)}{_asked(place)}"


def _labelled(place: Place) -> str:
    return f", paragraph {_safe(place.label.rstrip('.'))}" if place.label else ""


def _asked(place: Place) -> str:
    return f" (people ask of it: “{_safe(place.asked.question)}”)" if place.asked else ""


def _parts(parts: Sequence[Part]) -> str:
    """Each ranking with the first hit's part and the gold's."""
    return "; ".join(f"{_safe(part.ranking)} ({part.first:.2f}, gold {part.gold:.2f})" for part in parts)


def _also(also: AlsoSearched) -> Iterator[str]:
    words = dict.fromkeys(word.text for group in also.words for word in group)
    if words:
        yield f"- also searched: {', '.join(map(_safe, words))}"
    if also.subjects:
        named = (f"{_safe(each.name)} ({each.probability:.2f})" for each in also.subjects)
        yield f"- subjects it may mean: {', '.join(named)}"


def _safe(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))

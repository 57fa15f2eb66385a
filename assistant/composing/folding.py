"""Hits that say the same, put together so that each is shown once."""

from collections.abc import Mapping, Sequence

from assistant.composing.likeness import nearly_the_same, wording
from assistant.composing.versions import PassagesOf, borne_once
from index.hit import Hit
from index.text_store import Listed
from ingest.asked import bare

INSTRUMENTS = ("treaty", "law", "judgment", "soft law", "general comment")
"""Types that are the text itself; a report, a guide or a note that has the same words has copied them."""


def folded(
    hits: Sequence[Hit], listed: Mapping[str, Listed], language: str, passages_of: PassagesOf
) -> list[tuple[int, ...]]:
    """The places of `hits` in groups that say the same; groups in the order of their best hit.

    In a group the one to be shown comes first: what is in force before what is superseded, the asker's `language`
    before others, the instrument before a copy in a report; then by rank. `listed` holds every document of the hits.
    """
    groups: list[list[int]] = []
    wordings = [wording(hit.text[hit.passage.body - hit.passage.start :], hit.passage.language) for hit in hits]
    for place, hit in enumerate(hits):
        for group in groups:
            # Compared with the group's first alone: likeness is not transitive, and chains would drift.
            first = hits[group[0]]
            alike = nearly_the_same(wordings[group[0]], wordings[place]) and not _two_instruments(first, hit, listed)
            if alike or same_paragraph(first, hit, listed, passages_of):
                group.append(place)
                break
        else:
            groups.append([place])
    return [tuple(sorted(group, key=lambda place: _preference(hits[place], listed, language))) for group in groups]


def same_paragraph(one: Hit, other: Hit, listed: Mapping[str, Listed], passages_of: PassagesOf) -> bool:
    """Whether both are the same paragraph of the same work in two languages: its language versions share its numbers.

    In one language the words decide: an edition may have counted its paragraphs anew. So they do where a number is
    borne by several paragraphs: article 2 (1) in French is not article 10 (1) in English.
    """
    a, b = one.passage, other.passage
    label = bare(a.label)
    return (
        a.language != b.language
        and bool(label)
        and label == bare(b.label)
        and listed[a.document].about.work == listed[b.document].about.work
        and all(borne_once(list(passages_of(each.document)), label) for each in (a, b))
    )


def _two_instruments(one: Hit, other: Hit, listed: Mapping[str, Listed]) -> bool:
    """Whether both are instruments of their own: two treaties with the same clause bind different States."""
    a, b = listed[one.passage.document].about, listed[other.passage.document].about
    return a.work != b.work and a.type in INSTRUMENTS and b.type in INSTRUMENTS


def _preference(hit: Hit, listed: Mapping[str, Listed], language: str) -> tuple[bool, bool, bool, int]:
    about = listed[hit.passage.document].about
    return (
        about.status != "current",
        hit.passage.language != language,
        about.type not in INSTRUMENTS,
        hit.rank,
    )

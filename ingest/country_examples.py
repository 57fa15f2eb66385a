"""Country examples: in a document with several headings that are nothing but a country's name, what stands
below one.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.countries import country_of
from ingest.draft import Draft

_LEAST = 3
"""Fewer headings that name a country make no set of examples: they may be what the document is about."""


def with_countries(drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts`, with role and country on each country heading, the paragraph below it and that one's items.

    A second paragraph may stand outside the example already: it gets neither.
    """
    named = {country_of(draft.text) for draft in drafts if draft.kind == "heading"} - {""}
    if len(named) < _LEAST:
        return list(drafts)
    out: list[Draft] = []
    country, paragraphs = "", 0
    for draft in drafts:
        if draft.kind == "heading":
            country, paragraphs = country_of(draft.text), 0
        elif draft.kind == "paragraph":
            paragraphs += 1
            country = country if paragraphs == 1 else ""
        if country and draft.kind != "footnote":
            draft = replace(draft, role="country practice", country=country)
        out.append(draft)
    return out

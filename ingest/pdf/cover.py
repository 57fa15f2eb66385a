"""The cover: what stands before the first running text is the document's title, and heads no section."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.draft import Draft
from ingest.labels import division_of
from ingest.pdf.heading_levels import plain

_RUNNING = 200
_WORDS = 3
_MASTHEADS = frozenset(
    plain(name)
    for name in (
        "United Nations", "General Assembly", "Human Rights Council", "Security Council",
        "Economic and Social Council",
        "Nations Unies", "Assemblée générale", "Conseil des droits de l’homme", "Conseil de sécurité",
        "Naciones Unidas", "Asamblea General", "Consejo de Derechos Humanos", "Consejo de Seguridad",
        "Organisation des Nations Unies", "Council of Europe", "Conseil de l’Europe", "UNODC", "OHCHR",
    )
)  # fmt: skip
"""Whose paper it is printed on, which is no title."""
_LONGEST = 200


def uncovered(drafts: Sequence[Draft]) -> tuple[list[Draft], str]:
    """(drafts, title): cover headings whose style does not recur, and the title, stand in no path (level 0).

    The title is the longest of the largest cover headings that have some words, '' when there is none.
    """
    first = next((index for index, draft in enumerate(drafts) if _runs(draft)), len(drafts))
    cover = [draft for draft in drafts[:first] if draft.kind == "heading" and not division_of(draft.text).text]
    later = {_style(draft) for draft in drafts[first:] if draft.kind == "heading"}
    title = _title(cover)
    out: list[Draft] = []
    for index, draft in enumerate(drafts):
        if index < first and draft in cover:
            # The heading directly above the running text is that section's, unless it is the title.
            section = index == first - 1 or _style(draft) in later
            if not section or draft.text.strip() == title:
                draft = replace(draft, level=0)
        out.append(draft)
    return out, title.rstrip("*¹ ")


def _runs(draft: Draft) -> bool:
    return draft.kind not in ("heading", "footnote") and (len(draft.text) >= _RUNNING or draft.label.endswith("."))


def _style(draft: Draft) -> int:
    return draft.level // 100


def _title(cover: Sequence[Draft]) -> str:
    named = [draft for draft in cover if plain(draft.text) not in _MASTHEADS and len(draft.text) <= _LONGEST]
    longest = [
        max((draft.text.strip() for draft in named if _style(draft) == style), key=len)
        for style in sorted({_style(draft) for draft in named})
    ]
    return next((text for text in longest if len(text.split()) >= _WORDS), longest[0] if longest else "")

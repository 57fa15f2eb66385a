"""The roles of a note's blocks, from its headings. A note is a summary: its blocks never are a standard."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.block import Role
from ingest.draft import Draft

_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"recommended practices?\b", re.IGNORECASE), "recommendation"),
    (re.compile(r"country (?:practices?|examples?)\b", re.IGNORECASE), "country practice"),
    (re.compile(r"(?:key )?(?:sources|resources)\b", re.IGNORECASE), "resource"),
    (re.compile(r"background\b", re.IGNORECASE), "background"),
    (re.compile(r"definitions?\b", re.IGNORECASE), "definition"),
)
_COUNTRY = re.compile(r"country (?:example|practice)s?\s*[:–—-]\s*(?P<country>\S.*)", re.IGNORECASE)


def with_roles(drafts: Iterable[Draft]) -> list[Draft]:
    """`drafts` of a note, each with the role and country of the headings it stands under."""
    open_headings: list[tuple[int, Role, str]] = []
    out: list[Draft] = []
    for draft in drafts:
        if draft.kind == "heading":
            while open_headings and open_headings[-1][0] >= draft.level:
                open_headings.pop()
            role, country = _of_heading(draft.text)
            above = open_headings[-1] if open_headings else (0, "", "")
            open_headings.append((draft.level, role or above[1], country or above[2]))
        _, role, country = open_headings[-1] if open_headings else (0, "", "")
        out.append(replace(draft, role=role, country=country))
    return out


def _of_heading(text: str) -> tuple[Role, str]:
    title = text.strip()
    role: Role = next((role for pattern, role in _ROLES if pattern.match(title)), "")
    match = _COUNTRY.match(title)
    return role, match["country"].strip() if match else ""

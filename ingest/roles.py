"""What blocks are, where the document makes that plain: by the headings and boxes they stand in."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.action_cards import whole_cards
from ingest.block import Role
from ingest.countries import country_of
from ingest.countries_named import country_at, country_in, said_after
from ingest.draft import Draft
from ingest.endnotes import with_endnotes
from ingest.labels import division_of
from ingest.role_words import bare, role_of

_LEAST_COUNTRIES = 3
"""Fewer headings that name a country make no set of examples: they may be what the document is about."""
_LEAST_DIVISIONS = 5
_RULE = re.compile(
    r"(?:art|rule|règle|regla|regra|princip|стать|правил|принцип|standard|المادة|القاعدة|المبدأ|第|§)", re.IGNORECASE
)
_RECOMMENDED = re.compile(r"(?:recommendation|recommandation|recomendación|recomendação)", re.IGNORECASE)
_PRACTICE = re.compile(r"in practice|case study|en la práctica|dans la pratique|na prática|на практике", re.IGNORECASE)
_EXAMPLE = re.compile(r"(?:country|national|state) (?:example|practice)s?\s*[:：–—]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading that blocks stand under; `alone` says that its country holds for one paragraph only."""

    level: int
    role: Role = ""
    country: str = ""
    alone: bool = False


def with_roles(drafts: Iterable[Draft], kind: str = "") -> list[Draft]:
    """`drafts` of a document of type `kind` ("note", "treaty"; '' unknown), with role and country where plain.

    Headings give them to what stands under them, a box's title to all of the box. Below the headings of
    an instrument's articles, rules or principles stand standards. Nothing in a note is a standard: a
    note is a summary. In a document with several headings that are nothing but a country's name, what
    stands below one is a country example: the paragraph and its items, for a second paragraph may stand
    outside it. Action cards ("Action: … How: …") become one block each, and the entries under
    "Notes" footnotes.
    """
    drafts = with_endnotes(whole_cards(drafts))
    walk = _Walk(kind, _is_instrument(drafts), _names_countries(drafts))
    return [walk.take(draft) for draft in drafts]


def _is_instrument(drafts: Sequence[Draft]) -> bool:
    """Whether most of the text stands under numbered articles, rules or principles."""
    labels, under, whole, inside = set(), 0, 0, False
    for draft in drafts:
        if draft.kind == "heading":
            label = division_of(draft.text).text
            inside = bool(_RULE.match(label)) if label else inside and draft.level > 0
            labels |= {label} if inside and label else set()
        elif draft.kind != "footnote":
            whole += len(draft.text)
            under += len(draft.text) if inside else 0
    return len(labels) >= _LEAST_DIVISIONS and under > 0.6 * whole


def _names_countries(drafts: Iterable[Draft]) -> bool:
    named = {country_of(draft.text) for draft in drafts if draft.kind == "heading"} - {""}
    return len(named) >= _LEAST_COUNTRIES


class _Walk:
    def __init__(self, kind: str, instrument: bool, countries: bool) -> None:
        self._note = kind == "note"
        self._instrument = instrument and not self._note
        self._countries = countries
        self._open: list[_Open] = []
        self._outside: list[_Open] = []
        self._box = 0
        self._paragraphs = 0
        self._examples = -1

    def take(self, draft: Draft) -> Draft:
        if draft.kind == "footnote":
            return draft
        self._enter(draft.box)
        if draft.kind == "heading":
            self._heading(draft)
        elif draft.kind in ("paragraph", "box"):
            self._paragraphs += 1
        role, country = self._now(draft)
        return replace(draft, role=draft.role or role, country=draft.country or country)

    def _enter(self, box: int) -> None:
        if box == self._box:
            return
        if self._box:
            self._open = self._outside
        self._box, self._outside = box, list(self._open)

    def _heading(self, draft: Draft) -> None:
        while self._open and self._open[-1].level >= draft.level:
            self._open.pop()
        self._paragraphs = 0
        above = self._open[-1] if self._open else _Open(0)
        found = self._beside(draft) or self._said(draft, above)
        if draft.level or found.role:
            self._open.append(found)

    def _beside(self, draft: Draft) -> _Open | None:
        """A heading that is a country's name and stands as high as "Country examples" above it belongs under that."""
        if draft.level > self._examples >= 0:
            return None
        name = country_of(draft.text) if draft.level == self._examples else ""
        opens = role_of(draft.text) == "country practice" and not country_in(draft.text)
        if not name:
            self._examples = draft.level if opens else -1
        return _Open(draft.level, "country practice", name) if name else None

    def _said(self, draft: Draft, above: _Open) -> _Open:
        """What `draft`, a heading below `above`, says of the text under it."""
        text, country = draft.text, country_in(draft.text)
        role = self._allowed(role_of(text))
        if role == "country practice":
            return _Open(draft.level, role, country or self._verbatim(text))
        if role:
            return _Open(draft.level, role)
        if label := division_of(text).text:
            return _Open(draft.level, self._division(label, above.role))
        if country and (draft.box or above.role == "country practice" or _PRACTICE.match(bare(text))):
            return _Open(draft.level, "country practice", country)
        if self._countries and (name := country_of(text)):
            return _Open(draft.level, "country practice", name, alone=True)
        return _Open(draft.level, above.role, above.country, above.alone)

    def _division(self, label: str, above: Role) -> Role:
        if _RECOMMENDED.match(label):
            return "recommendation"
        if self._instrument:
            return "standard" if _RULE.match(label) else ""
        return above

    def _allowed(self, role: Role) -> Role:
        return "" if self._note and role == "standard" else role

    def _verbatim(self, heading: str) -> str:
        said = said_after(heading)
        return said if said[:1].isupper() and len(said) <= 60 and not said.endswith(".") else ""

    def _now(self, draft: Draft) -> tuple[Role, str]:
        now = self._open[-1] if self._open else _Open(0)
        if now.alone and self._paragraphs > 1:
            return "", ""
        if draft.kind in ("paragraph", "box") and _EXAMPLE.match(draft.text):
            return "country practice", now.country or country_at(draft.text.split(":", 1)[-1].strip() + " ")
        if now.role == "country practice" and not now.country and draft.kind != "heading":
            return now.role, country_at(draft.text)
        return now.role, now.country

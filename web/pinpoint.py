"""Where in its document a passage stands, as citations count: "art. 3(1)", "para 14", "p. 12"."""

import re
from collections.abc import Sequence

from ingest.catalogue.cited import Pinpoint, Place
from ingest.description import Description
from ingest.passage import Passage

_NUMBER = r"\s+(?P<number>\d+(?:\s?(?:bis|ter|quater))?|[IVXLC]+)\b"
_WORDS: dict[Place, str] = {
    "article": r"articles?|art\.|artículo|artigo|المادة|مادة|статья",
    "rule": r"rule|règle|regla|regra|القاعدة|правило",
    "principle": r"principle|principe|principio|princípio|المبدأ|принцип",
}
_NAMED = {place: re.compile(rf"^(?:{words}){_NUMBER}", re.IGNORECASE) for place, words in _WORDS.items()}
_PART = re.compile(r"[^\W_]+")
_NUMBERED_ANEW = frozenset({"treaty", "law", "soft law"})
"""Types whose paragraphs begin again at 1 below each article. A comment on an article counts on instead."""


def pinpoint(passage: Passage, about: Description, page_labels: Sequence[str]) -> Pinpoint | None:
    """The article, rule or principle that `passage` stands in, else its paragraph, else its pages, else None."""
    label = passage.label.strip().rstrip(".")
    own = _named(label)
    if own:
        return own
    counted = _PART.findall(label)
    if about.type in _NUMBERED_ANEW:
        above = next(filter(None, map(_named, reversed(passage.path))), None)
        if above:
            return Pinpoint(above.place, above.number + _bracketed(counted))
    if label[:1].isdigit():
        return Pinpoint("paragraph", counted[0] + _bracketed(counted[1:]))
    return Pinpoint("page", _range(page_labels)) if page_labels else None


def _named(heading: str) -> Pinpoint | None:
    for place, words in _NAMED.items():
        if found := words.match(heading):
            return Pinpoint(place, found["number"])
    return None


def _bracketed(parts: Sequence[str]) -> str:
    return "".join(f"({part})" for part in parts)


def _range(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}"
